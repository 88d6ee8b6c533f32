import { expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { activateAgent } from "#lib/registry/activate-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { approveRegistration } from "./decide-for-tests.ts";
import { submitAgent } from "./submit-agent.ts";

test("R56: who acts freely is neither submitted nor activated without bounds and a tested detection control", async () => {
  const world = new World();
  const owner = await world.person("Owner");
  const agent = await world.statedAgent("Free", {
    autonomy: "acts_freely",
    autonomyReason: "Nights",
    residualRisk: { statement: "A wrong refund" },
  });
  const { slug } = await world.capability(agent, "Pay", { action: "pay", system: (await world.system()).slug });
  for (const role of ["business_owner", "system_owner", "security_owner", "retirement_owner"] as const)
    await world.assign(agent, role, role === "business_owner" ? owner : await world.person(role));
  const on = { agent: agent.slug };
  const submit = () => submitAgent(world.as(owner), on);
  const monitored = (status: "tested" | "failing") =>
    editAgentControl(world.admin, {
      ...on,
      control: "MON-01",
      owner: owner.email,
      status,
      evidenceUrl: "https://evidence.example.com/mon-01",
      ...(status === "tested" ? { testedAt: iso(world.now) } : {}),
    });
  await world.refused(submit, {
    rule: "authority-unbounded",
    errors: [{ path: `capabilities.${slug}.bounds` }, { path: "controls.MON-01" }],
  });
  await editCapability(world.admin, { ...on, capability: slug, bounds: { amount: 50 } });
  await world.refused(submit, { rule: "authority-unbounded", errors: [{ path: "controls.MON-01" }] });
  await monitored("tested");
  expect(await submit()).toMatchObject({ state: "submitted" });
  await approveRegistration(world, agent);
  await monitored("failing");
  await world.refused(() => activateAgent(world.as(owner), on), {
    rule: "authority-unbounded",
    errors: [{ path: "controls.MON-01" }],
  });
  await monitored("tested");
});
