import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { linesOf } from "#components/raci/board-lines.ts";
import { boardRows, subjectOf } from "#components/raci/board-rows.ts";
import { agentOrder, type Grouping, groupings } from "#lib/raci/core/grouping.ts";
import type { ChunkParty } from "#lib/raci/core/matrix-chunk.ts";
import { listMatrix } from "#lib/raci/list-matrix.ts";
import { markCharacters, stripAsText } from "#lib/registry/core/seat-strip.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { openWorkbook } from "#lib/reports/open-workbook-for-tests.ts";
import { raciCsv } from "#lib/reports/raci-csv.ts";
import { raciJson } from "#lib/reports/raci-json.ts";
import { raciXlsx } from "#lib/reports/raci-xlsx.ts";

const world = new World();
const asked = { q: "Fleet of the harbour", problems: "false" } as const;

const inOne = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
};

/** What the board shows, heading by heading: the same rows, put together by what draws them. */
async function onScreen(by: Grouping, more: object = {}) {
  const chunk = await listMatrix(world.admin, { ...asked, ...more, sort: agentOrder[by] });
  return linesOf(boardRows(chunk), by).flatMap((line) => (line.kind === "duty" ? [line] : []));
}

type Line = Awaited<ReturnType<typeof onScreen>>[number];
const named = ({ row, group }: Line) => [
  group,
  row.agent.slug,
  row.duty.id,
  row.capability?.slug ?? "",
  row.control ?? "",
];
const keyOf = (record: Record<string, string | null>) =>
  ["group", "agent", "duty", "capability", "control"].map((name) => record[name] ?? "");

/** What a sheet says that a duty is about; a control with its id, because it has no second line for it. */
const aboutOf = (row: Line["row"]) =>
  subjectOf(row) === row.agent.name ? "" : row.control ? `${row.control} ${subjectOf(row)}` : subjectOf(row);

/** The cells of a row of a sheet, from A on. */
const rowOf = (cells: ReadonlyMap<string, { text: string }>, row: number, columns: string) =>
  [...columns].map((column) => cells.get(`${column}${row}`)?.text ?? "");

beforeAll(async () => {
  const [crane, ledger] = [await world.system("Crane"), await world.system("Ledger")];
  const [ann, bea] = [await world.person("Ann"), await world.person("Bea")];
  for (const [unit, action, owner, systems] of [
    ["zoll", "read", bea, [ledger]],
    [null, "pay", ann, [ledger, crane]],
    ["Abfertigung", "pay", bea, [crane]],
    ["zoll", "pay", ann, [crane, ledger]],
  ] as const) {
    const agent = await world.statedAgent("Fleet of the harbour", unit === null ? {} : { businessUnit: unit });
    await world.assign(agent, "business_owner", owner);
    await world.assign(agent, "system_owner", owner === ann ? bea : ann);
    for (const system of systems) await world.capability(agent, "Act", { action, system: system.slug });
  }
});

