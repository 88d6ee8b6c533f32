import { describe, expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { listAgentControls } from "#lib/controls/list-agent-controls.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { addOverride } from "./add-override.ts";
import { readMatrix } from "./read-matrix.ts";
import { removeOverride } from "./remove-override.ts";

const world = new World();

describe("the matrix of an agent", () => {
  test("R7 R21: follows the assignments, and says of each row without an answer why it is invalid", async () => {
    const agent = await world.agent();
    const owner = await world.person("Bea");
    const empty = await readMatrix(world.admin, { agent: agent.slug });
    expect(empty).toMatchObject({ valid: false });
    expect(empty.rows.find(({ duty }) => duty === "decide_purpose")).toMatchObject({
      valid: false,
      cells: {},
      problems: expect.arrayContaining([expect.stringContaining("Nobody is accountable")]),
    });
    await world.assign(agent, "business_owner", owner);
    const filled = await readMatrix(world.admin, { agent: agent.slug });
    expect(filled.rows.find(({ duty }) => duty === "decide_purpose")).toMatchObject({
      valid: true,
      cells: { [owner.id]: "A/R" },
      accountable: { id: owner.id },
    });
  });

  test("R21: an override adds or removes R, C or I with author and reason; the A is never its business", async () => {
    const agent = await world.agent();
    const [owner, other] = [await world.person("Bea"), await world.person("Ina")];
    await world.assign(agent, "business_owner", owner);
    const say = (more: object, context = world.admin) =>
      addOverride(context, {
        agent: agent.slug,
        duty: "decide_purpose",
        person: other.email,
        change: "add",
        letter: "C",
        reason: "She knows the desk.",
        ...more,
      } as Parameters<typeof addOverride>[1]);
    await world.refused(() => say({ letter: "A" }), {
      errors: [{ path: "letter", message: "The A is changed only by changing the assignment." }],
    });
    await world.refused(() => say({ capability: "nothing" }), { errors: [{ path: "capability" }] });
    await world.refused(() => say({ control: "APR-02" }), { errors: [{ path: "control" }] });
    await world.refused(() => say({ reason: undefined }), { errors: [{ path: "reason" }] });
    await world.refused(() => say({}, world.as(other)), { rule: "raci.override" });
    const added = await say({}, world.as(owner));
    const row = (answer: Awaited<ReturnType<typeof readMatrix>>) =>
      answer.rows.find(({ duty }) => duty === "decide_purpose");
    expect(row(added)).toMatchObject({ cells: { [other.id]: "C" } });
    expect(added.overrides).toMatchObject([{ id: added.id, author: { id: owner.id }, reason: "She knows the desk." }]);
    const before = iso(world.now);
    world.pass(1);
    const removed = await removeOverride(world.as(owner), { agent: agent.slug, override: added.id });
    expect(row(removed)?.cells).toEqual({ [owner.id]: "A/R" });
    expect(row(await readMatrix(world.admin, { agent: agent.slug, asOf: before }))?.cells).toMatchObject({
      [other.id]: "C",
    });
    expect((await evidenceOf(added.id)).map(({ type }) => type)).toEqual([
      "raci.override_added",
      "raci.override_removed",
    ]);
    await world.refused(() => removeOverride(world.admin, { agent: agent.slug, override: added.id }), {
      kind: "missing",
    });
  });
});

describe("the controls of an agent", () => {
  test("R24 R25: say by which fact they apply; an owner and a status are recorded on the agent", async () => {
    const agent = await world.agent("Vendor", { hosting: "vendor" });
    const owner = await world.person("Cora");
    const { data } = await listAgentControls(world.admin, { agent: agent.slug });
    const vendor = data.find(({ control }) => control.id === "VEN-01");
    expect(vendor).toMatchObject({
      because: expect.stringMatching(/^because hosting/),
      ownedBy: "nobody",
      version: null,
    });
    const edit = (more: object, context = world.admin) =>
      editAgentControl(context, { agent: agent.slug, control: "ven-01", ...more });
    await world.refused(() => edit({ status: "not_applicable" }), { errors: [{ path: "reason" }] });
    await world.refused(() => edit({ status: "fine" }), { errors: [{ path: "status" }] });
    await world.refused(() => edit({ owner: "nobody@example.com" }), { errors: [{ path: "owner" }] });
    await world.refused(() => edit({ version: 3 }), { kind: "stale" });
    await world.refused(() => edit({ status: "planned" }, world.as(owner)), { rule: "agentControl.edit" });
    await world.refused(() => editAgentControl(world.admin, { agent: agent.slug, control: "XYZ-99" }), {
      kind: "missing",
    });
    expect(await edit({ owner: owner.email, status: "tested", testedAt: "2026-02-01T00:00:00Z" })).toMatchObject({
      owner: { id: owner.id },
      ownedBy: "agent",
      status: "tested",
      testedAt: "2026-02-01T00:00:00.000Z",
      version: 1,
    });
    expect(await edit({ status: "failing", version: 1 }, world.as(owner))).toMatchObject({
      status: "failing",
      version: 2,
    });
    const [last] = await present.query<{ type: string; actorName: string; payload: string }>(
      `SELECT type, "actorName", payload FROM "Evidence" WHERE "agentId" = $1::uuid AND "subjectKind" = 'agentControl'
       ORDER BY sequence DESC LIMIT 1`,
      [agent.id],
    );
    expect(last).toMatchObject({ type: "agentControl.edited", actorName: owner.name });
    expect(JSON.parse(last?.payload ?? "{}")).toMatchObject({ changes: { status: { from: "tested", to: "failing" } } });
    const owned = await listAgentControls(world.admin, { agent: agent.slug, owned: "true" });
    expect(owned.data.map(({ control }) => control.id)).toEqual(["VEN-01"]);
  });
});
