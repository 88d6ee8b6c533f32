import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { iso, Moment } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { separatedRoles } from "#lib/registry/core/separation.ts";
import { successionOf } from "#lib/registry/core/succession.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { dueGroups, itemKinds } from "./core/item.ts";
import { countInbox, listInbox } from "./list-inbox.ts";
import { standsInFor } from "./store.ts";

const DAY = 86_400_000;

/** Every item of an inbox, page by page. */
async function paged(world: World, person: { id: string; name: string }, limit: number) {
  const items = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listInbox(world.as(person), { limit, ...(cursor ? { cursor } : {}) });
    items.push(...page.data);
    cursor = page.nextCursor;
    expect(page.total).toBeGreaterThanOrEqual(items.length);
  }
  return items;
}

const place = fc.record({
  holder: fc.nat(3),
  role: fc.constantFrom(...separatedRoles),
  own: fc.nat(2),
  accepted: fc.boolean(),
  begun: fc.integer({ min: -200, max: 20 }),
  deputies: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
});

const story = fc.record({
  places: fc.uniqueArray(place, {
    minLength: 2,
    maxLength: 9,
    selector: ({ holder, role, own }) => `${holder} ${role} ${own}`,
  }),
  capabilities: fc.array(fc.constantFrom("low", "pay", "regulated"), { minLength: 1, maxLength: 2 }),
  away: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
  gone: fc.option(fc.nat(3), { nil: null }),
});

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** Writes the story as it is, in one transaction: what the verbs would refuse may stand in a registry that grew. */
async function told(world: World, { places, capabilities, away, gone }: Story) {
  const now = new Date(world.now);
  const people = ["Ada", "Ben", "Cy", "Dee"].map((name) => ({ id: randomUUID() as string, name }));
  const agent = { id: randomUUID(), name: "Agent" };
  const slots = capabilities.map((kind) => ({ id: randomUUID(), kind }));
  await writing(world.now, async (tx) => {
    await tx.models.person.createMany({
      data: people.map((person, index) => ({
        ...person,
        email: `${person.id}@example.com`,
        ...(away.includes(index) ? { outOfOfficeFrom: now } : {}),
        ...(gone === index ? { status: "left" as const, leftAt: now } : {}),
      })),
    });
    await tx.models.agent.create({ data: { ...agent, slug: agent.id, environment: "production" } });
    await tx.models.capability.createMany({
      data: slots.map(({ id, kind }) => ({
        id,
        agentId: agent.id,
        slug: id,
        name: kind,
        action: kind === "pay" ? "pay" : "read",
        dataClassification: kind === "regulated" ? "regulated" : "internal",
      })),
    });
    for (const { holder, role, own, accepted, begun, deputies } of places) {
      const startsAt = new Date(world.now + begun * DAY);
      const id = randomUUID();
      const capabilityId: string | null = slots[own - 1]?.id ?? null;
      const personId = people[holder]?.id ?? "";
      // The story may say the same slot twice, where it names a capability that is not there.
      const there = await tx.models.assignment.count({ where: { agentId: agent.id, capabilityId, role, personId } });
      if (there > 0) continue;
      await tx.models.assignment.create({
        data: {
          id,
          agentId: agent.id,
          capabilityId,
          role,
          personId,
          startsAt,
          recordedAt: now,
          acceptedAt: accepted ? startsAt : null,
          deputies: {
            create: deputies
              .filter((deputy) => deputy !== holder)
              .map((deputy, position) => ({ agentId: agent.id, personId: people[deputy]?.id ?? "", position })),
          },
        },
      });
    }
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return { agent, people };
}

const RUNS = 5;

test("R46: the counts of an inbox equal its list, in every filter and page by page", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.integer({ min: 1, max: 4 }), async (facts, limit) => {
      const world = new World();
      const { people } = await told(world, facts);
      for (const person of people) {
        const items = await paged(world, person, limit);
        const counts = await countInbox(world.as(person), {});
        expect(new Set(items.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(items.length);
        expect(counts.total).toBe(items.length);
        for (const due of dueGroups) {
          expect(counts.due[due]).toBe(items.filter((item) => item.due === due).length);
          const { total, counts: narrowed } = await listInbox(world.as(person), { due });
          expect([total, narrowed.total]).toEqual([counts.due[due], counts.due[due]]);
        }
        for (const kind of itemKinds) {
          expect(counts.kinds[kind] ?? 0).toBe(items.filter((item) => item.kind === kind).length);
          expect((await countInbox(world.as(person), { kind })).total).toBe(counts.kinds[kind] ?? 0);
        }
        const due = items.map(({ dueAt }) => dueAt ?? "~");
        expect(due).toEqual(due.toSorted());
      }
    }),
    { numRuns: RUNS },
  );
});

test("R41: who stands in, asked of the database, is the succession of the core, past who is away", {
  timeout: 240_000,
}, async () => {
  let found = 0;
  let passedOver = 0;
  await fc.assert(
    fc.asyncProperty(story, async (facts) => {
      const world = new World();
      const { agent, people } = await told(world, facts);
      const now = iso(world.now);
      const asked = new Map<string, string>();
      for (const person of people)
        for (const { assignmentId } of await standsInFor(present, person.id, now)) asked.set(assignmentId, person.id);
      const known = await factsOfAgent(present, agent.id, world.now);
      const seats = seatsOf(known, defaultPolicy, new Moment(world.now));
      const away = new Set(facts.away.map((index) => people[index]?.id));
      const expected = new Map<string, string>();
      for (const assignment of known.assignments) {
        const { person, startsAt, endsAt } = assignment;
        if (person?.status !== "active" || !away.has(person.id)) continue;
        if (startsAt > world.now || (endsAt !== null && endsAt <= world.now)) continue;
        const there = assignment.deputies.filter((deputy) => !away.has(deputy.id));
        const succession = successionOf({ ...assignment, deputies: there }, null, seats);
        passedOver += succession.passedOver.filter(({ because }) => because === "would_clash").length;
        if (succession.successor) expected.set(assignment.id, succession.successor.id);
      }
      expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(expected));
      found += expected.size;
    }),
    { numRuns: RUNS * 4 },
  );
  // A run in which nobody stands in and nobody clashes shows nothing.
  expect(found).toBeGreaterThan(3);
  expect(passedOver).toBeGreaterThan(0);
});
