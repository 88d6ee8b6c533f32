import { expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { doStep } from "#lib/workflow/retirements/do-step.ts";
import { approveRetirement } from "#lib/workflow/retirements/move-retirement.ts";
import { readRetirement } from "#lib/workflow/retirements/read-retirement.ts";
import { agentInUse, asked, doEverything } from "#lib/workflow/retirements/retiring-for-tests.ts";
import { runRetirements } from "#lib/workflow/retirements/run-retirements.ts";
import type { ItemKind } from "./core/item.ts";
import { decideInbox } from "./decide-inbox.ts";
import { listInbox } from "./list-inbox.ts";

type Its = Awaited<ReturnType<typeof agentInUse>>;
type Person = Its["people"]["owner"];

const titles = async ({ world }: Its, person: Person, kind: ItemKind, roles: ("member" | "security")[] = ["member"]) =>
  (await listInbox(world.as(person, roles), { kind })).data.map(({ title }) => title);

test("R94 R99: a retirement waits for who decides, then for who is asked for its steps, then for who may verify", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const { id } = await asked(it);
  expect(await titles(it, people.security, "retirement")).toEqual([`Retire ${agent.name}?`]);
  // Not for who asked.
  expect(await titles(it, people.retirement, "retirement")).toEqual([]);
  await approveRetirement(world.as(people.security), { retirement: id, reason: "Yes." });
  expect(await titles(it, people.security, "retirement")).toEqual([]);
  expect((await titles(it, people.provisioner, "retirement_step")).toSorted()).toEqual(
    [it.pays, it.reads].map(({ name }) => `Revoke ‘${name}’, for ${agent.name}`).toSorted(),
  );
  const fresh = await world.person("Fresh");
  await world.assign(agent, "business_owner", fresh);
  await doEverything(it, id);
  expect(await titles(it, people.provisioner, "retirement_step")).toEqual([]);
  expect(await titles(it, fresh, "retirement")).toEqual([`Verify the retirement of ${agent.name}`]);
  // Who did a step is not asked to verify it.
  for (const person of [people.owner, people.security, people.retirement])
    expect(await titles(it, person, "retirement")).toEqual([]);
});

test("R33 R47: an exception waits for security, is decided where it stands, and is back before its end", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const security = await world.person("Decides", { platformRoles: ["security"] });
  const [gap] = (await listGaps(world.admin, { agent: agent.slug, limit: 1 })).data;
  if (!gap) throw new Error("no gap");
  const { id, version } = await requestException(world.as(people.owner), {
    gap: gap.id,
    reason: "Next month.",
    compensatingControl: "A person looks.",
    endsAt: iso(world.now + 20 * DAY),
  });
  expect(await titles(it, security, "exception", ["security"])).toContain(gap.sentence);
  const decided = {
    kind: "exception",
    items: [{ id, version }],
    decision: "approve",
    reason: "A person looks.",
  } as const;
  expect(await decideInbox(world.as(security, ["security"]), { ...decided, items: [...decided.items] })).toEqual({
    decided: 1,
  });
  expect(await titles(it, security, "exception", ["security"])).not.toContain(gap.sentence);
  expect(await titles(it, people.owner, "exception_ending")).toEqual([]);
  world.pass(7);
  expect(await titles(it, people.owner, "exception_ending")).toEqual([gap.sentence]);
  world.pass(14);
  expect(await titles(it, people.owner, "exception_ending")).toEqual([]);
});

test("R94: a step whose person left waits for security, who is told once and may do it; while they are there it does not", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const security = await world.person("Sees to it", { platformRoles: ["security"] });
  const { id } = await asked(it);
  await approveRetirement(world.as(people.security), { retirement: id, reason: "Yes." });
  const mine = async () =>
    (await titles(it, security, "retirement_step", ["security"])).filter((title) => title.endsWith(agent.name));
  const told = async () =>
    (await listNotices(world.as(security), {})).data
      .filter(({ href }) => href === `/retirements/${id}`)
      .map(({ title }) => title);
  const run = async () => {
    await runRetirements(fixedClock(world.now));
    await runRetirements(fixedClock(world.now));
  };
  await run();
  expect([await mine(), await told()]).toEqual([[], []]);
  const { steps } = await readRetirement(world.admin, { retirement: id });
  const step = steps.find(({ person }) => person?.id === people.provisioner.id)?.id ?? "";
  const doIt = () => doStep(world.as(security, ["security"]), { retirement: id, step, proof: "Key deleted" });
  await world.refused(doIt, { rule: "retirement.step" });
  await editPerson(world.admin, { person: people.provisioner.id, status: "left" });
  expect((await mine()).toSorted()).toEqual(
    [it.pays, it.reads].map(({ name }) => `Revoke ‘${name}’, for ${agent.name}`).toSorted(),
  );
  await run();
  expect(await told()).toEqual([`Nobody is there for 2 steps of the retirement of ${agent.name}`]);
  await doIt();
  expect(await mine()).toHaveLength(1);
});

test("R99: where everybody who may verify by their role did a step, the verification waits for security", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const security = await world.person("Looks", { platformRoles: ["security"] });
  const { id } = await asked(it);
  await approveRetirement(world.as(people.security), { retirement: id, reason: "Yes." });
  await doEverything(it, id);
  const mine = async () =>
    (await titles(it, security, "retirement", ["security"])).filter((title) => title.endsWith(agent.name));
  expect(await mine()).toEqual([`Verify the retirement of ${agent.name}`]);
  const fresh = await world.person("Fresh");
  await world.assign(agent, "business_owner", fresh);
  expect(await mine()).toEqual([]);
});

test("R93: a deputy is shown no decision of a retirement, which they may not make", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const deputy = await world.person("Deputy");
  const { id } = await asked(it);
  const guarded = (await listAssignments(world.admin, { agent: agent.slug, role: "security_owner" })).data[0]?.id ?? "";
  await editAssignment(world.admin, { assignment: guarded, deputies: [deputy.id] });
  await editPerson(world.admin, { person: people.security.id, outOfOffice: { from: iso(world.now), until: null } });
  expect(await titles(it, deputy, "retirement")).toEqual([]);
  await world.refused(() => approveRetirement(world.as(deputy), { retirement: id, reason: "Yes." }), {
    rule: "retirement.decide",
  });
});
