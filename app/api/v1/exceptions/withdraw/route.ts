import { endpoint } from "#app/api/endpoint.ts";
import { withdrawExceptions } from "#lib/workflow/exceptions/withdraw-exceptions.ts";

export const POST = endpoint({ verb: withdrawExceptions, input: ({ body }) => body });