describe.each(groupings)("the matrix as a file, by %s", (by) => {
  test("R7: CSV, JSON and XLSX hold what is on screen, row by row under the same groups", async () => {
    const screen = await onScreen(by);
    expect(new Set(screen.map(({ group }) => group)).size).toBeGreaterThan(2);
    const withGroup = by !== "agent";
    const expected = screen.map(named).map((line) => (withGroup ? line : ["", ...line.slice(1)]));

    const json = JSON.parse(await inOne(await raciJson(world.admin, { ...asked, by })));
    expect(json.by).toBe(by);
    expect(json.rows.map(keyOf)).toEqual(expected);

    const csv = parse(await inOne(await raciCsv(world.admin, { ...asked, by })), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(Object.keys(csv[0] ?? {}).includes("group")).toBe(withGroup);
    // One line per letter: a duty is as many lines as it has letters.
    const duties = csv.map(keyOf).filter((key, at, all) => key.join("|") !== all[at - 1]?.join("|"));
    expect(duties).toEqual(expected);

    const [matrix, problems, definitions] = await openWorkbook(await raciXlsx(world.admin, { ...asked, by }));
    const cells = matrix?.cells ?? new Map();
    expect(rowOf(cells, 1, "AB")).toEqual(withGroup ? ["Group", "Agent"] : ["Agent", "State"]);
    expect(matrix?.xml).toContain(`xSplit="${withGroup ? 5 : 4}"`);
    const [group, agent, about] = withGroup ? "ABE" : " AD";
    const sheet = screen.map((_, at) => rowOf(cells, at + 2, `${group}${agent}${about}`));
    expect(sheet).toEqual(
      screen.map(({ group: title, row }) => [withGroup ? title : "", row.agent.name, aboutOf(row)]),
    );
    expect(matrix?.rows).toBe(screen.length + 1);

    // The seats of what a duty is about: the agent's own strip is the one on screen.
    const seats = screen.map((_, at) => cells.get(`${withGroup ? "F" : "E"}${at + 2}`)?.text ?? "");
    expect(cells.get(`${withGroup ? "F" : "E"}1`)?.text).toBe("Seats");
    for (const [at, { row }] of screen.entries())
      if (row.capability === null) expect(seats[at]).toBe(stripAsText(row.agent.seats));
      else expect(seats[at]).toMatch(/^\S{5} \d of \d$/);
    expect([...(definitions?.cells.values() ?? [])].map(({ text }) => text)).toEqual(
      expect.arrayContaining(Object.values(markCharacters)),
    );

    // Each letter stands beneath the one who carries it, in the row of its duty.
    const heads = [...cells].flatMap(([place, { text }]) => {
      const column = /^([A-Z]+)1$/.exec(place)?.[1];
      return column && /[>)]$/.test(text) ? [[column, text] as const] : [];
    });
    const letters = screen.map((_, at) =>
      Object.fromEntries(
        heads.flatMap(([column, head]) => {
          const letter = cells.get(`${column}${at + 2}`)?.text.replace(/[?!]+$/, "");
          return letter ? [[head, letter]] : [];
        }),
      ),
    );
    const headOf = ({ kind, name, email }: ChunkParty) => (kind === "team" ? `${name} (team)` : `${name} <${email}>`);
    expect(letters).toEqual(
      screen.map(({ row }) =>
        Object.fromEntries([...row.cells.values()].map(({ party, letter }) => [headOf(party), letter])),
      ),
    );

    // Problems stand in the same order.
    const broken = screen.filter(({ row }) => row.problems.length > 0).map(({ row }) => row.agent.name);
    const told = Array.from({ length: (problems?.rows ?? 1) - 1 }, (_, at) =>
      rowOf(problems?.cells ?? new Map(), at + 2, withGroup ? "B" : "A").join(""),
    );
    const changes = (names: readonly string[]) => names.filter((name, at) => name !== names[at - 1]);
    expect(changes(told)).toEqual(changes(broken));
    expect([...(definitions?.cells.values() ?? [])].map(({ text }) => text)).toContain("Grouped by");
  });

  test("is narrowed as the screen is", async () => {
    const more = { problems: "true", duty: "decide_purpose,respond,retire" } as const;
    const json = JSON.parse(await inOne(await raciJson(world.admin, { ...asked, ...more, by })));
    const screen = await onScreen(by, more);
    expect(screen.length).toBeGreaterThan(0);
    expect(json.rows.map(({ agent, duty }: { agent: string; duty: string }) => [agent, duty])).toEqual(
      screen.map(({ row }) => [row.agent.slug, row.duty.id]),
    );
  });
});

test("a grouping that there is not is refused by its field", () =>
  world.refused(() => raciCsv(world.admin, { by: "mood" as "unit" }), {
    errors: [expect.objectContaining({ path: "by" })],
  }));
