import { describe, expect, test } from "vitest";
import { createAgent } from "./create-agent.ts";
import { createAssignment } from "./create-assignment.ts";
import { editAgent } from "./edit-agent.ts";
import { editAssignment } from "./edit-assignment.ts";
import { endAssignment } from "./end-assignment.ts";
import { readAgent } from "./read-agent.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();

describe("agents", () => {
  test("R52: a draft needs only its name; everything else is null and nothing is invented", async () => {
    const agent = await createAgent(world.admin, { name: "Café refunds (EU)" });
    expect(agent).toMatchObject({
      slug: "cafe-refunds-eu",
      state: "draft",
      purpose: null,
      version: 1,
      delegatesTo: [],
    });
    expect((await evidenceOf(agent.id)).map(({ type }) => type)).toEqual(["agent.created"]);
  });

  test("every field of the contract is kept, answered and changed by name; null clears", async () => {
    const [owner, other] = [await world.person("Vera"), await world.person("Otto")];
    const source = await world.dataSource("Handbook");
    const helper = await world.agent("Helper");
    const agent = await world.agent("Everything", {
      purpose: "Pay",
      orchestrator: { name: "Temporal", hosting: "vendor" },
      vendorOwners: { dataClassification: owner.email, outputs: other.id },
      credential: { kind: "ephemeral", ttlSeconds: 900 },
      residualRisk: { statement: "A wrong refund", acceptedBy: owner.email },
      sharedByUnits: [{ unit: "Support", owner: owner.email }, { unit: "Sales" }],
      delegatesTo: [helper.slug, "not-registered"],
      dataSources: [source.slug],
    });
    expect(agent).toMatchObject({
      orchestrator: { name: "Temporal", hosting: "vendor" },
      vendorOwners: { dataClassification: { id: owner.id }, outputs: { id: other.id } },
      credential: { kind: "ephemeral", ttlSeconds: 900 },
      residualRisk: {
        statement: "A wrong refund",
        acceptedBy: { email: owner.email },
        acceptedAt: "2026-03-02T09:00:00.000Z",
      },
      sharedByUnits: [
        { unit: "Sales", owner: null },
        { unit: "Support", owner: { id: owner.id } },
      ],
      delegatesTo: [
        { id: helper.id, slug: helper.slug },
        { id: null, slug: "not-registered", name: null },
      ],
      dataSources: [{ id: source.id }],
    });
    const edited = await editAgent(world.admin, {
      agent: agent.slug,
      version: 1,
      purpose: null,
      credential: { ttlSeconds: null },
      vendorOwners: null,
      sharedByUnits: [{ unit: "Support" }],
      delegatesTo: [],
    });
    expect(edited).toMatchObject({
      purpose: null,
      credential: { kind: "ephemeral", ttlSeconds: null },
      vendorOwners: { dataClassification: null, outputs: null },
      sharedByUnits: [{ unit: "Support", owner: null }],
      delegatesTo: [],
      orchestrator: { name: "Temporal" },
      version: 2,
    });
    const changes = (await evidenceOf(agent.id)).at(-1)?.payload.changes as Record<string, unknown>;
    expect(Object.keys(changes).sort()).toEqual([
      "credentialTtlSeconds",
      "delegatesTo",
      "purpose",
      "sharedByUnits",
      "vendorDataClassificationOwnerId",
      "vendorOutputsOwnerId",
    ]);
    expect(changes.vendorOutputsOwnerId).toEqual({ from: { id: other.id, name: other.name }, to: null });
  });
});

test("whole path: an agent, named people, read by its slug", async () => {
  const [owner, deputy] = [await world.person("Bea"), await world.person("Dan")];
  const agent = await world.agent("Walk");
  const held = await createAssignment(world.admin, {
    agent: agent.slug,
    role: "business_owner",
    person: owner.email,
    accountable: true,
    deputies: [deputy.email],
  });
  expect(held).toMatchObject({ accountable: true, deputies: [{ id: deputy.id }], acceptedAt: null, capability: null });
  await editAssignment(world.admin, { assignment: held.id, deputies: [] });
  await endAssignment(world.admin, { assignment: held.id });
  expect((await readAgent(world.admin, { agent: agent.slug })).name).toBe(agent.name);
});
