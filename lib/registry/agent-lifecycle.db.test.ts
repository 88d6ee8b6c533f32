import { beforeAll, describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import {
  approveAgent,
  approveIdentity,
  approveOversight,
  approveScope,
  rejectAgent,
  requestChangesOfAgent,
  withdrawAgent,
} from "#lib/workflow/agent-decisions.ts";
import { approveRegistration } from "#lib/workflow/decide-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { acceptAssignment } from "./accept-assignment.ts";
import { acceptRisk } from "./accept-risk.ts";
import { activateAgent } from "./activate-agent.ts";
import { discardAgent } from "./discard-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { listVendors } from "./list-names-of-agents.ts";
import { readAgent } from "./read-agent.ts";
import { resumeAgent } from "./resume-agent.ts";
import { retireAgent } from "./retire-agent.ts";
import { reviseAgent } from "./revise-agent.ts";
import { suspendAgent } from "./suspend-agent.ts";
import { suspendVendor } from "./suspend-vendor.ts";
import { verifyAgentRetirement } from "./verify-agent-retirement.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const people = {} as Record<"owner" | "system" | "security" | "retirement" | "stranger", Person>;

beforeAll(async () => {
  for (const name of ["owner", "system", "security", "retirement", "stranger"] as const)
    people[name] = await world.person(name);
});

/** A submitted agent of tier low whose four roles are held. */
async function submitted() {
  const system = await world.system("Desk", { owner: people.stranger.email, kind: "api" });
  const agent = await world.statedAgent("Lifecycle", {}, world.as(people.owner));
  await world.capability(agent, "Look", { action: "read", system: system.slug, dataClassification: "internal" });
  await world.name(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.system);
  await world.assign(agent, "security_owner", people.security);
  await world.assign(agent, "retirement_owner", people.retirement);
  await submitAgent(world.as(people.owner), { agent: agent.slug });
  return agent;
}

/** The same, approved by everybody who is asked, with identity, scope and oversight answered by name. */
async function approved() {
  const agent = await submitted();
  await approveRegistration(world, agent);
  return agent;
}

describe("submitting", () => {
  test("R52 R55: refuses while something that the rules ask for is not stated, naming each, and keeps the draft", async () => {
    const agent = await world.agent("Bare", { autonomy: "acts_freely" });
    await world.capability(agent, "Unclear");
    await world.refused(() => submitAgent(world.admin, { agent: agent.slug }), {
      kind: "conflict",
      rule: "unstated",
      errors: [
        { path: "interaction" },
        { path: "hosting" },
        { path: "environment" },
        { path: "autonomyReason" },
        { path: expect.stringMatching(/^capabilities\.unclear-\d+\.action$/) },
        { path: expect.stringMatching(/^capabilities\.unclear-\d+\.system$/) },
      ],
    });
    expect((await readAgent(world.admin, { agent: agent.slug })).state).toBe("draft");
  });

  test("R9: a business owner who submits has thereby accepted, and the evidence says both", async () => {
    const agent = await submitted();
    const read = await readAgent(world.admin, { agent: agent.slug });
    expect(read).toMatchObject({ state: "submitted", submittedBy: { id: people.owner.id } });
    expect(read.seats[0]).toMatchObject({ role: "business_owner", state: "filled" });
    expect((await evidenceOf(agent.id)).map(({ type }) => type)).toEqual(["agent.created", "agent.submitted"]);
    expect((await evidenceOf(read.seats[0]?.holders[0]?.assignment ?? "")).map(({ type }) => type)).toEqual([
      "assignment.created",
      "assignment.accepted",
    ]);
  });

  test("takes a business owner, or whoever drafted it while nobody owns it", async () => {
    const agent = await world.statedAgent("Owned", {}, world.as(people.stranger));
    await world.refused(() => submitAgent(world.as(people.owner), { agent: agent.slug }), { rule: "agent.submit" });
    await world.assign(agent, "business_owner", people.owner);
    await world.refused(() => submitAgent(world.as(people.stranger), { agent: agent.slug }), { rule: "agent.submit" });
    expect(await submitAgent(world.as(people.owner), { agent: agent.slug })).toMatchObject({ state: "submitted" });
  });
});

describe("deciding", () => {
  test("R39: nobody approves, rejects or sends back what they submitted", async () => {
    const agent = await submitted();
    const own = world.as(people.owner, ["security"]);
    for (const decide of [
      () => approveScope(own, { agent: agent.slug, reason: "Yes" }),
      () => requestChangesOfAgent(own, { agent: agent.slug, reason: "No" }),
    ])
      await world.refused(decide, { kind: "forbidden", rule: "own-request" });
    for (const decide of [approveAgent, rejectAgent])
      await world.refused(() => decide(own, { agent: agent.slug, reason: "Yes" }), { rule: "nothing-asked" });
  });

  test("a rejection says what to change; the agent can be taken up again", async () => {
    const agent = await submitted();
    const owner = world.as(people.stranger);
    await world.refused(() => rejectAgent(owner, { agent: agent.slug } as never), { errors: [{ path: "reason" }] });
    await world.refused(() => rejectAgent(world.as(people.retirement), { agent: agent.slug, reason: "No" }), {
      rule: "request.decide",
    });
    // The owner of the system that it touches says no.
    expect(await rejectAgent(owner, { agent: agent.slug, reason: "State the boundary" })).toMatchObject({
      state: "rejected",
    });
    await world.refused(() => editAgent(world.admin, { agent: agent.slug, purpose: "x" }), { rule: "agent-rejected" });
    expect(await reviseAgent(world.as(people.owner), { agent: agent.slug })).toMatchObject({
      state: "draft",
      submittedAt: null,
    });
  });

  test("changes asked for and a withdrawal lead back to the draft", async () => {
    const agent = await submitted();
    await requestChangesOfAgent(world.as(people.security), { agent: agent.slug, reason: "More" });
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await withdrawAgent(world.as(people.owner), { agent: agent.slug })).toMatchObject({ state: "draft" });
    await world.refused(() => withdrawAgent(world.as(people.owner), { agent: agent.slug }), {
      rule: "impossible-event",
    });
  });

  test("R54: while it is decided, an answer is given in the request alone; elsewhere an admin records it", async () => {
    const agent = await submitted();
    const patch = (by: string, context = world.admin) =>
      editAgent(context, { agent: agent.slug, approvals: { scope: { by } } });
    await world.refused(() => patch(people.owner.email, world.as(people.owner)), { rule: "agent.approveScope" });
    await world.refused(() => patch(people.security.email), {
      rule: "decided-by-request",
      errors: [{ path: "approvals.scope.by" }],
    });
    await world.refused(() => acceptRisk(world.as(people.system), { agent: agent.slug, statement: "Some" }), {
      rule: "decided-by-request",
    });
    await withdrawAgent(world.as(people.owner), { agent: agent.slug });
    const edited = await patch(people.security.email);
    expect(edited.approvals).toMatchObject({
      scope: { by: { id: people.security.id }, at: iso(world.now) },
      identity: { by: null, at: null },
    });
  });
});

