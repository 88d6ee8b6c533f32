import { endpoint } from "#app/api/endpoint.ts";
import { listImports } from "#lib/imports/list-imports.ts";
import { runImport } from "#lib/imports/run-import.ts";
import { fileOfRequest, importAsked } from "./file-of-request.ts";

export const GET = endpoint({ verb: listImports, input: ({ search }) => search });

export const POST = endpoint({
  verb: runImport,
  body: fileOfRequest,
  input: ({ body, search }) => importAsked(body, search),
  status: 201,
  location: ({ id }) => `/api/v1/imports/${id}`,
});
