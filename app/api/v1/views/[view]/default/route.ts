import { endpoint } from "#app/api/endpoint.ts";
import { clearDefaultView, setDefaultView } from "#lib/views/set-default-view.ts";

export const POST = endpoint({ verb: setDefaultView, input: ({ params }) => ({ view: params.view }) });

export const DELETE = endpoint({ verb: clearDefaultView, input: ({ params }) => ({ view: params.view }) });
