import { beforeAll, describe, expect, test } from "vitest";
import { decideInbox } from "#lib/inbox/decide-inbox.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { reviseAgent } from "#lib/registry/revise-agent.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { approveScope, withdrawAgent } from "./agent-decisions.ts";
import { approveAll, approveRegistration, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import { reconsiderDue } from "./reconsider-due.ts";
import { requestChanges } from "./request-changes.ts";
import { resubmitRequest } from "./resubmit-request.ts";
import { submitAgent } from "./submit-agent.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const people = {} as Record<"owner" | "boss" | "system" | "security" | "desk" | "data", Person>;

beforeAll(async () => {
  people.boss = await world.person("boss");
  for (const name of ["owner", "system", "security", "desk", "data"] as const)
    people[name] = await world.person(name, { manager: people.boss.email });
});

/** A submitted agent that touches a desk and confidential data, faces customers, and pays: everybody is asked. */
async function submitted(more: Parameters<World["statedAgent"]>[1] = {}) {
  const system = await world.system("Desk", { owner: people.desk.email, kind: "payment" });
  const source = await world.dataSource("Cases", { dataOwner: people.data.email, dataClassification: "confidential" });
  const agent = await world.statedAgent("Registered", { dataSources: [source.slug], customerFacing: true, ...more });
  await world.capability(agent, "Pay", { action: "pay", system: system.slug });
  await world.name(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.system);
  await world.assign(agent, "security_owner", people.security);
  await world.assign(agent, "retirement_owner", people.system);
  await submitAgent({ ...world.as(people.owner), reason: "It saves a day a week" }, { agent: agent.slug });
  return { agent, system, source };
}

const yes = (person: Person, request: string, slot: string) =>
  decideRequest(world.as(person), { request, slot, decision: "approve", reason: "Right as shown" });
const slotsBy = async (agent: { slug: string }, which: "decided" | "waiting") =>
  (await requestOf(world, agent)).decisions
    .filter(({ voidedAt, decision }) => voidedAt === null && (decision !== null) === (which === "decided"))
    .map(({ slot }) => slot);

test("R53 R39: submitting asks everybody whom the facts demand, and tells them; the owner has thereby accepted", async () => {
  const { agent, system, source } = await submitted();
  const request = await requestOf(world, agent);
  expect(request).toMatchObject({ kind: "registration", state: "open", reason: "It saves a day a week" });
  expect(
    Object.fromEntries(request.decisions.map(({ slot, asked, askedRole }) => [slot, asked?.id ?? askedRole])),
  ).toEqual({
    business_owner: people.owner.id,
    identity: people.system.id,
    scope: people.security.id,
    oversight: people.security.id,
    [`system:${system.slug}`]: people.desk.id,
    [`data:${source.slug}`]: people.data.id,
    compliance: expect.any(String),
    residual_risk: people.boss.id,
  });
  expect(await slotsBy(agent, "decided")).toEqual(["business_owner"]);
  const told = await present.query<{ personId: string }>(
    `SELECT "personId"::text AS "personId" FROM "Notice" WHERE href = $1 AND kind = 'decision-asked'`,
    [`/requests/${request.id}`],
  );
  for (const person of [people.system, people.security, people.desk, people.data, people.boss])
    expect(told.map(({ personId }) => personId)).toContain(person.id);
  expect(told.map(({ personId }) => personId)).not.toContain(people.owner.id);
});

test("R54 R57: the last yes approves; each answer by name is its decider's; nothing is carried out before", async () => {
  const { agent } = await submitted();
  await editAgent(world.as(people.owner), { agent: agent.slug, residualRisk: { statement: "A wrong payment" } });
  const request = await approveAll(world, await requestOf(world, agent), { but: ["identity"] });
  expect(request).toMatchObject({ state: "open", waitsFor: ["identity"] });
  expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("submitted");
  await yes(people.system, request.id, "identity");
  expect(await readAgent(world.admin, { agent: agent.slug })).toMatchObject({
    state: "approved",
    approvals: {
      identity: { by: { id: people.system.id } },
      scope: { by: { id: people.security.id } },
      oversight: { by: { id: people.security.id } },
    },
    residualRisk: { acceptedBy: { id: people.boss.id } },
  });
  // R44, R51: approved is not yet allowed to go live: a blocking gap holds it back, and is named.
  await editAgent(world.as(people.owner), { agent: agent.slug, acceptableOutcomes: null });
  await world.refused(() => activateAgent(world.as(people.owner), { agent: agent.slug }), {
    rule: "blocking-gap-open",
    errors: [{ path: "boundary-missing" }],
  });
  await editAgent(world.as(people.owner), { agent: agent.slug, acceptableOutcomes: "A refund" });
  expect(await activateAgent(world.as(people.owner), { agent: agent.slug })).toMatchObject({ state: "active" });
});

test("R28: an agent that faces customers is not approved without the decision of compliance", async () => {
  const { agent } = await submitted();
  const request = await approveRegistration(world, agent, ["compliance"]);
  expect(request).toMatchObject({ state: "open", waitsFor: ["compliance"] });
  expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("submitted");
  await approveAll(world, request);
  expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("approved");
});

test("R57: the residual risk is not accepted while nobody has stated it", async () => {
  const { agent } = await submitted();
  const { id } = await requestOf(world, agent);
  await world.refused(() => yes(people.boss, id, "residual_risk"), { rule: "risk-unstated" });
});

describe("an approval belongs to exactly what was shown", () => {
  test("a change voids the decisions that cover what changed, and no others; answers by name go with them", async () => {
    const { agent } = await submitted();
    const { id } = await requestOf(world, agent);
    for (const slot of ["scope", "oversight"]) await yes(people.security, id, slot);
    await yes(people.system, id, "identity");
    await editAgent(world.as(people.owner), { agent: agent.slug, escalation: "Call the desk" });
    const after = await requestOf(world, agent);
    expect(after.decisions.filter(({ voidedAt }) => voidedAt !== null)).toMatchObject([
      { slot: "oversight", decision: "approve", voidedWhy: "What was decided about changed: Oversight." },
    ]);
    expect(await slotsBy(agent, "decided")).toEqual(["business_owner", "identity", "scope"]);
    expect((await readAgent(world.admin, { agent: agent.slug })).approvals).toMatchObject({
      scope: { by: { id: people.security.id } },
      oversight: { by: null },
    });
    expect((await evidenceOf(id)).at(-1)).toMatchObject({
      type: "request.reconsidered",
      payload: { changed: ["Oversight"], voided: [{ slot: "oversight", decided: true }] },
    });
  });

  test("a page that shows what was there before is refused", async () => {
    const { agent } = await submitted();
    const before = await requestOf(world, agent);
    await editAgent(world.as(people.owner), { agent: agent.slug, purpose: "Something else" });
    await world.refused(
      () =>
        decideRequest(world.as(people.security), {
          request: before.id,
          version: before.version,
          slot: "scope",
          decision: "approve",
          reason: "As I read it",
        }),
      { kind: "stale" },
    );
  });

  test("another system that it touches is another decision, and one that it leaves is none", async () => {
    const { agent, system } = await submitted();
    const other = await world.system("Other", { owner: people.data.email });
    await yes(people.desk, (await requestOf(world, agent)).id, `system:${system.slug}`);
    await world.capability(agent, "Look", { action: "read", system: other.slug });
    expect(await slotsBy(agent, "waiting")).toContain(`system:${other.slug}`);
    expect(await slotsBy(agent, "decided")).toContain(`system:${system.slug}`);
  });

  test("sent back, changed and submitted again: what did not change stands, the rest shows its difference", async () => {
    const { agent } = await submitted();
    const { id } = await requestOf(world, agent);
    await yes(people.security, id, "scope");
    await yes(people.system, id, "identity");
    await requestChanges(world.as(people.desk), { request: id, reason: "Say what it may not pay" });
    expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("draft");
    await world.refused(() => resubmitRequest(world.as(people.owner), { request: id }), { rule: "submit-the-agent" });
    await editAgent(world.as(people.owner), { agent: agent.slug, taskBoundary: "No private bills" });
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const again = await requestOf(world, agent);
    expect(again.id).toBe(id);
    // Who submits it anew has thereby accepted it, as at the first time.
    expect(await slotsBy(agent, "decided")).toEqual(["business_owner", "identity"]);
    expect(again.parts.find(({ part }) => part === "purpose")).toMatchObject({
      since: "changed",
      differences: [{ field: "taskBoundary", before: "Refunds of open tickets only", after: "No private bills" }],
    });
    expect(again.parts.find(({ part }) => part === "identity")).toMatchObject({ since: "unchanged", differences: [] });
  });

  test("after a rejection a new request is opened, with nothing decided and the difference to what was rejected", async () => {
    const { agent } = await submitted();
    const { id } = await requestOf(world, agent);
    await decideRequest(world.as(people.security), { request: id, slot: "scope", decision: "reject", reason: "Less" });
    expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("rejected");
    await reviseAgent(world.as(people.owner), { agent: agent.slug });
    await editAgent(world.as(people.owner), { agent: agent.slug, purpose: "Less of it" });
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    const again = await requestOf(world, agent);
    expect(again.id).not.toBe(id);
    expect(await slotsBy(agent, "decided")).toEqual(["business_owner"]);
    expect(again.parts.filter(({ since }) => since === "changed").map(({ part }) => part)).toContain("purpose");
  });
});

describe("R93: who is asked stays so, unless they cannot decide any more", () => {
  const askedFor = async (agent: { slug: string }, slot: string) =>
    (await requestOf(world, agent)).decisions.find((one) => one.slot === slot && one.voidedAt === null);

  test("whoever leaves is asked no longer: their manager is, and the reason says so", async () => {
    const leaver = await world.person("leaver", { manager: people.boss.email });
    const { agent, system } = await submitted();
    await editSystem(world.admin, { system: system.slug, owner: leaver.email });
    // Frozen with the request: another owner alone changes nobody.
    expect((await askedFor(agent, `system:${system.slug}`))?.asked?.id).toBe(people.desk.id);
    await editPerson(world.admin, { person: people.desk.id, status: "suspended" });
    expect((await askedFor(agent, `system:${system.slug}`))?.asked?.id).toBe(leaver.id);
    await editPerson(world.admin, { person: people.desk.id, status: "active" });
    await editPerson(world.admin, { person: leaver.id, status: "left" });
    expect(await askedFor(agent, `system:${system.slug}`)).toMatchObject({
      asked: { id: people.boss.id },
      because: expect.stringContaining("has left"),
    });
  });

  test("an absence that begins by the clock hands the question on, and the deputy decides for both names", async () => {
    const away = await world.person("away", { manager: people.boss.email });
    const { agent, system } = await submitted();
    await editSystem(world.admin, { system: system.slug, owner: away.email });
    const name = `system:${system.slug}`;
    await editPerson(world.admin, { person: people.desk.id, status: "suspended" });
    await editPerson(world.admin, { person: people.desk.id, status: "active" });
    await editPerson(world.admin, {
      person: away.id,
      outOfOffice: {
        from: iso(world.now + DAY),
        until: iso(world.now + 9 * DAY),
      },
    });
    expect((await askedFor(agent, name))?.asked?.id).toBe(away.id);
    world.pass(2);
    await reconsiderDue({ now: () => world.now });
    const asked = await askedFor(agent, name);
    expect(asked).toMatchObject({ asked: { id: people.boss.id }, for: { id: away.id } });
    const decided = await yes(people.boss, (await requestOf(world, agent)).id, name);
    expect(decided.decisions.find(({ slot }) => slot === name)).toMatchObject({
      decidedBy: { id: people.boss.id },
      for: { id: away.id },
    });
  });
});

test("what is asked waits in the inbox of whoever is asked, says why, and is decided there with a reason", async () => {
  const { agent, system } = await submitted();
  const of = async (person: Person) =>
    (await listInbox(world.as(person), { kind: "decision" })).data.filter((item) => item.agent?.slug === agent.slug);
  expect(await of(people.owner)).toEqual([]);
  const [item] = await of(people.desk);
  expect(item).toMatchObject({
    title: `Register ${agent.name}: May it act on ${system.name} like this?`,
    why: `${people.desk.name} is the owner of ${system.name}.`,
  });
  const decide = (seen: number | null | undefined, reason?: string) =>
    decideInbox(world.as(people.desk), {
      kind: "decision",
      decision: "approve",
      items: [{ id: item?.id ?? "", version: seen ?? undefined }],
      reason,
    });
  await world.refused(() => decide(item?.version), { errors: [{ path: "reason" }] });
  // What the inbox shows is another thing meanwhile: the answer is about what was in sight.
  await editAgent(world.as(people.owner), { agent: agent.slug, autonomy: "acts_with_approval" });
  await world.refused(() => decide(item?.version, "Within these bounds"), { kind: "stale" });
  const [again] = await of(people.desk);
  await decide(again?.version, "Within these bounds");
  expect(await of(people.desk)).toEqual([]);
  expect(await slotsBy(agent, "decided")).toContain(`system:${system.slug}`);
});

describe("what else may come", () => {
  test("withdrawing takes the request back with the submission; deciding afterwards is refused", async () => {
    const { agent } = await submitted();
    const { id } = await requestOf(world, agent);
    await withdrawAgent(world.as(people.owner), { agent: agent.slug, reason: "Not yet" });
    const { data } = await listRequests(world.admin, { agent: agent.slug });
    expect(data).toMatchObject([{ id, state: "withdrawn", outcome: "Not yet" }]);
    await world.refused(() => yes(people.security, id, "scope"), { rule: "impossible-event" });
    await world.refused(() => approveScope(world.as(people.security), { agent: agent.slug, reason: "Yes" }), {
      kind: "forbidden",
    });
  });

  test("a submission that has no request, from before there were any, is withdrawn by whoever may, with its entry", async () => {
    const agent = await world.statedAgent("Early");
    await world.assign(agent, "business_owner", people.owner);
    await writing(world.now, (tx) =>
      tx.models.agent.update({
        where: { id: agent.id },
        data: { state: "submitted", submittedAt: new Date(world.now) },
      }),
    );
    const name = { agent: agent.slug };
    await world.refused(() => withdrawAgent(world.as(people.desk), name), { kind: "forbidden", rule: "agent.submit" });
    // Nobody is asked, so that nobody decides, an admin neither.
    for (const by of [world.as(people.security), world.as(people.desk, ["admin"]), world.admin])
      await world.refused(() => approveScope(by, { ...name, reason: "Yes" }), { rule: "request.decide" });
    expect(await withdrawAgent(world.as(people.owner), name)).toMatchObject({ state: "draft", submittedAt: null });
    expect((await evidenceOf(agent.id)).slice(1)).toMatchObject([
      {
        type: "agent.withdrawn",
        actorName: people.owner.name,
        payload: { changes: { state: { from: "submitted", to: "draft" } } },
      },
    ]);
  });

  test("a business owner takes back what somebody else asked for their agent; whoever holds nothing there does not", async () => {
    const { agent } = await submitted();
    await withdrawAgent(world.as(people.owner), { agent: agent.slug, reason: "Not yet" });
    await submitAgent(world.admin, { agent: agent.slug });
    const { id } = await requestOf(world, agent);
    await world.refused(() => withdrawRequest(world.as(people.desk), { request: id }), { kind: "forbidden" });
    expect(await withdrawRequest(world.as(people.owner), { request: id })).toMatchObject({ state: "withdrawn" });
  });

  test("R39: two who decide at the same moment complete it once, and never without each other", async () => {
    const { agent } = await submitted();
    await editAgent(world.as(people.owner), { agent: agent.slug, residualRisk: { statement: "A wrong payment" } });
    const { id } = await approveRegistration(world, agent, ["identity", "scope"]);
    const both = await Promise.allSettled([
      yes(people.system, id, "identity"),
      yes(people.security, id, "scope"),
      yes(people.system, id, "identity"),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("approved");
    expect((await evidenceOf(id)).filter(({ type }) => type === "request.approved")).toHaveLength(1);
  });
});
