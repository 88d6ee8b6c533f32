import { endpoint } from "#app/api/endpoint.ts";
import { readMatrix } from "#lib/raci/read-matrix.ts";

export const GET = endpoint({
  verb: readMatrix,
  input: ({ params, search }) => ({ ...search, agent: params.agent }),
});
