import type { Relation } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import type { HeldRequest } from "./store-requests.ts";

/**
 * What the access table looks at of a request: who is asked (for a slot, else for any), by name or by platform role, or
 * has it before them since it is overdue.
 * The submitter is let through to the core, whose refusal says the rule that is against them (R39).
 */
export function relationOfRequest(
  { decisions, submittedById }: Pick<HeldRequest, "decisions" | "submittedById">,
  slot?: string,
): Relation {
  const asked = decisions.some((one) => one.slot === slot) ? decisions.filter((one) => one.slot === slot) : decisions;
  return {
    personId: submittedById,
    asked: {
      ids: [
        ...asked.flatMap(({ askedId, forId, escalated = [] }) => [
          askedId,
          forId,
          ...escalated.map(({ toId }) => toId),
        ]),
        submittedById,
      ].filter((id) => id !== null),
      roles: asked
        .flatMap(({ askedRole, escalated = [] }) => [askedRole, ...escalated.map(({ toRole }) => toRole)])
        .filter((role) => role !== null),
    },
  };
}

/** The same, with who holds what on the agent: its business owner may take back what others asked for it. */
export async function relationToWithdraw(queryable: Queryable, request: HeldRequest, now: Instant): Promise<Relation> {
  const relation = relationOfRequest(request);
  if (request.agentId === null) return relation;
  const { holders } = await relationOnAgent(
    queryable,
    { id: request.agentId, state: "submitted", createdById: null },
    now,
    request.capabilityId,
  );
  return { ...relation, ...(holders ? { holders } : {}) };
}
