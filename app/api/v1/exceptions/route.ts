import { endpoint } from "#app/api/endpoint.ts";
import { listExceptions } from "#lib/workflow/exceptions/list-exceptions.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";

export const GET = endpoint({ verb: listExceptions, input: ({ search }) => search });

export const POST = endpoint({
  verb: requestException,
  input: ({ body }) => body,
  status: 201,
  location: ({ id }) => `/api/v1/exceptions/${id}`,
});
