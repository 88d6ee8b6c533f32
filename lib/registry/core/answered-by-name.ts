import { authorize, type Permission, type Relation } from "#lib/identity/core/access.ts";
import type { Actor } from "#lib/identity/core/actor.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { AgentPeople } from "./agent-columns.ts";
import type { AgentState } from "./vocabulary.ts";

/** What is answered by name on an agent: the three questions of R54 and the residual risk (R57). */
export const namedAnswers = {
  identity: { permission: "agent.approveIdentity", path: "approvals.identity.by", words: "its identity" },
  scope: { permission: "agent.approveScope", path: "approvals.scope.by", words: "its scope" },
  oversight: { permission: "agent.approveOversight", path: "approvals.oversight.by", words: "its oversight model" },
  risk: { permission: "agent.acceptRisk", path: "residualRisk.acceptedBy", words: "its residual risk" },
} as const satisfies Record<string, { permission: Permission; path: string; words: string }>;

export type NamedAnswer = keyof typeof namedAnswers;

/**
 * Refuses an approval or acceptance that is not its giver's own: each is given by the person named, who must hold the
 * role for it; an admin may record what somebody else decided, and anybody who edits may take an answer back (null).
 * Nobody approves what they submitted (R39, R54, R57).
 * @throws Refusal `forbidden` or `invalid`
 */
export function requireOwnAnswer(
  answer: NamedAnswer,
  by: string | null,
  asking: { actor: Actor; relation: Relation; submittedById: string | null },
): void {
  const { permission, path, words } = namedAnswers[answer];
  authorize(asking.actor, permission, asking.relation);
  if (by === null) return;
  if (by !== asking.actor.personId && !asking.actor.roles.includes("admin"))
    throw new Refusal("forbidden", "own-answer", `Only they themselves can approve ${words}, or an admin records it.`, {
      errors: [{ path, message: "Name yourself, or leave it to them." }],
    });
  if (answer !== "risk" && by === asking.submittedById)
    throw invalid([{ path, message: `They submitted this agent, so somebody else approves ${words}.` }]);
}

/**
 * While a registration is decided its request asks for these answers, and there is no other way to give them.
 * @throws Refusal `conflict`
 */
export function refuseDecidedByRequest({ state }: { state: AgentState }, answer: NamedAnswer): void {
  if (state !== "submitted") return;
  const { path, words } = namedAnswers[answer];
  throw new Refusal("conflict", "decided-by-request", `The open registration asks who answers for ${words}.`, {
    errors: [{ path, message: "It is decided in the request." }],
  });
}

/** The same for every answer that an edit names; what an import states is kept. */
export function requireOwnAnswers(
  people: AgentPeople,
  asking: Parameters<typeof requireOwnAnswer>[2] & { state: AgentState; imported?: boolean },
): void {
  for (const answer of Object.keys(namedAnswers) as NamedAnswer[]) {
    const by = people[namedAnswers[answer].path];
    if (by === undefined) continue;
    requireOwnAnswer(answer, by, asking);
    if (!asking.imported) refuseDecidedByRequest(asking, answer);
  }
}
