import { expect, test } from "vitest";
import { createCapability } from "./create-capability.ts";
import { editAssignment } from "./edit-assignment.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();

test("R14: nobody without a role on the agent gives it a capability", async () => {
  const agent = await world.agent();
  const stranger = await world.person("Stranger");
  await world.refused(() => createCapability(world.as(stranger), { agent: agent.id, name: "Pay" }), {
    kind: "forbidden",
    rule: "capability.edit",
  });
});

test("R125: a responder's authority is written by whoever may, and leaves its entry", async () => {
  const agent = await world.agent();
  const [responder, stranger] = [await world.person("Responder"), await world.person("Stranger")];
  const held = await world.name(agent, "responder", responder);
  const edit = { assignment: held.id, authority: "May suspend it at any hour" };
  await world.refused(() => editAssignment(world.as(stranger), edit), { rule: "assignment.edit" });
  expect(await editAssignment(world.admin, edit)).toMatchObject({ authority: "May suspend it at any hour" });
  expect((await evidenceOf(held.id)).map(({ type }) => type)).toEqual(["assignment.created", "assignment.edited"]);
});
