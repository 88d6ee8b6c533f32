import { expect, test } from "vitest";
import { listAgents } from "#lib/registry/list-agents.ts";
import { listPeople } from "#lib/registry/list-people.ts";
import { listSystems } from "#lib/registry/list-systems.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { listRetirements } from "#lib/workflow/retirements/list-retirements.ts";

const foreign = { kind: "invalid", errors: [{ path: "cursor", message: expect.stringContaining("Start again") }] };

test("a cursor opens the list that gave it, and no other that sorts by the same name", async () => {
  const world = new World();
  for (const name of ["One", "Another"]) {
    await world.agent(name);
    await world.person(name);
  }
  const ofAgents = (await listAgents(world.admin, { sort: "state", limit: 1 })).nextCursor ?? "";
  expect((await listAgents(world.admin, { sort: "state", limit: 1, cursor: ofAgents })).data).toHaveLength(1);
  // 'draft' is no state of a retirement: it was a fault of ours.
  await world.refused(() => listRetirements(world.admin, { sort: "state", cursor: ofAgents }), foreign);
  const ofPeople = (await listPeople(world.admin, { sort: "name", limit: 1 })).nextCursor ?? "";
  await world.refused(() => listSystems(world.admin, { sort: "name", cursor: ofPeople }), foreign);
});
