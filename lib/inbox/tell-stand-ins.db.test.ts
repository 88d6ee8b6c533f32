import { describe, expect, test } from "vitest";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { editNoticeSettings } from "#lib/notifications/edit-notice-settings.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import type { World } from "#lib/registry/world-for-tests.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { followCampaigns } from "#lib/reviews/follow-campaigns.ts";
import { handOverItems } from "#lib/reviews/hand-over-items.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { advanceDrills } from "#lib/workflow/drills/advance-drills.ts";
import { startDrill } from "#lib/workflow/drills/start-drill.ts";
import { followDecisions } from "#lib/workflow/due/follow-decisions.ts";
import { approveException } from "#lib/workflow/exceptions/move-exception.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { watchExceptions } from "#lib/workflow/exceptions/watch-exceptions.ts";
import { tellHandOvers } from "#lib/workflow/hand-over/tell-hand-overs.ts";
import { reconsiderDue } from "#lib/workflow/reconsider-due.ts";
import { doStep } from "#lib/workflow/retirements/do-step.ts";
import { agentInUse, asked, inState, started } from "#lib/workflow/retirements/retiring-for-tests.ts";
import { runRetirements } from "#lib/workflow/retirements/run-retirements.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { askToAttest } from "./ask-to-attest.ts";
import type { ItemKind } from "./core/item.ts";
import { listInbox } from "./list-inbox.ts";
import { tellStandIns } from "./tell-stand-ins.ts";

type Person = { id: string; name: string; email: string };

/** Somebody with a deputy, and a way to make something of one kind wait for them. */
interface Arranged {
  world: World;
  holder: Person;
  deputy: Person;
  open(): Promise<unknown>;
}

interface Case {
  /** What the deputy finds in their inbox while the holder is away; null: nothing, because it cannot be handed over. */
  seen: ItemKind | null;
  arrange(): Promise<Arranged>;
}

const away = ({ world, holder }: Arranged) =>
  editPerson(world.admin, { person: holder.id, outOfOffice: { from: iso(world.now), until: null } });
const back = ({ world, holder }: Arranged) => editPerson(world.admin, { person: holder.id, outOfOffice: null });

/** Names a deputy in all that somebody holds on an agent. */
async function deputyOf(world: World, agent: { slug: string }, holder: Person, ...deputies: Person[]): Promise<void> {
  for (const { id } of (await listAssignments(world.admin, { agent: agent.slug, person: holder.email })).data)
    await editAssignment(world.admin, { assignment: id, deputies: deputies.map((one) => one.id) });
}

/** An agent in use, one of whose people has a fresh deputy. */
async function inUse(role: "provisioner" | "owner" | "security") {
  const it = await agentInUse();
  const holder = it.people[role];
  const deputy = await it.world.person("Deputy");
  await deputyOf(it.world, it.agent, holder, deputy);
  return { ...it, holder, deputy };
}

/** An agent whose holder named a deputy in one role. */
async function held(role: "business_owner" | "responder" | "system_owner", more: { accepted?: boolean } = {}) {
  const world = new ReviewWorld();
  const holder = await world.person("Holder");
  const deputy = await world.person("Deputy");
  const agent = await world.statedAgent("Desk", { businessUnit: `Unit of ${holder.name}` });
  const name = () => world.name(agent, role, holder, { deputies: [deputy.id] });
  if (more.accepted !== false) await world.assign(agent, role, holder, { deputies: [deputy.id] });
  return { world, agent, holder, deputy, name };
}

/** A gap that stays, whatever else the test ends. */
const firstGap = async (world: World, agent: { slug: string }) => {
  const [gap] = (await listGaps(world.admin, { agent: agent.slug, rule: "unit-unowned", limit: 1 })).data;
  if (!gap) throw new Error("The agent has no gap.");
  return gap;
};

/** A review whose items ask the owner, and whose follow-ups ask the provisioner. */
async function reviewed(asks: "owner" | "provisioner") {
  const world = new ReviewWorld();
  const it = await world.reviewed();
  const holder = it[asks];
  const deputy = await world.person("Deputy");
  await deputyOf(world, it.agent, holder, deputy);
  return { ...it, world, holder, deputy };
}

