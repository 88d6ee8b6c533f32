import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { createPerson } from "#lib/registry/create-person.ts";
import { createCampaign } from "#lib/reviews/create-campaign.ts";
import { openCampaign } from "#lib/reviews/open-campaign.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";

/** Agents that each campaign reviews, each with an owner and a manager of its own. */
export const REVIEWED = 3;

/** Days ago, as a clock. */
const before = (days: number) => systemContext("overdue", fixedClock(machineClock.now() - days * DAY));

/** A role taken on so many days ago that its word goes stale the day after tomorrow: holder, deputy and manager are due. */
const SAID = 178.5;

/** People who accepted a role so long ago that each, a deputy and the manager are due to be asked, once. @returns their ids */
export async function overdueHolders(count: number): Promise<string[]> {
  const context = before(SAID);
  const agent = await createAgent(context, { name: "Agent of the killed workers" });
  const manager = await createPerson(context, { email: "manager@example.com", name: "Manager" });
  const people = [];
  for (let n = 0; n < count; n++)
    people.push(
      await createPerson(context, { email: `holder.${n}@example.com`, name: `Holder ${n}`, manager: manager.email }),
    );
  for (const [n, { id, name }] of people.entries()) {
    const deputy = people[(n + 1) % count]?.id ?? id;
    const { id: assignment } = await createAssignment(context, {
      agent: agent.id,
      role: "control_owner",
      person: id,
      deputies: [deputy],
    });
    const actor = { kind: "person", id, personId: id, name, roles: ["member"], scopes: null } as const;
    await acceptAssignment({ ...context, actor }, { assignment });
  }
  return people.map(({ id }) => id);
}

/** Active agents with one capability each, to be reviewed by their owners. @returns their ids */
export async function agentsToReview(): Promise<string[]> {
  const context = before(20);
  const agents: string[] = [];
  for (let n = 0; n < REVIEWED; n++) {
    const manager = await createPerson(context, { email: `boss.${n}@example.com`, name: `Boss ${n}` });
    const email = `owner.${n}@example.com`;
    const owner = await createPerson(context, { email, name: `Owner ${n}`, manager: manager.email });
    const { id } = await createAgent(context, { name: `Reviewed ${n}` });
    await createAssignment(context, { agent: id, role: "business_owner", person: owner.id });
    await createCapability(context, { agent: id, name: "Look", action: "read" });
    // As the lifecycle would leave it; what it takes to activate is not what this is about.
    await writing(context.clock.now(), async (tx) => {
      const at = new Date(context.clock.now());
      await tx.models.agent.update({ where: { id }, data: { state: "active", submittedAt: at, activatedAt: at } });
      await judgeTouched(tx, { agents: [id] }, context.clock.now(), context.correlationId);
    });
    agents.push(id);
  }
  return agents;
}

/** A campaign that was opened ten days ago and that nobody followed since: a reminder and the escalation are due. */
export async function overdueCampaign(agents: readonly string[]): Promise<void> {
  const context = before(10);
  const { id } = await createCampaign(context, {
    name: `Opened at ${iso(machineClock.now())}`,
    scope: { agents: [...agents] },
    dueDays: 12,
    remindDaysBefore: [3],
    escalateDaysBefore: 2,
  });
  await openCampaign(context, { campaign: id });
}

/** Campaigns whose timetable nobody has followed yet. */
export async function unfollowedCampaigns(): Promise<number> {
  const [found] = await present.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Campaign" WHERE state = 'open' AND "followedUntil" = "openedAt"`,
  );
  return found?.n ?? 0;
}
