import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendEvidence } from "#lib/evidence/append.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { partOf, type Slot } from "./core/request-vocabulary.ts";
import { decideRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import { openRequest } from "./open-request.ts";
import { nothing } from "./outcome.ts";
import { readRequest } from "./read-request.ts";
import { requestChanges } from "./request-changes.ts";
import { requestKindRules } from "./request-kinds.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const people = {} as Record<"asks" | "first" | "second" | "stranger", Person>;
/** What was carried out, by the ids of the requests. */
const carriedOut: string[] = [];
const kept = requestKindRules.exception;

beforeAll(async () => {
  for (const name of ["asks", "first", "second", "stranger"] as const) people[name] = await world.person(name);
  requestKindRules.exception = {
    approved: async (_tx, { id }) => {
      carriedOut.push(id);
      return nothing;
    },
  };
});
afterAll(() => {
  if (kept) requestKindRules.exception = kept;
  else delete requestKindRules.exception;
});

const parts = [partOf("what", "What", { amount: 5 }), partOf("why", "Why", { reason: "Pilot" })];
const slotOf = (slot: string, person: Person, more: Partial<Slot> = {}): Slot => ({
  slot,
  question: `Is ${slot} right?`,
  parts: ["what"],
  forId: person.id,
  askedId: person.id,
  askedRole: null,
  because: `${person.name} is asked.`,
  ...more,
});

/** An open request of two questions, which 'asks' submitted. */
async function opened(slots = [slotOf("one", people.first), slotOf("two", people.second, { parts: ["why"] })]) {
  const agent = await world.agent();
  const context = { ...world.as(people.asks), reason: "We need it" };
  return writing(world.now, async (tx) => {
    const { request, outcome } = await openRequest(tx, context, {
      kind: "exception",
      agentId: agent.id,
      subject: { kind: "agent", id: agent.id, name: agent.name },
      title: `Let ${agent.name} be`,
      parts,
      slots,
    });
    const { actor, correlationId, reason } = context;
    await appendEvidence(tx, { actor, now: world.now, correlationId, reason }, outcome.drafts);
    return request;
  });
}

const yes = { decision: "approve", reason: "It is right" } as const;

test("R39: everybody who is asked decides; the last yes carries out what was asked, in one evidence of the whole", async () => {
  const { id } = await opened();
  const half = await decideRequest(world.as(people.first), { request: id, slot: "one", ...yes });
  expect(half).toMatchObject({ state: "open", waitsFor: ["two"], version: 1 });
  expect(carriedOut).not.toContain(id);
  const whole = await decideRequest(world.as(people.second), { request: id, slot: "two", ...yes });
  expect(whole).toMatchObject({
    state: "approved",
    waitsFor: [],
    decisions: [
      { slot: "one", decision: "approve", decidedBy: { id: people.first.id }, reason: "It is right" },
      { slot: "two", decision: "approve", decidedBy: { id: people.second.id } },
    ],
  });
  expect(carriedOut.filter((one) => one === id)).toHaveLength(1);
  expect((await evidenceOf(id)).map(({ type, actorName }) => [type, actorName])).toEqual([
    ["request.opened", people.asks.name],
    ["request.decided", people.first.name],
    ["request.decided", people.second.name],
    ["request.approved", people.second.name],
  ]);
});

test("the first no rejects, with what to change", async () => {
  const { id } = await opened();
  const say = { request: id, slot: "two", decision: "reject", reason: "Say for how long" } as const;
  expect(await decideRequest(world.as(people.second), say)).toMatchObject({
    state: "rejected",
    outcome: "Say for how long",
  });
  await world.refused(() => decideRequest(world.as(people.first), { request: id, slot: "one", ...yes }), {
    rule: "impossible-event",
  });
  expect(carriedOut).not.toContain(id);
});

describe("a decision is refused, and leaves nothing", () => {
  test("R39: of who asked for it, of who is not asked, of a token, in a slot that is not there, without a reason", async () => {
    const { id } = await opened([slotOf("one", people.first), slotOf("theirs", people.asks)]);
    const decide = (who: Person, slot = "one", more: object = yes) =>
      decideRequest(world.as(who), { request: id, slot, ...more } as never);
    await world.refused(() => decide(people.asks), { kind: "forbidden", rule: "own-request" });
    await world.refused(() => decide(people.asks, "theirs"), { kind: "forbidden", rule: "own-request" });
    await world.refused(() => decide(people.stranger), { kind: "forbidden", rule: "request.decide" });
    await world.refused(() => decideRequest(world.token("admin"), { request: id, slot: "one", ...yes }), {
      kind: "forbidden",
    });
    await world.refused(() => decide(people.first, "nowhere"), { errors: [{ path: "slot" }] });
    await world.refused(() => decide(people.first, "one", { decision: "approve" }), { errors: [{ path: "reason" }] });
    await world.refused(() => decide(people.first, "one", { decision: "perhaps", reason: "x" }), {
      errors: [{ path: "decision" }],
    });
    await world.refused(
      () =>
        decideRequest(world.as(people.first), { request: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80", slot: "one", ...yes }),
      { kind: "missing" },
    );
  });

  test("twice, by a page that shows something older, on a withdrawn request", async () => {
    const { id } = await opened();
    const decide = (more: object = {}) =>
      decideRequest(world.as(people.first), { request: id, slot: "one", ...yes, ...more });
    await world.refused(() => decide({ version: 7 }), { kind: "stale" });
    await decide({ version: 1 });
    await world.refused(() => decide(), { rule: "already-decided" });
    await world.refused(() => withdrawRequest(world.as(people.stranger), { request: id }), { kind: "forbidden" });
    expect(await withdrawRequest(world.as(people.asks), { request: id })).toMatchObject({ state: "withdrawn" });
    await world.refused(() => decideRequest(world.as(people.second), { request: id, slot: "two", ...yes }), {
      rule: "impossible-event",
      message: "A request that is withdrawn cannot decide. Nothing more happens to it.",
    });
    await world.refused(() => withdrawRequest(world.as(people.asks), { request: id }), { rule: "impossible-event" });
  });

  test("before another that comes first", async () => {
    const { id } = await opened([slotOf("one", people.first), slotOf("two", people.second, { after: ["one"] })]);
    await world.refused(() => decideRequest(world.as(people.second), { request: id, slot: "two", ...yes }), {
      rule: "not-yet",
    });
  });

  test("by the database itself, whoever writes", async () => {
    const { id, decisions } = await opened();
    const write = (sql: string, values: unknown[]) => writing(world.now, (tx) => tx.query(sql, values));
    const by = (person: Person) => [decisions[0]?.id, person.id, iso(world.now), '{"what":{"amount":5}}'];
    const give = `UPDATE "RequestDecision" SET decision = 'approve', "decidedById" = $2::uuid, "decidedAt" = $3::timestamptz,
      reason = 'x', digest = 'x', shown = $4::jsonb WHERE id = $1::uuid RETURNING id::text`;
    await expect(write(give, by(people.asks))).rejects.toThrow("Nobody approves what they requested");
    await expect(
      write(`UPDATE "Request" SET state = 'approved', "closedAt" = now() WHERE id = $1::uuid RETURNING id::text`, [id]),
    ).rejects.toThrow("is missing");
    await write(give, by(people.first));
    await expect(write(give, by(people.second))).rejects.toThrow("decided already");
    await expect(
      write(`DELETE FROM "RequestDecision" WHERE id = $1::uuid RETURNING id::text`, [decisions[0]?.id]),
    ).rejects.toThrow();
    await withdrawRequest(world.as(people.asks), { request: id });
    await expect(write(give, [decisions[1]?.id, people.second.id, iso(world.now), "{}"])).rejects.toThrow("not open");
  });
});

test("changes are asked for by who is asked, who says what to change; not by who submitted it", async () => {
  const { id } = await opened();
  await world.refused(() => requestChanges(world.as(people.first), { request: id } as never), {
    errors: [{ path: "reason" }],
  });
  await world.refused(() => requestChanges(world.as(people.asks), { request: id, reason: "Less" }), {
    rule: "own-request",
  });
  expect(await requestChanges(world.as(people.first), { request: id, reason: "Less" })).toMatchObject({
    state: "changes_requested",
    outcome: "Less",
  });
});

test("the list narrows to what waits for somebody, and a request is read as it stood", async () => {
  const { id } = await opened();
  const waits = async (person: Person) =>
    (await listRequests(world.as(person), { asked: "me", state: "open" })).data.map((one) => one.id);
  expect(await waits(people.first)).toContain(id);
  expect(await waits(people.stranger)).not.toContain(id);
  const before = iso(world.now);
  world.pass(1);
  const after = await decideRequest(world.as(people.first), { request: id, slot: "one", ...yes });
  expect(after.decisions.map(({ mayDecide }) => mayDecide)).toEqual([false, false]);
  expect(await waits(people.first)).not.toContain(id);
  const then = await readRequest(world.as(people.second), { request: id, asOf: before });
  expect(then.decisions.map(({ decision, mayDecide }) => [decision, mayDecide])).toEqual([
    [null, false],
    [null, true],
  ]);
});
