import { expect, test } from "vitest";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { readFirstSteps } from "./read-first-steps.ts";

test("each first step is done when the registry holds what it asks for, one after the other", async () => {
  const world = new World();
  const done = async () =>
    Object.entries(await readFirstSteps(world.admin, {})).flatMap(([step, is]) => (is ? [step] : []));
  expect(await done()).toEqual([]);
  await world.person("First admin");
  expect(await done()).toEqual([]);
  const owner = await world.person();
  expect(await done()).toEqual(["people"]);
  const agent = await world.statedAgent();
  expect(await done()).toEqual(["people", "agents"]);
  await world.name(agent, "business_owner", owner);
  expect(await done()).toEqual(["people", "agents", "owners"]);
  await submitAgent(world.admin, { agent: agent.id });
  expect(await done()).toEqual(["people", "agents", "owners", "gaps"]);
});
