import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createSystem } from "#lib/registry/create-system.ts";
import { createCampaign } from "#lib/reviews/create-campaign.ts";
import { scheduleCampaign } from "#lib/reviews/move-campaign.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { Names } from "./names.ts";
import { type Plan, type PlannedAgent, START, timing } from "./plan.ts";
import { roundAt } from "./tally-reviews.ts";
import "#lib/boot.ts";

const admin = (now: number) => systemContext("a year", fixedClock(now));

/** Makes the planned company by everybody's verbs, each agent on the day on which it was registered. */
export async function found(plan: Plan): Promise<Names> {
  const names = new Names();
  const first = START - 300 * DAY;
  for (const { key, manager, security, admin: administers } of plan.people) {
    const { id } = await createPerson(admin(first), {
      email: `${key}@example.com`,
      name: key,
      manager: manager === null ? null : names.idOf(manager),
      platformRoles: [security ? "security" : "member", ...(administers ? (["admin"] as const) : [])],
    });
    names.add(key, id);
  }
  const system = await createSystem(admin(first), { name: "Ledger", owner: "p05@example.com", kind: "database" });
  for (const agent of plan.agents.toSorted((one, other) => one.registeredAt - other.registeredAt))
    await register(plan, agent, system.slug, names);
  for (const series of plan.series) {
    const planned = await createCampaign(admin(START - DAY), {
      name: series.key,
      scope: { agents: series.agents.map((key) => names.idOf(key)) },
      stages: [
        { reviewers: series.reviewers, people: series.people.map((key) => names.idOf(key)), outcome: series.outcome },
      ],
      defaultReviewer: series.defaultReviewer === null ? null : names.idOf(series.defaultReviewer),
      dueDays: timing.dueDays,
      graceDays: timing.graceDays,
      remindDaysBefore: timing.remindDaysBefore,
      escalateDaysBefore: timing.escalateDaysBefore,
      silence: series.silence,
      recurrence: "FREQ=MONTHLY;INTERVAL=3",
      timeZone: "Europe/Berlin",
      startsAt: iso(roundAt(series, 0)),
    });
    await scheduleCampaign(admin(START - DAY), { campaign: planned.id });
  }
  return names;
}

async function register(plan: Plan, agent: PlannedAgent, system: string, names: Names): Promise<void> {
  const { key, state, registeredAt, autonomy, interaction, customerFacing } = agent;
  // Nobody reads the answers of an import, and they need not be put together.
  const context = { ...admin(registeredAt), imported: true };
  const { id } = await createAgent(context, {
    name: key,
    autonomy,
    interaction,
    customerFacing,
    hosting: "internal",
    environment: "production",
    model: "first",
    residualRisk: { statement: "Some stays." },
  });
  names.add(key, id);
  for (const capability of plan.capabilities.filter((one) => one.agent === key)) {
    const made = await createCapability(context, {
      agent: id,
      name: capability.key,
      action: capability.action,
      dataClassification: capability.dataClassification,
      reversible: capability.reversible,
      system,
      monitoring: "An alert",
      revocation: { path: "Remove the scope" },
      grant: {
        grantedBy: names.idOf(capability.grant.grantedBy),
        approvedBy: names.idOf(capability.grant.approvedBy),
        reason: "Needed",
        startsAt: iso(registeredAt),
        endsAt: capability.grant.endsAt === null ? null : iso(capability.grant.endsAt),
      },
    });
    names.add(capability.key, made.id);
  }
  for (const assignment of plan.assignments.filter((one) => one.agent === key)) {
    const made = await createAssignment(context, {
      agent: id,
      capability: assignment.capability === null ? null : names.idOf(assignment.capability),
      role: assignment.role,
      person: names.idOf(assignment.person),
      deputies: assignment.deputies.map((deputy) => names.idOf(deputy)),
    });
    if (assignment.accepted) await acceptAssignment(names.as(assignment.person, registeredAt), { assignment: made.id });
  }
  // As the lifecycle leaves it; what it takes to get there is shown elsewhere.
  await present.query(
    `UPDATE "Agent" SET state = $2::"AgentState", "submittedAt" = $3::timestamptz,
       "activatedAt" = CASE WHEN $2 = 'approved' THEN NULL ELSE $3::timestamptz END WHERE id = $1::uuid`,
    [id, state, iso(registeredAt)],
  );
}
