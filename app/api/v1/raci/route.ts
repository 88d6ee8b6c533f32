import { endpoint } from "#app/api/endpoint.ts";
import { listMatrix } from "#lib/raci/list-matrix.ts";

export const GET = endpoint({ verb: listMatrix, input: ({ search }) => search });
