import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupings } from "#lib/raci/core/grouping.ts";
import type { MatrixChunk } from "#lib/raci/core/matrix-chunk.ts";
import { nextPlace } from "./board-keys.ts";
import { linesOf } from "./board-lines.ts";
import { boardRows, columnsOf, isIncomplete, sentenceOf } from "./board-rows.ts";
import { fitOnPaper } from "./fit-on-paper.ts";

const party = (name: string, kind: "person" | "team" = "person") => ({
  id: name,
  name,
  kind,
  email: kind === "person" ? `${name}@example.com` : null,
  status: kind === "person" ? ("active" as const) : null,
});

const chunk: MatrixChunk = {
  parties: [party("Mira"), party("Desk", "team"), party("Adam")],
  systems: [{ slug: "ledger", name: "Ledger" }],
  controls: { "OWN-01": "Named owners" },
  agents: [
    {
      id: "a2",
      slug: "zebra",
      name: "Zebra",
      state: "active",
      tier: "high",
      unit: "Support",
      seats: "FFFFFFFFe",
      may: { assign: true, override: false },
      capabilities: [{ slug: "pay", name: "Pay out", tier: "high", system: 0 }],
      rows: [
        {
          duty: "decide_purpose",
          capability: null,
          control: null,
          cells: [[0, "A/R", 0]],
          accountable: 0,
          performedBy: "OWN-02",
          playbook: null,
        },
        {
          duty: "approve_access",
          capability: 0,
          control: null,
          cells: [
            [1, "R", 0],
            [2, "C", 0],
            [0, "I", 1],
          ],
          accountable: null,
          problems: ["Nobody is accountable."],
          performedBy: "APR-02",
          playbook: "https://wiki.example.com",
        },
      ],
    },
    {
      id: "a1",
      slug: "ant",
      name: "Ant",
      state: "draft",
      tier: "low",
      unit: null,
      seats: "FFee-----",
      may: { assign: false, override: false },
      capabilities: [],
      rows: [
        {
          duty: "operate_control",
          capability: null,
          control: "OWN-01",
          cells: [[2, "A/R", 0]],
          accountable: 2,
          performedBy: "OWN-01",
          playbook: null,
        },
      ],
    },
  ],
};
const rows = boardRows(chunk);

describe("the rows of the board", () => {
  test("say what the API says by place, and their columns are people before teams, the busiest first", () => {
    expect(columnsOf(rows).map(({ name }) => name)).toEqual(["Adam", "Mira", "Desk"]); // two letters each: by name;
    expect(rows.map(({ system }) => system?.name ?? null)).toEqual([null, "Ledger", null]);
    expect(rows[1]?.cells.get("Mira")).toMatchObject({ letter: "I", flags: 1 });
  });

  test("of very many people those come first whom the first rows name, and stay there while more rows come", () => {
    const crowd = Array.from({ length: 200 }, (_, index) => party(`Person ${String(index).padStart(3, "0")}`));
    const agent = chunk.agents[0] as MatrixChunk["agents"][number];
    const row = agent.rows[0] as (typeof agent.rows)[number];
    // The last of the crowd carries most and is named last; the team is named first of all.
    const many = boardRows({
      ...chunk,
      parties: [party("Desk", "team"), ...crowd],
      agents: [
        {
          ...agent,
          rows: [...[0, 9, ...crowd.map((_, index) => index + 1)], 200, 200].map((place) => ({
            ...row,
            cells: [[place, "R", 0]],
          })),
        },
      ],
    });
    const columns = columnsOf(many).map(({ name }) => name);
    expect([columns[0], columns[1], columns.at(-2), columns.at(-1)]).toEqual([
      "Person 008",
      "Person 000",
      "Person 199",
      "Desk",
    ]);
    const before = columnsOf(many.slice(0, 160)).map(({ name }) => name);
    expect(columns.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  });

  test("each is one sentence for whoever hears it", () => {
    expect(rows.map(sentenceOf)).toEqual([
      "Decide purpose and boundary, Zebra: Mira is accountable; responsible: Mira.",
      "Approve access for Pay out, Zebra: nobody is accountable; responsible: Desk; consulted: Adam; informed: Mira. Nobody is accountable.",
      "Operate OWN-01 for Named owners, Ant: Adam is accountable; responsible: Adam.",
    ]);
  });

  test.each([
    ["everything that fits", 100, 3],
    ["as much as fits", 7, 2],
    ["one agent, however large", 1, 1],
  ])("on paper: %s", (_, most, fits) => {
    // Each has one row of three people.
    const agents = [1, 2, 3].map((id) => ({ id, rows: rows.slice(1, 2) }));
    expect(fitOnPaper(agents, most)).toEqual(agents.slice(0, fits));
  });

  test("R22: a row without control or playbook is incomplete", () => {
    expect(rows.map(isIncomplete)).toEqual([true, false, true]);
  });

  test.each([
    ["agent", ["Zebra", "Ant"]],
    ["unit", ["Support", "No business unit"]],
    ["system", ["Ledger", "Not about a system"]],
    ["person", ["Nobody is accountable", "Adam", "Mira"]],
  ] as const)("stand by %s under headings, what is missing where it is seen", (by, titles) => {
    const lines = linesOf(rows, by);
    expect(lines.flatMap((line) => (line.kind === "group" ? [line.title] : []))).toEqual(titles);
    expect(lines.filter(({ kind }) => kind === "duty")).toHaveLength(rows.length);
  });

  test("headings count their duties and how many are not answered for", () => {
    for (const by of groupings) {
      const groups = linesOf(rows, by).flatMap((line) => (line.kind === "group" ? [line] : []));
      expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(rows.length);
      expect(groups.reduce((sum, group) => sum + group.problems, 0)).toBe(1);
    }
  });
});

describe("the keys of the board", () => {
  const board = { lines: 50, columns: 10, page: 12 };
  test.each([
    ["ArrowDown", false, { line: 6, column: 3 }],
    ["ArrowUp", false, { line: 4, column: 3 }],
    ["ArrowLeft", false, { line: 5, column: 2 }],
    ["ArrowRight", true, { line: 5, column: 9 }],
    ["Home", false, { line: 5, column: 0 }],
    ["End", false, { line: 5, column: 9 }],
    ["Home", true, { line: 0, column: 0 }],
    ["End", true, { line: 49, column: 9 }],
    ["PageDown", false, { line: 17, column: 3 }],
    ["PageUp", false, { line: 0, column: 3 }],
  ])("%s (with Control: %s) leads on", (key, control, place) => {
    expect(nextPlace({ line: 5, column: 3 }, key, control, board)).toEqual(place);
  });

  test("no key leads off the board, and a letter leads nowhere", () => {
    const keys = fc.constantFrom(
      "ArrowUp",
      "ArrowDown",
      "ArrowLeft",
      "ArrowRight",
      "Home",
      "End",
      "PageUp",
      "PageDown",
    );
    fc.assert(
      fc.property(fc.nat(49), fc.nat(9), keys, fc.boolean(), (line, column, key, control) => {
        const place = nextPlace({ line, column }, key, control, board);
        expect(place?.line).toBeGreaterThanOrEqual(0);
        expect(place?.line).toBeLessThan(board.lines);
        expect(place?.column).toBeGreaterThanOrEqual(0);
        expect(place?.column).toBeLessThan(board.columns);
      }),
    );
    expect(nextPlace({ line: 0, column: 0 }, "a", false, board)).toBeNull();
  });
});
