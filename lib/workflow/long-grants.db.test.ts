import { beforeAll, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { changeCapability } from "./change-capability.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveAll, approveRegistration, requestOf } from "./decide-for-tests.ts";
import { approveException, withdrawException } from "./exceptions/move-exception.ts";
import { requestException } from "./exceptions/request-exception.ts";
import { readRequest } from "./read-request.ts";
import { submitAgent } from "./submit-agent.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const names = ["owner", "system", "security", "desk", "approver", "provisioner", "detector", "guard"] as const;
const people = {} as Record<(typeof names)[number], Person>;

beforeAll(async () => {
  for (const name of names)
    people[name] = await world.person(name, name === "guard" ? { platformRoles: ["member", "security"] } : {});
});

/** An approved agent that reads in a system of the kind, granted for so many days. */
async function approved(kind: "identity_store" | "api", days: number) {
  const system = await world.system("Directory", { owner: people.desk.email, kind });
  const agent = await world.statedAgent("Granted");
  const capability = await world.capability(agent, "Look up", {
    action: "read",
    system: system.slug,
    grant: {
      grantedBy: people.provisioner.email,
      approvedBy: people.approver.email,
      reason: "Lookups",
      endsAt: iso(world.now + days * DAY),
    },
  });
  await world.assign(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.system);
  await world.assign(agent, "security_owner", people.security);
  for (const role of ["approver", "provisioner", "detector"] as const) await world.assign(agent, role, people[role]);
  await submitAgent(world.as(people.owner), { agent: agent.slug });
  await approveRegistration(world, agent);
  const ask = (days: number) =>
    changeCapability(world.as(people.owner), {
      agent: agent.slug,
      capability: capability.slug,
      grant: {
        reason: "Lookups",
        startsAt: iso(world.now + DAY),
        endsAt: iso(world.now + (1 + days) * DAY),
      },
    });
  return { agent, ask };
}

test("R120: on an identity store a grant that is asked for lasts 90 days at most, elsewhere as long as it is approved", async () => {
  const { ask } = await approved("identity_store", 20);
  await world.refused(() => ask(91), { rule: "grant-too-long", errors: [{ path: "grant.endsAt" }] });
  expect(isWaiting(await ask(90))).toBe(true);
  expect(isWaiting(await (await approved("api", 20)).ask(300))).toBe(true);
});

/** An exception for the standing grant of an agent, which security has approved; without it the grant is too long. */
async function excused(agent: { id: string }, ask: () => Promise<unknown>) {
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "grant-standing" })).data;
  const { id } = await requestException(world.as(people.owner), {
    gap: gap?.id ?? "",
    reason: "The directory has no shorter roles yet.",
    compensatingControl: "Each lookup is logged.",
    endsAt: iso(world.now + 20 * DAY),
  });
  await world.refused(ask, { rule: "grant-too-long" });
  await approveException(world.as(people.guard, ["member", "security"]), {
    exception: id,
    reason: "Until the roles are there.",
  });
  return id;
}

test("R120: while an exception for the standing grant runs, a longer one may be asked for", async () => {
  const { agent, ask } = await approved("identity_store", 95);
  await excused(agent, () => ask(100));
  const asked = await ask(100);
  if (!isWaiting(asked)) throw new Error("It applied at once.");
  await withdrawRequest(world.as(people.owner), { request: asked.id });
  world.pass(21);
  await world.refused(() => ask(100), { rule: "grant-too-long" });
});

test("R120: a longer grant is not made once its exception was taken back", async () => {
  const { agent, ask } = await approved("identity_store", 95);
  const exception = await excused(agent, () => ask(100));
  const asked = await ask(100);
  if (!isWaiting(asked)) throw new Error("It applied at once.");
  await withdrawException(world.as(people.owner), { exception });
  await expect(approveAll(world, await requestOf(world, agent, "change"))).rejects.toMatchObject({
    rule: "grant-too-long",
  });
  expect((await readRequest(world.admin, { request: asked.id })).waitsFor).toEqual(["provisioner"]);
});
