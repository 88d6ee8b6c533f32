import { expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { approveRetirement } from "#lib/workflow/retirements/move-retirement.ts";
import { agentInUse, asked, doEverything } from "#lib/workflow/retirements/retiring-for-tests.ts";
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
