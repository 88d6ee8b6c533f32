import { describe, expect, test } from "vitest";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { openWorkbook } from "#lib/reports/open-workbook-for-tests.ts";
import { raciCsv } from "#lib/reports/raci-csv.ts";
import { raciJson } from "#lib/reports/raci-json.ts";
import { raciXlsx } from "#lib/reports/raci-xlsx.ts";
import { addOverride } from "./add-override.ts";
import { cellFlags } from "./core/matrix-chunk.ts";
import { listMatrix } from "./list-matrix.ts";
import { readMatrix } from "./read-matrix.ts";

const world = new World();

/** A draft with one capability that pays, so that its duties must be three people's. */
async function paying(name: string) {
  const system = await world.system("Ledger");
  const agent = await world.statedAgent(name);
  const capability = await world.capability(agent, "Pay", { action: "pay", system: system.slug });
  return { agent, capability, system };
}

const inOne = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
};

describe("the matrix of many agents", () => {
  test("R7 R21: says row by row what each agent's own matrix says", async () => {
    const { agent, capability } = await paying("Same");
    const [owner, approver] = [await world.person("Bea"), await world.person("Adam")];
    await world.assign(agent, "business_owner", owner);
    await world.assign(agent, "approver", approver, { capability: capability.slug });
    const chunk = await listMatrix(world.admin, { agent: agent.slug });
    const own = await readMatrix(world.admin, { agent: agent.slug });
    const [listed] = chunk.agents;
    const cells = listed?.rows.map(({ duty, capability: place, control, cells: found, problems, accountable }) => ({
      duty,
      capability: place === null ? null : listed.capabilities[place]?.slug,
      control,
      cells: Object.fromEntries(found.map(([party, letter]) => [chunk.parties[party]?.id, letter])),
      accountable: accountable === null ? null : chunk.parties[accountable]?.id,
      valid: problems === undefined,
    }));
    expect(cells).toEqual(
      own.rows.map((row) => ({
        duty: row.duty,
        capability: row.capability?.slug ?? null,
        control: row.control,
        cells: row.cells,
        accountable: row.accountable?.id ?? null,
        valid: row.valid,
      })),
    );
  });

  test("R38: who holds two duties that must be two people's is marked in both rows", async () => {
    const { agent } = await paying("Clash");
    const person = await world.person("Mira");
    for (const role of ["approver", "provisioner"] as const) await world.assign(agent, role, person);
    const { agents, parties } = await listMatrix(world.admin, {
      agent: agent.slug,
      duty: "approve_access,provision_access",
    });
    const place = parties.findIndex(({ id }) => id === person.id);
    for (const row of agents[0]?.rows ?? []) {
      const flags = row.cells.filter(([party]) => party === place).map(([, , flag]) => flag & cellFlags.clash);
      expect(flags).toEqual([cellFlags.clash]);
      expect(row.problems).toEqual(expect.arrayContaining([expect.stringContaining("three people")]));
    }
    expect(agents[0]?.rows).toHaveLength(2);
  });

  test("is narrowed by agent, person, system, kind of duty and by problems", async () => {
    const { agent, system } = await paying("Narrow");
    const owner = await world.person("Bea");
    await world.assign(agent, "business_owner", owner);
    const ask = async (more: object) =>
      (await listMatrix(world.admin, { agent: agent.slug, ...more })).agents[0]?.rows ?? [];
    const all = await ask({});
    const broken = await ask({ problems: "true" });
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.length).toBeLessThan(all.length);
    expect(broken.filter(({ problems }) => problems === undefined)).toEqual([]);
    expect((await ask({ duty: "retire" })).map(({ duty }) => duty)).toEqual(["retire"]);
    expect((await ask({ system: system.slug })).every(({ capability }) => capability === 0)).toBe(true);
    expect((await ask({ person: owner.email })).every(({ cells }) => cells.length > 0)).toBe(true);
    await expect(listMatrix(world.admin, { duty: "dance" })).rejects.toMatchObject({ errors: [{ path: "duty.0" }] });
    await expect(listMatrix(world.admin, { limit: 51 })).rejects.toMatchObject({ errors: [{ path: "limit" }] });
  });

  test("comes in parts that count agents, each once", async () => {
    const made = await Promise.all(["One", "Two", "Three"].map((name) => world.agent(`Paged ${name}`)));
    const first = await listMatrix(world.admin, { q: "Paged", limit: 2, sort: "name" });
    const second = await listMatrix(world.admin, {
      q: "Paged",
      limit: 2,
      sort: "name",
      cursor: first.nextCursor ?? "",
    });
    expect([first.total, first.agents.length, second.agents.length, second.nextCursor]).toEqual([3, 2, 1, null]);
    const ids = [...first.agents, ...second.agents].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
  });

  test("offers what the asker may do there", async () => {
    const { agent } = await paying("Offers");
    const [owner, other] = [await world.person("Bea"), await world.person("Otto")];
    await world.assign(agent, "business_owner", owner);
    const may = async (context = world.admin) => (await listMatrix(context, { agent: agent.slug })).agents[0]?.may;
    expect(await may(world.as(owner))).toEqual({ assign: true, override: true });
    expect(await may(world.as(other))).toEqual({ assign: false, override: false });
    expect(await may(world.as(other, ["security"]))).toEqual({ assign: true, override: false });
    expect(await may(world.as(other, ["auditor"]))).toEqual({ assign: false, override: false });
  });

  test("R21: a letter by an override is told apart, and the agent's answer says by which", async () => {
    const { agent } = await paying("Override");
    const person = await world.person("Ina");
    const { id } = await addOverride(world.admin, {
      agent: agent.slug,
      duty: "retire",
      person: person.id,
      change: "add",
      letter: "C",
      reason: "She archives.",
    });
    const { agents } = await listMatrix(world.admin, { agent: agent.slug, duty: "retire" });
    expect(agents[0]?.rows[0]?.cells).toEqual([[0, "C", cellFlags.override]]);
    const row = (await readMatrix(world.admin, { agent: agent.slug })).rows.find(({ duty }) => duty === "retire");
    expect(row?.sources[person.id]).toMatchObject([{ letter: "C", overrideId: id, assignmentId: null }]);
  });
});

