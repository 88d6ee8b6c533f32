import { expect, test } from "vitest";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { changeCapability } from "../change-capability.ts";
import { waiting } from "../changing-for-tests.ts";
import { approveRegistration } from "../decide-for-tests.ts";
import { decideRequest } from "../decide-request.ts";
import { readRequest } from "../read-request.ts";
import { submitAgent } from "../submit-agent.ts";
import { followDecisions } from "./follow-decisions.ts";

test("R38 R41: an overdue grant goes past a manager who holds another of the three roles, and past who approved it", async () => {
  const world = new World();
  const guard = await world.person("Guard");
  const owner = await world.person("Owner", { manager: guard.email });
  const eye = await world.person("Eye");
  const hand = await world.person("Hand", { manager: eye.email });
  const approver = await world.person("Approver", { manager: hand.email });
  const desk = await world.system("Desk", { owner: guard.email, kind: "payment" });
  const agent = await world.statedAgent("Paying", { autonomy: "acts_with_approval", autonomyReason: "Nights" });
  const pay = await world.capability(agent, "Pay", { action: "pay", system: desk.slug });
  for (const [role, person] of [
    ["business_owner", owner],
    ["system_owner", guard],
    ["security_owner", guard],
    ["approver", approver],
    ["provisioner", hand],
    ["detector", eye],
  ] as const)
    await world.assign(agent, role, person);
  await submitAgent(world.as(owner), { agent: agent.slug });
  await approveRegistration(world, agent);
  const grant = { reason: "Pays refunds", endsAt: iso(world.now + 60 * DAY) };
  const { id } = waiting(await changeCapability(world.as(owner), { agent: agent.slug, capability: pay.slug, grant }));
  const [sam, ada] = [
    await world.person("Sam", { platformRoles: ["member", "security"] }),
    await world.person("Ada", { platformRoles: ["member", "admin"] }),
  ];
  const slotNow = async (slot: string) =>
    (await readRequest(world.admin, { request: id })).decisions.find((one) => one.slot === slot);
  const wentTo = async (slot: string) =>
    (await slotNow(slot))?.escalatedTo.map(({ person, role }) => person?.id ?? role);
  const yes = (person: { id: string; name: string }, slot: string, roles: PlatformRole[] = ["member"]) =>
    decideRequest(world.as(person, roles), { request: id, slot, decision: "approve", reason: "Right as shown" });

  world.pass(5);
  await followDecisions(fixedClock(world.now));
  // The provisioner's turn has not come, however long ago they were named for it.
  expect([await wentTo("approver"), await wentTo("provisioner")]).toEqual([["security"], []]);
  expect((await slotNow("provisioner"))?.dueAt).toBeNull();
  await world.refused(() => yes(hand, "approver"), { rule: "request.decide" });
  await yes(sam, "approver", ["member", "security"]);
  expect((await slotNow("provisioner"))?.dueAt).toBe(iso(world.now + 5 * DAY));

  world.pass(5);
  await followDecisions(fixedClock(world.now));
  expect(await wentTo("provisioner")).toEqual(["admin"]);
  await world.refused(() => yes(eye, "provisioner"), { rule: "request.decide" });
  await world.refused(() => yes(sam, "provisioner", ["member", "admin"]), { rule: "duties-clash" });
  expect((await yes(ada, "provisioner", ["member", "admin"])).state).toBe("approved");
});
