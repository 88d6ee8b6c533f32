import { endpoint } from "#app/api/endpoint.ts";
import { createDataSource } from "#lib/registry/create-data-source.ts";
import { listDataSources } from "#lib/registry/list-data-sources.ts";

export const GET = endpoint({ verb: listDataSources, input: ({ search }) => search });

export const POST = endpoint({
  verb: createDataSource,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/data-sources/${id}`,
});
