import { endpoint } from "#app/api/endpoint.ts";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { readAgentControl } from "#lib/controls/list-agent-controls.ts";

export const GET = endpoint({
  verb: readAgentControl,
  input: ({ params, search }) => ({ ...search, agent: params.agent, control: params.control }),
});

export const PATCH = endpoint({
  verb: editAgentControl,
  input: ({ params, body, ifMatch }) => ({ ...body, agent: params.agent, control: params.control, version: ifMatch }),
});
