import { againstActivation } from "#lib/gaps/core/readiness.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { type LifecycleFacts, unstatedOf } from "./core/agent-lifecycle.ts";
import { againstUnattended } from "./core/bounded-authority.ts";
import { againstUndecided } from "./core/decided-sources.ts";
import { seatsOf } from "./core/roles.ts";
import { type JudgedAgent, judged } from "./judged-agent.ts";

/** What the guards of the lifecycle look at, for one agent and one asker. */
export async function lifecycleFacts(
  queryable: Queryable,
  { facts, organisation }: Pick<JudgedAgent, "facts" | "organisation">,
  asking: { personId: string | null; submittedById: string | null; now: Instant },
): Promise<LifecycleFacts> {
  const { identity, scope, oversight } = facts.approvals;
  return {
    unstated: unstatedOf(facts),
    unbounded: againstUnattended({ facts, seats: seatsOf(facts, organisation.policy, new Moment(asking.now)) }),
    undecided: againstUndecided(facts.dataSources),
    againstActivation: facts.state === "approved" ? gapsAgainst({ facts, organisation }, asking.now) : [],
    asking: asking.personId,
    submittedBy: asking.submittedById,
    approvedBy: [identity.by, scope.by, oversight.by].flatMap((person) => (person === null ? [] : [person.id])),
    retirement: facts.state === "retiring" ? await retirementUnderWay(queryable, facts.id) : null,
  };
}

/** Critical and blocking gaps that are open, judged as if the agent were active already (R51); each with its fix. */
function gapsAgainst({ facts, organisation }: Pick<JudgedAgent, "facts" | "organisation">, now: Instant): FieldError[] {
  const asIfActive = { ...facts, state: "active" as const, activatedAt: facts.activatedAt ?? now };
  const { findings } = judged(asIfActive, organisation, now);
  return againstActivation(findings).map(({ rule, sentence, fix }) => ({ path: rule, message: `${sentence} ${fix}` }));
}

/** Kept by the workflow above; the registry's own guard reads it, so that no other way leads around the checklist. */
async function retirementUnderWay(queryable: Queryable, agentId: string): Promise<LifecycleFacts["retirement"]> {
  const [found] = await queryable.query<{ openSteps: number; executors: string[] }>(
    `SELECT count(s.id) FILTER (WHERE s.state = 'open')::int AS "openSteps",
       array_remove(array_agg(DISTINCT s."doneById"::text) || array_agg(DISTINCT s."doneForId"::text), NULL) AS executors
     FROM "Retirement" r LEFT JOIN "RetirementStep" s ON s."retirementId" = r.id
     WHERE r."agentId" = $1::uuid AND r.state IN ('in_progress', 'verified') GROUP BY r.id`,
    [agentId],
  );
  return found ?? null;
}
