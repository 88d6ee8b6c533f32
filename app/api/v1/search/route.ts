import { endpoint } from "#app/api/endpoint.ts";
import { search } from "#lib/search/search.ts";

export const GET = endpoint({ verb: search, input: ({ search }) => search });
