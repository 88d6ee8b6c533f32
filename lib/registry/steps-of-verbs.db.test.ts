import { expect, test } from "vitest";
import { createCapability } from "./create-capability.ts";
import { editAssignment } from "./edit-assignment.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();

test("R14: its business owner gives an agent a capability, and nobody without a role on it", async () => {
  const agent = await world.agent();
  const [owner, stranger] = [await world.person("Owner"), await world.person("Stranger")];
  await world.assign(agent, "business_owner", owner);
  await world.refused(() => createCapability(world.as(stranger), { agent: agent.id, name: "Pay" }), {
    kind: "forbidden",
    rule: "capability.edit",
  });
  expect(await createCapability(world.as(owner), { agent: agent.id, name: "Pay" })).toMatchObject({ name: "Pay" });
});

test("R125: a responder's authority is written by whoever may, and leaves its entry", async () => {
  const agent = await world.agent();
  const [responder, stranger] = [await world.person("Responder"), await world.person("Stranger")];
  const owner = await world.person("Owner");
  await world.assign(agent, "system_owner", owner);
  const held = await world.name(agent, "responder", responder);
  const edit = { assignment: held.id, authority: "May suspend it at any hour" };
  await world.refused(() => editAssignment(world.as(stranger), edit), { rule: "assignment.edit" });
  expect(await editAssignment(world.as(owner), edit)).toMatchObject({ authority: "May suspend it at any hour" });
  expect((await evidenceOf(held.id)).map(({ type }) => type)).toEqual(["assignment.created", "assignment.edited"]);
});