describe("the matrix as a file", () => {
  test("R22: CSV, JSON and XLSX hold the same rows, narrowed as on the page, with control and playbook", async () => {
    const { agent } = await paying("=Filed");
    await editAgent(world.admin, { agent: agent.slug, playbookUrl: "https://wiki.example.com/p" });
    const owner = await world.person("Bea");
    await world.assign(agent, "business_owner", owner);
    const asked = { agent: agent.slug, duty: "decide_purpose,respond" };
    const { agents } = await listMatrix(world.admin, asked);
    const rows = agents[0]?.rows ?? [];
    const json = JSON.parse(await inOne(await raciJson(world.admin, asked)));
    expect(json.rows.map(({ duty }: { duty: string }) => duty)).toEqual(rows.map(({ duty }) => duty));
    expect(json.rows[0]).toMatchObject({
      accountable: owner.email,
      performedBy: "OWN-02",
      playbook: "https://wiki.example.com/p",
    });
    const csv = (await inOne(await raciCsv(world.admin, asked))).trimEnd().split("\r\n");
    expect(csv[1]).toContain("'=Filed");
    expect(csv[1]).toContain("OWN-02,https://wiki.example.com/p");

    const [matrix, problems, definitions] = await openWorkbook(await raciXlsx(world.admin, asked));
    expect([matrix?.name, problems?.name, definitions?.name]).toEqual(["Matrix", "Problems", "Definitions"]);
    expect(matrix?.rows).toBe(rows.length + 1);
    expect(matrix?.cells.get("A2")?.text).toBe(agent.name);
    expect(matrix?.xml).toContain('state="frozen"');
    const letters = [...(matrix?.cells ?? [])].filter(([place]) => /^[J-Z]+2$/.test(place)).map(([, { text }]) => text);
    expect(letters).toEqual(["A/R"]);
    expect(matrix?.cells.get("F3")?.text).toBe("Nobody");
    expect([...(problems?.cells.values() ?? [])].map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining("Nobody is accountable for 'Respond and contain'")]),
    );
    expect([...(definitions?.cells.values() ?? [])].map(({ text }) => text)).toContain("Respond and contain");
  });

  test("an empty answer is still a whole file", async () => {
    const asked = { q: "no agent is called so" };
    expect(JSON.parse(await inOne(await raciJson(world.admin, asked))).rows).toEqual([]);
    const [matrix] = await openWorkbook(await raciXlsx(world.admin, asked));
    expect(matrix?.rows).toBe(1);
  });
});
