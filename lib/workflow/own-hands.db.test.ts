import { expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { changeCapability } from "./change-capability.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveRegistration, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { readRequest } from "./read-request.ts";
import { requestChanges } from "./request-changes.ts";
import { submitAgent } from "./submit-agent.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const yes = (person: Person, request: string, slot: string, roles: Parameters<World["as"]>[1] = ["member"]) =>
  decideRequest(world.as(person, roles), { request, slot, decision: "approve", reason: "Right as shown" });

test("R39: who approved and then submits it again has approved nothing: somebody else is asked", async () => {
  const [chief, owner, guard] = [await world.person("Chief"), await world.person("Owner"), await world.person("Guard")];
  const agent = await world.statedAgent("Returning", {});
  await world.assign(agent, "business_owner", owner);
  await world.assign(agent, "system_owner", guard);
  await world.assign(agent, "security_owner", guard);
  const desk = await world.system("Desk", { owner: owner.email });
  await world.capability(agent, "Look", { action: "read", system: desk.slug });
  const slot = `system:${desk.slug}`;
  await submitAgent(world.as(chief, ["admin"]), { agent: agent.slug });
  const { id } = await requestOf(world, agent);
  await yes(owner, id, slot);
  await requestChanges(world.as(guard), { request: id, reason: "Say more about oversight" });
  await submitAgent(world.as(owner), { agent: agent.slug });
  const { decisions, submittedBy } = await readRequest(world.admin, { request: id });
  expect(submittedBy.id).toBe(owner.id);
  const live = decisions.filter(({ voidedAt }) => voidedAt === null);
  expect(live.find((one) => one.slot === slot)).toMatchObject({ decision: null, askedRole: "security" });
  for (const { decidedBy, ownAllowed } of live) if (!ownAllowed) expect(decidedBy?.id).not.toBe(owner.id);
  await world.refused(() => yes(owner, id, slot), { rule: "own-request" });
});

test("R38 R41: who holds another of the three roles does not decide a grant, though the slot is theirs", async () => {
  const [owner, guard, both, hand] = [
    await world.person("Owner"),
    await world.person("Guard"),
    await world.person("Both"),
    await world.person("Hand"),
  ];
  const desk = await world.system("Desk", { owner: owner.email, kind: "payment" });
  const agent = await world.statedAgent("Granted", { autonomy: "acts_with_approval", autonomyReason: "Nights" });
  const act = await world.capability(agent, "Act", {
    action: "write",
    system: desk.slug,
    dataClassification: "internal",
  });
  await world.assign(agent, "business_owner", owner);
  await world.assign(agent, "system_owner", guard);
  await world.assign(agent, "security_owner", guard);
  // Below strict separation one person may hold both.
  await world.assign(agent, "approver", both);
  await world.assign(agent, "detector", both);
  await world.assign(agent, "provisioner", hand);
  await submitAgent(world.as(owner), { agent: agent.slug });
  await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: "A wrong note" } });
  await approveRegistration(world, agent);
  const asked = await changeCapability(world.as(owner), {
    agent: agent.slug,
    capability: act.slug,
    action: "pay",
    grant: { reason: "Pays refunds", endsAt: iso(world.now + 30 * 86_400_000) },
  });
  if (!isWaiting(asked)) throw new Error("It applied at once.");
  expect(asked.decisions.find(({ slot }) => slot === "approver")).toMatchObject({
    for: { id: both.id },
    asked: null,
    askedRole: "security",
  });
  await world.refused(() => yes(both, asked.id, "approver"), { rule: "duties-clash" });
  const apart = await world.person("Apart", { platformRoles: ["security"] });
  expect(
    (await yes(apart, asked.id, "approver", ["security"])).decisions.find(({ slot }) => slot === "approver"),
  ).toMatchObject({ decision: "approve", decidedBy: { id: apart.id } });
});
