import { endpoint } from "#app/api/endpoint.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { readDataSource } from "#lib/registry/list-data-sources.ts";

export const GET = endpoint({
  verb: readDataSource,
  input: ({ params, search }) => ({ ...search, dataSource: params.dataSource }),
});

export const PATCH = endpoint({
  verb: editDataSource,
  input: ({ params, body, ifMatch }) => ({ ...body, dataSource: params.dataSource, version: ifMatch }),
});

/** Ends, never erases: it is out of use, and what refers to it keeps its name. */
export const DELETE = endpoint({
  verb: editDataSource,
  input: ({ params, ifMatch }) => ({ dataSource: params.dataSource, version: ifMatch, ended: true }),
});
