import { describe, expect, test } from "vitest";
import { standingOf } from "#lib/controls/core/standing.ts";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { listAgentControls } from "#lib/controls/list-agent-controls.ts";
import { writing } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { controlFigures } from "./control-figures.ts";
import { listControlStandings } from "./list-control-standings.ts";

async function submitted(world: World) {
  const agent = await world.statedAgent("Desk");
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({
      where: { id: agent.id },
      data: { state: "submitted", submittedAt: new Date(world.now) },
    });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  return agent;
}

const standingsOn = async (world: World, agent: { id: string }) =>
  (await listControlStandings(world.admin, { agent: agent.id, limit: 200 })).data;

describe("controls told apart as defined and as tested", () => {
  test("R36: the list holds what applies, and says of each what the core says", async () => {
    const world = new World();
    const agent = await submitted(world);
    const [owner, gone] = [await world.person("Owner"), await world.person("Gone")];
    const [first, second, third, fourth] = (await listAgentControls(world.admin, { agent: agent.id })).data.map(
      ({ control }) => control.id,
    );
    const edit = (control: string | undefined, more: object) =>
      editAgentControl(world.admin, { agent: agent.id, control: control ?? "", ...more });
    await edit(first, { owner: owner.id, status: "tested" });
    await edit(second, { owner: owner.id, status: "in_place" });
    await edit(third, { owner: gone.id, status: "tested" });
    await edit(fourth, { owner: owner.id, status: "not_applicable", reason: "It has no such part." });
    await editPerson(world.admin, { person: gone.id, status: "left" });

    const rows = await standingsOn(world, agent);
    const applying = (await listAgentControls(world.admin, { agent: agent.id })).data;
    expect(rows.map(({ control }) => control).sort()).toEqual(applying.map(({ control }) => control.id).sort());
    const found = new Map(rows.map((row) => [row.control, row.standing]));
    expect([first, second, third, fourth].map((id) => found.get(id ?? ""))).toEqual([
      "tested",
      "defined_only",
      "unowned",
      "set_aside",
    ]);
    for (const { control, ownedBy, owner: who, status, reason } of applying)
      expect(found.get(control.id)).toBe(
        standingOf({ ownerAnswers: ownedBy !== "nobody" && who?.id !== gone.id, status, reason }),
      );
  });

  test("R36, R137: two figures per control and overall, equal to the lists behind them", async () => {
    const world = new World();
    const [one, two] = [await submitted(world), await submitted(world)];
    const owner = await world.person("Owner");
    for (const agent of [one, two])
      for (const { control } of await standingsOn(world, agent))
        await editAgentControl(world.admin, {
          agent: agent.id,
          control,
          owner: owner.id,
          status: agent === one ? "tested" : "in_place",
        });
    const { data, overall, agents } = await controlFigures(world.admin, {});
    const total = async (filters: object) => (await listControlStandings(world.admin, filters)).total;
    const setAside = await total({ standing: "set_aside" });
    expect(overall).toEqual({
      applies: (await total({})) - setAside,
      defined: (await total({ standing: "defined_only" })) + (await total({ standing: "tested" })),
      tested: await total({ standing: "tested" }),
    });
    for (const { control, defined, tested } of data) {
      expect(await total({ control, standing: "tested" })).toBe(tested);
      expect(await total({ control, standing: "defined_only" })).toBe(defined - tested);
    }
    expect(agents.defined - agents.tested).toBeGreaterThanOrEqual(1);
    expect(agents.tested).toBeGreaterThanOrEqual(1);
    expect(
      (await listControlStandings(world.admin, { agent: two.id, standing: "defined_only", limit: 1 })).data,
    ).toMatchObject([{ owner: { id: owner.id }, ownedBy: "agent", status: "in_place", standing: "defined_only" }]);
  });

  test("a draft counts for nothing, and an unknown standing is refused", async () => {
    const world = new World();
    const draft = await world.statedAgent("Draft");
    expect(await standingsOn(world, draft)).toEqual([]);
    await world.refused(() => listControlStandings(world.admin, { standing: "fine" as never }), {
      errors: [expect.objectContaining({ path: "standing" })],
    });
  });
});