describe("R54 R57: what is answered by name", () => {
  test("each of the three questions is answered by who holds the role, as themselves, and by nobody's other answer", async () => {
    const agent = await submitted();
    const name = { agent: agent.slug, reason: "Refunds only" };
    await world.refused(() => approveScope(world.as(people.system), name), { rule: "request.decide" });
    await world.refused(() => approveIdentity(world.token("admin"), name), { kind: "forbidden" });
    await world.refused(() => approveOversight(world.as(people.security), { ...name, version: 1 }), { kind: "stale" });
    await world.refused(() => approveScope(world.as(people.security), { agent: agent.slug } as never), {
      errors: [{ path: "reason" }],
    });
    await world.refused(() => approveAgent(world.as(people.security), name), { rule: "nothing-asked" });
    const at = iso(world.now);
    const scoped = await approveScope(world.as(people.security), name);
    expect(scoped.approvals).toMatchObject({
      identity: { by: null },
      scope: { by: { id: people.security.id }, at },
      oversight: { by: null },
    });
    await approveIdentity(world.as(people.system), name);
    const read = await approveOversight(world.as(people.security), name);
    expect(read.approvals).toMatchObject({
      identity: { by: { id: people.system.id }, at },
      oversight: { by: { id: people.security.id }, at },
    });
    expect((await evidenceOf(agent.id)).slice(2).map(({ type, reason }) => [type, reason])).toEqual([
      ["agent.scope_approved", null],
      ["agent.identity_approved", null],
      ["agent.oversight_approved", null],
    ]);
  });

  test("the residual risk is accepted by who holds a role, as stated, once the agent is approved", async () => {
    const agent = await approved();
    const name = { agent: agent.slug };
    await world.refused(() => acceptRisk(world.as(people.stranger), name), { rule: "agent.acceptRisk" });
    await world.refused(() => acceptRisk(world.token("admin"), name), { rule: "needs-person" });
    await world.refused(() => acceptRisk(world.as(people.owner), { ...name, version: 1 }), { kind: "stale" });
    await world.refused(() => acceptRisk(world.as(people.owner), name), { errors: [{ path: "statement" }] });
    const read = await acceptRisk(world.as(people.owner), { ...name, statement: "A wrong refund" });
    expect(read.residualRisk).toMatchObject({ statement: "A wrong refund", acceptedBy: { id: people.owner.id } });
    expect((await evidenceOf(agent.id)).at(-1)?.type).toBe("agent.risk_accepted");
  });
});

