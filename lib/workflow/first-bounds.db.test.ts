import { expect, test } from "vitest";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, waiting } from "./changing-for-tests.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";

const { world, people, approved } = changing();

/** An approved capability of which no bounds are written. */
async function unbounded(action: "write" | "pay") {
  const { agent, on } = await approved(action);
  await editCapability({ ...world.admin, imported: true }, { ...on, bounds: null });
  const now = () => readCapability(world.admin, on);
  return { agent, on, now };
}

test("R59 R62: bounds that make pass by itself what waited for an approver each time are decided about first", async () => {
  const { agent, on, now } = await unbounded("write");
  expect(await now()).toMatchObject({ riskTier: "moderate", bounds: null });
  const asked = waiting(await changeCapability(world.as(people.provisioner), { ...on, bounds: { amount: 1_000_000 } }));
  expect(asked.decisions.map(({ slot }) => slot)).toContain("scope");
  expect(await now()).toMatchObject({ bounds: null });
  await world.refused(() => editCapability(world.admin, { ...on, bounds: { amount: 5 } }), { rule: "needs-approval" });
  expect((await approveAll(world, await requestOf(world, agent, "change"))).state).toBe("approved");
  expect(await now()).toMatchObject({ bounds: { amount: 1_000_000 } });
});

test("R59: where each is asked for in any case, bounds only narrow", async () => {
  const { on, now } = await unbounded("pay");
  expect((await now()).riskTier).toMatch(/high|critical/);
  expect(isWaiting(await changeCapability(world.as(people.provisioner), { ...on, bounds: { amount: 50 } }))).toBe(
    false,
  );
  expect(await now()).toMatchObject({ bounds: { amount: 50 } });
});
