import { endpoint } from "#app/api/endpoint.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { readGap } from "#lib/gaps/list-gaps.ts";

export const GET = endpoint({ verb: readGap, input: ({ params, search }) => ({ ...search, gap: params.gap }) });

export const PATCH = endpoint({
  verb: assignGap,
  input: ({ params, body, ifMatch }) => ({ ...body, gap: params.gap, version: ifMatch }),
});