test("R98 R125: security suspends every active agent of a vendor at once, and nothing else", async () => {
  const theirs = [await approved(), await approved()];
  for (const agent of theirs) await editAgent(world.admin, { agent: agent.slug, vendor: "Acme" });
  await activateAgent(world.admin, { agent: theirs[0]?.slug ?? "" });
  const say = { vendor: "Acme", reason: "Their platform was broken into" };
  const offered = async () => (await listVendors(world.admin, { q: "acme" })).data;
  expect(await offered()).toEqual([{ name: "Acme", agents: 1 }]);
  await world.refused(() => suspendVendor(world.as(people.owner), say), { rule: "agent.contain" });
  expect(await suspendVendor(world.token("security"), say)).toMatchObject({
    suspended: [{ id: theirs[0]?.id }],
    left: [{ id: theirs[1]?.id, state: "approved" }],
  });
  expect((await readAgent(world.admin, { agent: theirs[0]?.slug ?? "" })).state).toBe("suspended");
  expect((await readAgent(world.admin, { agent: theirs[1]?.slug ?? "" })).state).toBe("approved");
  // Nothing of theirs is left to stop; asked again, nothing happens and the answer says what is there.
  expect(await offered()).toEqual([]);
  const again = await suspendVendor(world.token("security"), say);
  expect(again.suspended).toEqual([]);
  const { data: entries } = await listEvidence(world.admin, { type: "vendor.suspended" });
  expect(entries).toMatchObject([{ subject: { kind: "vendor", name: "Acme" } }]);
  expect(again.left.map(({ state }) => state).sort()).toEqual(["approved", "suspended"]);
});

describe("activating", () => {
  test("R44 R51: refused while a blocking gap is open, each named with its fix, and nothing changes", async () => {
    const agent = await approved();
    // Whoever approved it takes the answer back.
    await editAgent(world.admin, { agent: agent.slug, approvals: { scope: null } });
    const read = await readAgent(world.as(people.system), { agent: agent.slug });
    expect(read.events.find(({ event }) => event === "activate")).toMatchObject({ offered: false });
    await world.refused(() => activateAgent(world.as(people.system), { agent: agent.slug }), {
      kind: "conflict",
      rule: "blocking-gap-open",
      errors: expect.arrayContaining([expect.objectContaining({ path: "approval-incomplete" })]),
    });
  });

  test("R98: active, suspended by the responder alone, resumed by security", async () => {
    const agent = await approved();
    expect(await activateAgent(world.as(people.system), { agent: agent.slug })).toMatchObject({
      state: "active",
      activatedAt: iso(world.now),
    });
    await world.refused(() => suspendAgent(world.as(people.owner), { agent: agent.slug }), { rule: "agent.contain" });
    await world.assign(agent, "responder", people.stranger);
    expect(await suspendAgent(world.as(people.stranger), { agent: agent.slug })).toMatchObject({ state: "suspended" });
    await world.refused(() => resumeAgent(world.as(people.stranger), { agent: agent.slug }), { rule: "agent.resume" });
    expect(await resumeAgent(world.token("security"), { agent: agent.slug })).toMatchObject({ state: "active" });
    expect((await evidenceOf(agent.id)).slice(-3).map(({ type, actorName }) => [type, actorName])).toEqual([
      ["agent.activated", people.system.name],
      ["agent.suspended", people.stranger.name],
      ["agent.resumed", "security token"],
    ]);
  });
});

test("an event that the state does not allow is a conflict that says what is possible", async () => {
  const agent = await world.agent("Impossible");
  await world.refused(() => activateAgent(world.admin, { agent: agent.slug }), {
    kind: "conflict",
    rule: "impossible-event",
    message: "An agent that is draft cannot activate. Possible now: submit, discard.",
  });
  await world.refused(() => submitAgent(world.admin, { agent: agent.slug, version: 9 }), { kind: "stale" });
});

test("a draft that is discarded is not erased, and only a draft can be discarded", async () => {
  const agent = await world.agent("Discarded");
  expect(await discardAgent(world.admin, { agent: agent.slug })).toMatchObject({ state: "rejected" });
  const running = await submitted();
  await world.refused(() => discardAgent(world.admin, { agent: running.slug }), { rule: "impossible-event" });
});

test("R94: a retiring agent is not verified without a checklist, whoever asks", async () => {
  const agent = await approved();
  expect(await retireAgent(world.as(people.retirement), { agent: agent.slug })).toMatchObject({ state: "retiring" });
  for (const by of [world.as(people.owner), world.admin])
    await world.refused(() => verifyAgentRetirement(by, { agent: agent.slug }), { rule: "steps-open" });
});

test("the past is read as it stood: state, people and tier of a moment before", async () => {
  const agent = await world.agent("Then");
  const before = world.now;
  world.pass(1);
  await editAgent(world.admin, { agent: agent.slug, purpose: "Later" });
  const held = await world.name(agent, "business_owner", people.owner);
  await acceptAssignment(world.as(people.owner), { assignment: held.id });
  const then = await readAgent(world.admin, { agent: agent.slug, asOf: iso(before + 1000) });
  expect(then).toMatchObject({ purpose: null, version: 1, events: [] });
  expect(then.seats[0]?.holders).toEqual([]);
});
