import { endpoint } from "#app/api/endpoint.ts";
import { listAgentControls } from "#lib/controls/list-agent-controls.ts";

export const GET = endpoint({
  verb: listAgentControls,
  input: ({ params, search }) => ({ ...search, agent: params.agent }),
});