const cases: Record<ItemKind, Case> = {
  accept: {
    seen: null,
    async arrange() {
      const it = await held("business_owner", { accepted: false });
      return { ...it, open: it.name };
    },
  },
  attest: {
    seen: "attest_for",
    async arrange() {
      const it = await held("business_owner");
      return { ...it, open: async () => it.world.pass(151) };
    },
  },
  attest_for: {
    // Nobody stands in for a deputy: the next in line has a turn of their own.
    seen: null,
    async arrange() {
      const world = new ReviewWorld();
      const silent = await world.person("Silent");
      const holder = await world.person("First");
      const deputy = await world.person("Deputy of the first");
      const agent = await world.statedAgent();
      await world.assign(agent, "business_owner", silent, { deputies: [holder.id] });
      await world.assign(agent, "control_owner", holder, { deputies: [deputy.id] });
      const spoken = async () => {
        world.pass(168);
        await present.query(`UPDATE "Assignment" SET "attestedAt" = $2::timestamptz WHERE "personId" = $1::uuid`, [
          holder.id,
          iso(world.now),
        ]);
      };
      return { world, holder, deputy, open: spoken };
    },
  },
  gap: {
    seen: "gap",
    async arrange() {
      const it = await inUse("owner");
      const gap = await firstGap(it.world, it.agent);
      return { ...it, open: () => assignGap(it.world.admin, { gap: gap.id, assignee: it.holder.email }) };
    },
  },
  hand_over: {
    seen: null,
    async arrange() {
      const it = await held("system_owner");
      const leaver = await it.world.person("Leaver", { manager: it.holder.email });
      await it.world.assign(it.agent, "business_owner", leaver);
      return { ...it, open: () => editPerson(it.world.admin, { person: leaver.id, status: "left" }) };
    },
  },
  drill: {
    seen: null,
    async arrange() {
      const it = await held("responder");
      await it.world.capability(it.agent, "Pay", { action: "pay" });
      await inState(it.world, it.agent.id, "active");
      return {
        ...it,
        open: () =>
          startDrill(it.world.admin, {
            name: "Night watch",
            unit: `Unit of ${it.holder.name}`,
            minutes: 30,
            tier: "high",
          }),
      };
    },
  },
  review: {
    seen: "review",
    async arrange() {
      const it = await reviewed("owner");
      return { ...it, open: () => it.world.open([it.agent]) };
    },
  },
  follow_up: {
    seen: "follow_up",
    async arrange() {
      const it = await reviewed("provisioner");
      const { world, agent, owner } = it;
      const campaign = await world.open([agent]);
      const { id: item } = await world.item(campaign);
      await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "revoke", reason: "Not used." });
      return { ...it, open: () => closeCampaign(world.admin, { campaign: campaign.id }) };
    },
  },
  decision: {
    seen: "decision",
    async arrange() {
      const it = await held("system_owner");
      const owner = await it.world.person("Owner");
      await it.world.assign(it.agent, "business_owner", owner);
      await it.world.assign(it.agent, "security_owner", await it.world.person("Guard"));
      return { ...it, open: () => submitAgent(it.world.as(owner), { agent: it.agent.slug }) };
    },
  },
  exception: {
    seen: null,
    async arrange() {
      const it = await inUse("security");
      await editPerson(it.world.admin, { person: it.holder.id, platformRoles: ["security"] });
      const gap = await firstGap(it.world, it.agent);
      return {
        ...it,
        open: () =>
          requestException(it.world.as(it.people.owner), {
            gap: gap.id,
            reason: "Next month.",
            compensatingControl: "A person looks.",
            endsAt: iso(it.world.now + 20 * DAY),
          }),
      };
    },
  },
  exception_ending: {
    seen: "exception_ending",
    async arrange() {
      const it = await inUse("owner");
      const decides = await it.world.person("Decides", { platformRoles: ["security"] });
      const { id } = await requestException(it.world.as(it.holder), {
        gap: (await firstGap(it.world, it.agent)).id,
        reason: "Next month.",
        compensatingControl: "A person looks.",
        endsAt: iso(it.world.now + 20 * DAY),
      });
      await approveException(it.world.as(decides, ["security"]), { exception: id, reason: "A person looks." });
      return { ...it, open: async () => it.world.pass(7) };
    },
  },
  retirement: {
    seen: null,
    async arrange() {
      const it = await inUse("security");
      return { ...it, open: () => asked(it) };
    },
  },
  retirement_step: {
    seen: "retirement_step",
    async arrange() {
      const it = await inUse("provisioner");
      return { ...it, open: () => started(it) };
    },
  },
};

const work = [
  runRetirements,
  watchExceptions,
  askToAttest,
  advanceDrills,
  reconsiderDue,
  followDecisions,
  tellHandOvers,
  handOverItems,
  followCampaigns,
  tellStandIns,
];

/** What the clock does, on two nodes at once, and again a minute later. */
async function run({ world }: Pick<Arranged, "world">): Promise<void> {
  for (const one of work) await Promise.all([one(fixedClock(world.now)), one(fixedClock(world.now))]);
  world.now += 60_000;
  for (const one of work) await one(fixedClock(world.now));
}

const told = (person: Person) =>
  present.query<{
    kind: string;
    title: string;
    text: string;
    href: string;
    dueAt: Date | null;
    readAt: Date | null;
    mail: string;
  }>(
    `SELECT kind, title, text, href, "dueAt", "readAt", mail FROM "Notice" WHERE "personId" = $1::uuid ORDER BY at, id`,
    [person.id],
  );
const waits = async ({ world }: Pick<Arranged, "world">, person: Person) =>
  (await listInbox(world.as(person), { limit: 200 })).data;

