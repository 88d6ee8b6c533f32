import type { Relation } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import type { Context } from "#lib/verbs/context.ts";
import { checklistOf, type PlannedStep, stillOpen } from "./core/checklist.ts";
import type { RetirementGuarded } from "./core/retirement-lifecycle.ts";
import { delegatorsOf, retirementRow, type StepAnswer, stepsOf } from "./store.ts";

/** What has to be done for an agent, as its facts are now. */
export async function plannedFor(queryable: Queryable, agentId: string, now: Instant): Promise<PlannedStep[]> {
  const facts = await factsOfAgent(queryable, agentId, now);
  return checklistOf(facts, await delegatorsOf(queryable, agentId, now), now);
}

/** A retirement with its agent, which is locked first, and its steps: two verifications wait for each other. */
export async function retirementInHand(tx: Transaction, id: string, { clock, actor }: Context) {
  const now = clock.now();
  const found = await retirementRow(tx, id);
  const { agent, relation: held } = await agentInHand(tx, found.agentId, now);
  const retirement = await retirementRow(tx, id);
  const steps = await stepsOf(tx, id);
  const planned = await plannedFor(tx, agent.id, now);
  const relation: Relation = { ...held, personId: retirement.requestedById };
  const guarded: RetirementGuarded = {
    asking: actor.personId,
    requestedBy: retirement.requestedById,
    scheduledAt: retirement.scheduledAt?.getTime() ?? null,
    now,
    open: retirement.state === "in_progress" ? stillOpen(planned, steps) : [],
    executors: executorsOf(steps),
  };
  return { retirement, agent, relation, steps, planned, guarded };
}

export type HeldRetirement = Awaited<ReturnType<typeof retirementInHand>>;

/** Whose hands a retirement went through: who did a step, and on whose behalf one was done (R99). */
export const executorsOf = (steps: readonly Pick<StepAnswer, "doneBy" | "doneFor">[]): string[] =>
  steps.flatMap(({ doneBy, doneFor }) => [doneBy, doneFor].flatMap((person) => person?.id ?? []));

/**
 * Who may do a step in their own name: the person it names, whoever holds its role now, and the retirement owner;
 * security too where the person it names is not active, or where it names nobody.
 */
export const askedForStep = (
  { personId, role }: { personId: string | null; role: Role },
  holders: Relation["holders"] = {},
  active: ReadonlySet<string>,
): NonNullable<Relation["asked"]> => ({
  ids: [...(personId === null ? [] : [personId]), ...(holders[role] ?? []), ...(holders.retirement_owner ?? [])],
  roles: personId !== null && active.has(personId) ? [] : ["security"],
});

/** How the evidence names a retirement. */
export const subjectOf = (retirement: { id: string }, agent: { id: string; name: string }) => ({
  kind: "retirement",
  id: retirement.id,
  name: `Retirement of ${agent.name}`,
  agentId: agent.id,
});

/**
 * The asker with what the approved retirement lends them: whoever is asked for a step may do exactly what the step says,
 * and the verifier closes what is left, although no role of theirs would allow it otherwise. Only for verbs that a
 * retirement carries out; the evidence names the person all the same.
 */
export const empowered = (context: Context): Context => ({
  ...context,
  idempotency: null,
  actor: { ...context.actor, roles: [...context.actor.roles, "admin"], scopes: null },
});
