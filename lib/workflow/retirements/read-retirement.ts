import { z } from "zod";
import { mayDo, type Relation } from "#lib/identity/core/access.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import type { Context } from "#lib/verbs/context.ts";
import { asOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { isDependency, isWaivable, stillOpen } from "./core/checklist.ts";
import { isUnderWay, retirementLifecycle } from "./core/retirement-lifecycle.ts";
import { askedForStep, executorsOf, plannedFor } from "./retirement-in-hand.ts";
import { agentBehind, readRetirementById, stepsOf } from "./store.ts";
import { activeAmong } from "./store-people.ts";
import { standInsOfSteps } from "./store-stand-ins.ts";

/** A retirement with its checklist and what the asker may do about it now; before it starts, the checklist to come. */
export async function readRetirementWith(queryable: Queryable, id: string, { actor, clock }: Context, at?: number) {
  const now = at ?? clock.now();
  const retirement = await readRetirementById(queryable, id);
  const steps = await stepsOf(queryable, id);
  const agent = await agentBehind(queryable, retirement.agent.id);
  const planned = isUnderWay(retirement.state) ? await plannedFor(queryable, agent.id, now) : [];
  const held = await relationOnAgent(queryable, agent, now);
  const relation: Relation = { ...held, personId: retirement.requestedBy?.id ?? null };
  const open = retirement.state === "in_progress" ? stillOpen(planned, steps) : [];
  const active = await activeAmong(
    queryable,
    steps.flatMap(({ person }) => person?.id ?? []),
  );
  const standIns = await standInsOfSteps(queryable, id, now);
  const guarded = {
    asking: actor.personId,
    requestedBy: retirement.requestedBy?.id ?? null,
    scheduledAt: retirement.scheduledAt === null ? null : Date.parse(retirement.scheduledAt),
    now,
    open,
    executors: executorsOf(steps),
  };
  const events = retirementLifecycle
    .offers(retirement.state, guarded)
    .filter(({ event }) => event !== "start" && event !== "retire")
    .map(({ event, may, hindrance }) => ({
      event,
      because: hindrance?.because ?? (mayDo(actor, may, relation) ? null : "It takes somebody else."),
    }));
  return {
    ...retirement,
    /** The agent's state now. */
    agentState: agent.state,
    steps: steps.map(({ key: _, ...step }) => ({
      ...step,
      dependency: isDependency(step.kind),
      waivable: isWaivable(step.kind),
      mine:
        retirement.state === "in_progress" &&
        step.state === "open" &&
        mayDo(actor, "retirement.step", {
          asked: askedForStep({ personId: step.person?.id ?? null, role: step.role }, held.holders, active),
          standInId: standIns.get(step.id)?.personId ?? null,
        }),
    })),
    /** What the checklist would hold if it started now; empty once it has. */
    planned:
      steps.length > 0
        ? []
        : planned.map(({ kind, title, because, role }) => ({
            kind,
            title,
            because,
            role,
            dependency: isDependency(kind),
          })),
    /** Titles of what stands against verifying. */
    open,
    events,
  };
}

export type RetirementAnswer = Awaited<ReturnType<typeof readRetirementWith>>;

/** One retirement. */
export const readRetirement = query({
  may: "catalogue.read",
  summary: "Read a retirement with its checklist",
  input: z.strictObject({ retirement: z.string().max(100), asOf }),
  read: (queryable, { retirement }, { now, context }) => readRetirementWith(queryable, retirement, context, now),
});