describe("R93: whoever finds something in their inbox because somebody is out of office was told of it, once", () => {
  test.each(Object.entries(cases))("%s, open when the holder goes", async (_, { seen, arrange }) => {
    const it = await arrange();
    await it.open();
    await run(it);
    expect([await waits(it, it.deputy), await told(it.deputy)]).toEqual([[], []]);
    await away(it);
    await run(it);
    expect(new Set((await waits(it, it.deputy)).map(({ kind }) => kind))).toEqual(new Set(seen === null ? [] : [seen]));
    expect(await told(it.deputy)).toHaveLength(seen === null ? 0 : 1);
  });

  test.each(Object.entries(cases))("%s, that opens while the holder is away", async (_, { seen, arrange }) => {
    const it = await arrange();
    await away(it);
    await run(it);
    await it.open();
    await run(it);
    expect(new Set((await waits(it, it.deputy)).map(({ kind }) => kind))).toEqual(new Set(seen === null ? [] : [seen]));
    expect(await told(it.deputy)).toHaveLength(seen === null ? 0 : 1);
  });
});

describe("R93: a deputy", () => {
  test("is told of all steps of a retirement together, by the mail they chose, with whom it is for", async () => {
    const it = await inUse("provisioner");
    await editNoticeSettings(it.world.as(it.deputy), { mail: { "stand-in-asked": "daily" } });
    const { id } = await started(it);
    await away({ ...it, open: async () => {} });
    await run(it);
    const [notice] = await told(it.deputy);
    expect(notice).toMatchObject({
      kind: "stand-in-asked",
      title: `For ${it.holder.name}: 2 things wait for you`,
      href: `/retirements/${id}`,
      mail: "daily",
      readAt: null,
    });
    expect(notice?.text).toContain(`${it.holder.name} is out of office, and you are the deputy who stands in: Revoke`);
  });

  test("hears of what comes later by itself, of nothing done any more, and again when the holder goes again", async () => {
    const it = { ...(await inUse("provisioner")), open: async () => {} };
    const { world, deputy } = it;
    const { id, steps } = await started(it);
    const theirs = steps.filter(({ person }) => person?.id === it.holder.id);
    await away(it);
    await run(it);
    expect(await told(deputy)).toMatchObject([{ readAt: null }]);
    // One of two is done: the other still asks.
    const proven = (step: string) => doStep(world.as(deputy), { retirement: id, step, proof: "The key is deleted." });
    await proven(theirs[0]?.id ?? "");
    await run(it);
    expect(await told(deputy)).toMatchObject([{ readAt: null }]);
    const gap = await firstGap(world, it.agent);
    await assignGap(world.admin, { gap: gap.id, assignee: it.holder.email });
    await run(it);
    expect(await told(deputy)).toMatchObject([
      { readAt: null },
      {
        kind: "stand-in-asked",
        title: `For ${it.holder.name}: ${gap.sentence}`,
        href: `/gaps/${gap.id}`,
        readAt: null,
      },
    ]);
    await proven(theirs[1]?.id ?? "");
    await run(it);
    const [ofSteps, ofGap] = await told(deputy);
    expect([ofSteps?.readAt, ofSteps?.mail]).toEqual([expect.any(Date), "none"]);
    expect(ofGap?.readAt).toBeNull();
    // The holder is back: it is theirs again. They go again: it is the deputy's again.
    await back(it);
    await run(it);
    expect((await told(deputy)).map(({ readAt }) => readAt === null)).toEqual([false, false]);
    await away(it);
    await run(it);
    expect((await told(deputy)).map(({ readAt }) => readAt === null)).toEqual([false, false, true]);
  });

  test("who goes away themselves is followed by the next in line", async () => {
    const it = { ...(await reviewed("provisioner")), open: async () => {} };
    const { world, deputy, agent, holder, owner } = it;
    const next = await world.person("Second deputy");
    await deputyOf(world, agent, holder, deputy, next);
    const campaign = await world.open([agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(owner), { campaign: campaign.id, item, answer: "revoke", reason: "Not used." });
    await away(it);
    await closeCampaign(world.admin, { campaign: campaign.id });
    const closed = world.now;
    await run(it);
    expect(await told(deputy)).toMatchObject([
      { href: `/reviews/${campaign.id}#follow-ups`, dueAt: new Date(closed + 14 * DAY), readAt: null },
    ]);
    expect(await told(next)).toEqual([]);
    await away({ ...it, holder: deputy });
    await run(it);
    expect(await told(deputy)).toMatchObject([{ readAt: expect.any(Date) }]);
    expect(await told(next)).toMatchObject([{ kind: "stand-in-asked", readAt: null }]);
  });

  test("is reminded of the end of an exception as the holder is, with whom it is for", async () => {
    const it = await cases.exception_ending.arrange();
    await away(it);
    for (const days of [7, 7, 5]) {
      it.world.pass(days);
      await run(it);
    }
    const warnings = (await told(it.deputy)).filter(({ kind }) => kind === "exception-ending");
    expect(warnings).toHaveLength(3);
    for (const { text } of warnings) expect(text).toMatch(`For ${it.holder.name}, who is out of office. `);
  });
});
