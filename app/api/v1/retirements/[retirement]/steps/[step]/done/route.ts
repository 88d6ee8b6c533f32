import { endpoint } from "#app/api/endpoint.ts";
import { doStep } from "#lib/workflow/retirements/do-step.ts";

/** The version of If-Match is the step's own. */
export const POST = endpoint({
  verb: doStep,
  input: ({ params, body, ifMatch }) => ({
    ...body,
    retirement: params.retirement,
    step: params.step,
    version: ifMatch,
  }),
});
