import { beforeAll, describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { approveRegistration } from "#lib/workflow/decide-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { acceptAssignment } from "./accept-assignment.ts";
import { attestAssignment } from "./attest-assignment.ts";
import { createAssignment } from "./create-assignment.ts";
import { declineAssignment } from "./decline-assignment.ts";
import { editAssignment } from "./edit-assignment.ts";
import { editPerson } from "./edit-person.ts";
import { endAssignment } from "./end-assignment.ts";
import { listAssignments, readAssignment } from "./list-assignments.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
let mira: Person;
let otto: Person;
let gone: Person;

beforeAll(async () => {
  mira = await world.person("Mira");
  otto = await world.person("Otto");
  gone = await world.person("Gone");
  await editPerson(world.admin, { person: gone.id, status: "left" });
});

describe("naming somebody", () => {
  test("R9: waits for the named person, who alone can accept, once; and everything is evidence", async () => {
    const agent = await world.agent();
    const held = await world.name(agent, "security_owner", mira);
    expect(held).toMatchObject({ role: "security_owner", capability: null, team: null, acceptedAt: null, version: 1 });
    await world.refused(() => acceptAssignment(world.as(otto), { assignment: held.id }), {
      rule: "assignment.accept",
    });
    await world.refused(() => acceptAssignment(world.admin, { assignment: held.id }), { rule: "assignment.accept" });
    await world.refused(() => acceptAssignment(world.as(mira), { assignment: held.id, version: 7 }), { kind: "stale" });
    expect(await acceptAssignment(world.as(mira), { assignment: held.id, version: 1 })).toMatchObject({
      acceptedAt: iso(world.now),
      version: 2,
    });
    await world.refused(() => acceptAssignment(world.as(mira), { assignment: held.id }), { rule: "already-accepted" });
    expect((await evidenceOf(held.id)).map(({ type, actorName }) => [type, actorName])).toEqual([
      ["assignment.created", "world"],
      ["assignment.accepted", mira.name],
    ]);
  });

  test("attests what was accepted, declines or steps down, and an end is final", async () => {
    const agent = await world.agent();
    const held = await world.name(agent, "approver", mira);
    await world.refused(() => attestAssignment(world.as(mira), { assignment: held.id }), { rule: "not-accepted" });
    await acceptAssignment(world.as(mira), { assignment: held.id });
    world.pass(1);
    expect(await attestAssignment(world.as(mira), { assignment: held.id })).toMatchObject({
      attestedAt: iso(world.now),
    });
    expect(await declineAssignment(world.as(mira), { assignment: held.id, reason: "Moving on" })).toMatchObject({
      endsAt: iso(world.now),
    });
    for (const act of [
      () => acceptAssignment(world.as(mira), { assignment: held.id }),
      () => attestAssignment(world.as(mira), { assignment: held.id }),
      () => endAssignment(world.admin, { assignment: held.id }),
      () => editAssignment(world.admin, { assignment: held.id, authority: "x" }),
    ])
      await world.refused(act, { kind: "conflict", rule: "assignment-ended" });
    expect((await listAssignments(world.admin, { agent: agent.slug })).total).toBe(0);
    expect((await listAssignments(world.admin, { agent: agent.slug, ended: "true" })).total).toBe(1);
  });

  test("R3: a team may hold a role and is never accountable", async () => {
    const agent = await world.agent();
    const team = await world.team("Fraud");
    await world.refused(
      () => createAssignment(world.admin, { agent: agent.id, role: "detector", team: team.slug, accountable: true }),
      { kind: "conflict", rule: "team-never-accountable", errors: [{ path: "accountable" }] },
    );
    const held = await createAssignment(world.admin, { agent: agent.id, role: "detector", team: team.slug });
    expect(held).toMatchObject({ team: { slug: team.slug }, person: null });
    await world.refused(() => editAssignment(world.admin, { assignment: held.id, accountable: true }), {
      rule: "team-never-accountable",
    });
  });

  test("R7: marking one accountable unmarks the other, and the evidence says whom", async () => {
    const agent = await world.agent();
    const first = await world.name(agent, "business_owner", mira, { accountable: true });
    const second = await world.name(agent, "business_owner", otto, { accountable: true });
    expect(await readAssignment(world.admin, { assignment: first.id })).toMatchObject({
      accountable: false,
      marked: false,
      version: 2,
    });
    expect((await evidenceOf(second.id))[0]?.payload.unmarked).toEqual([
      { assignment: first.id, person: { id: mira.id, name: mira.name } },
    ]);
    await editAssignment(world.admin, { assignment: first.id, accountable: true });
    expect(await readAssignment(world.admin, { assignment: second.id })).toMatchObject({ accountable: false });
  });

  test("R7: who was there before the marked one came and went can be marked after them", async () => {
    const agent = await world.agent();
    const first = await world.name(agent, "business_owner", mira);
    world.pass(1);
    const marked = await world.name(agent, "business_owner", otto, { accountable: true });
    world.pass(1);
    await endAssignment(world.admin, { assignment: marked.id });
    world.pass(1);
    expect(await editAssignment(world.admin, { assignment: first.id, accountable: true })).toMatchObject({
      accountable: true,
    });
    expect((await evidenceOf(first.id)).at(-1)?.payload.unmarked).toMatchObject([{ assignment: marked.id }]);
  });

  test("R7: without a mark who began first is accountable, and a team never is", async () => {
    const agent = await world.agent();
    const team = await world.team();
    await createAssignment(world.admin, { agent: agent.id, role: "detector", team: team.slug });
    world.pass(1);
    const first = await world.name(agent, "detector", mira);
    world.pass(1);
    const second = await world.name(agent, "detector", otto);
    const { data } = await listAssignments(world.admin, { agent: agent.slug, sort: "startsAt" });
    expect(data.map(({ accountable, marked }) => [accountable, marked])).toEqual([
      [false, false],
      [true, false],
      [false, false],
    ]);
    world.pass(1);
    await endAssignment(world.admin, { assignment: first.id });
    expect(await readAssignment(world.admin, { assignment: second.id })).toMatchObject({ accountable: true });
  });

  test("R10 R125: deputies in their order, and the authority to contain", async () => {
    const agent = await world.agent();
    const held = await world.name(agent, "responder", mira, { deputies: [otto.email], authority: "Policy 4" });
    expect(held).toMatchObject({ deputies: [{ id: otto.id }], authority: "Policy 4" });
    const third = await world.person("Third");
    const edited = await editAssignment(world.admin, {
      assignment: held.id,
      deputies: [third.id, otto.id],
      authority: null,
    });
    expect(edited).toMatchObject({ deputies: [{ id: third.id }, { id: otto.id }], authority: null });
    expect((await editAssignment(world.admin, { assignment: held.id, authority: null })).version).toBe(edited.version);
  });

  test.each([
    ["nobody", {}, "person"],
    ["a person and a team at once", { person: "mira", team: "team" }, "person"],
    ["an unknown person", { person: "nobody@example.com" }, "person"],
    ["someone who left", { person: "gone" }, "person"],
    ["an unknown role", { person: "mira", role: "emperor" }, "role"],
    ["an unknown capability", { person: "mira", capability: "nothing" }, "capability"],
    ["an agent's role on a capability", { person: "mira", role: "business_owner", capability: "cap" }, "capability"],
    ["themselves as deputy", { person: "mira", deputies: ["mira"] }, "deputies.0"],
    ["a deputy twice", { person: "mira", deputies: ["otto", "otto"] }, "deputies.1"],
    ["a deputy who left", { person: "mira", deputies: ["gone"] }, "deputies.0"],
    ["an end before the start", { person: "mira", endsAt: "2020-01-01T00:00:00Z" }, "endsAt"],
    ["an unknown field", { person: "mira", shoeSize: 44 }, "shoeSize"],
    ["a control character", { person: "mira", authority: "a\u0007b" }, "authority"],
  ])("refuses %s, naming the field, and writes nothing", async (_, said, path) => {
    const agent = await world.agent();
    const capability = await world.capability(agent);
    const team = await world.team();
    const names: Record<string, string> = {
      mira: mira.email,
      otto: otto.email,
      gone: gone.email,
      team: team.slug,
      cap: capability.slug,
    };
    const named = JSON.parse(JSON.stringify(said), (_key, value) =>
      typeof value === "string" ? (names[value] ?? value) : value,
    );
    await world.refused(() => createAssignment(world.admin, { agent: agent.id, role: "approver", ...named }), {
      kind: "invalid",
      errors: [expect.objectContaining({ path })],
    });
  });

  test("the same person twice in one role and place is refused", async () => {
    const agent = await world.agent();
    await world.name(agent, "approver", mira);
    await world.refused(() => world.name(agent, "approver", mira), { kind: "conflict", rule: "assignment-overlap" });
  });

  test("takes admin, security, an owner of the agent, or whoever drafted it", async () => {
    const agent = await world.agent("Mine", {}, world.as(mira));
    const name = (context: Parameters<typeof createAssignment>[0], role: "approver" | "detector") =>
      createAssignment(context, { agent: agent.id, role, person: otto.id });
    await world.refused(() => name(world.as(otto), "approver"), { kind: "forbidden", rule: "assignment.edit" });
    await world.refused(() => name(world.token("auditor"), "approver"), { kind: "forbidden" });
    await world.refused(() => name(world.token("admin", ["catalogue.read"]), "approver"), { kind: "forbidden" });
    expect(await name(world.as(mira), "approver")).toMatchObject({ role: "approver" });
    await world.assign(agent, "business_owner", otto);
    await world.refused(() => name(world.as(mira), "detector"), { kind: "forbidden" });
    expect(await name(world.as(otto), "detector")).toMatchObject({ role: "detector" });
  });

  test("the same Idempotency-Key names once", async () => {
    const agent = await world.agent();
    const send = () =>
      createAssignment(world.once(world.admin, "name-once"), { agent: agent.id, role: "approver", person: mira.id });
    const [one, two] = [await send(), await send()];
    expect(two).toEqual(one);
    expect((await listAssignments(world.admin, { agent: agent.slug })).total).toBe(1);
  });
});

describe("R38 R40: separation of duties", () => {
  const paying = async (state: "draft" | "approved", provisioner = mira) => {
    const system = await world.system("Bank", { kind: "payment" });
    const agent = await world.statedAgent("Payer");
    const capability = await world.capability(agent, "Pay", { action: "pay", system: system.slug });
    await world.name(agent, "provisioner", provisioner);
    if (state === "approved") {
      await submitAgent(world.admin, { agent: agent.slug });
      await approveRegistration(world, agent);
    }
    return { agent, capability };
  };

  test("an approved agent refuses the clash, naming person, roles and capability, and writes nothing", async () => {
    const { agent, capability } = await paying("approved");
    await world.refused(() => world.name(agent, "approver", mira, { capability: capability.slug }), {
      kind: "conflict",
      rule: "duties-clash",
      message: expect.stringContaining(mira.name),
    });
    expect(await world.name(agent, "approver", otto, { capability: capability.slug })).toMatchObject({
      role: "approver",
    });
  });

  test("a draft keeps it, and an import does too: there it is the gap", async () => {
    const draft = await paying("draft");
    expect(await world.name(draft.agent, "approver", mira)).toMatchObject({ role: "approver" });
    const { agent } = await paying("approved");
    const importing = { ...world.admin, imported: true };
    const kept = await createAssignment(importing, { agent: agent.id, role: "approver", person: mira.id });
    expect(kept).toMatchObject({ role: "approver" });
  });

  describe("a later end", () => {
    /** Mira makes the grants from day 10 on; until then she approves them. */
    const turns = async (state: "draft" | "approved") => {
      const { agent, capability } = await paying(state, otto);
      const [until, on] = [iso(world.now + 10 * DAY), { capability: capability.slug }];
      const approver = await world.name(agent, "approver", mira, { ...on, endsAt: until });
      await world.name(agent, "provisioner", mira, { ...on, startsAt: until });
      return approver.id;
    };

    test.each([null, 11])("is refused as the naming is, at the field that was edited: day %s", async (days) => {
      const assignment = await turns("approved");
      const endsAt = days === null ? null : iso(world.now + days * DAY);
      await world.refused(() => editAssignment(world.admin, { assignment, endsAt }), {
        kind: "conflict",
        rule: "duties-clash",
        message: expect.stringContaining(mira.name),
        errors: [expect.objectContaining({ path: "endsAt" })],
      });
    });

    test("an earlier one, and whatever else is said, passes: a role can always be ended", async () => {
      const assignment = await turns("approved");
      await editAssignment(world.admin, { assignment, deputies: [otto.id], accountable: true });
      const endsAt = iso(world.now + 5 * DAY);
      expect(await editAssignment(world.admin, { assignment, endsAt })).toMatchObject({ endsAt });
      expect(await endAssignment(world.admin, { assignment })).toMatchObject({ endsAt: iso(world.now) });
    });

    test("a draft keeps it, and an import does too", async () => {
      for (const [state, imported] of [
        ["draft", false],
        ["approved", true],
      ] as const) {
        const assignment = await turns(state);
        expect(await editAssignment({ ...world.admin, imported }, { assignment, endsAt: null })).toMatchObject({
          endsAt: null,
        });
      }
    });
  });
});
