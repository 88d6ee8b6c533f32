import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions } from "#lib/registry/core/vocabulary.ts";
import { assumed, riskTable } from "#lib/risk/core/risk-table.ts";
import { type ChosenTool, capabilitiesOver } from "./give-tools.ts";

const chosen = (name: string, more: Partial<ChosenTool["tool"]> = {}, said: Partial<ChosenTool> = {}): ChosenTool => ({
  tool: {
    name,
    title: null,
    description: null,
    readOnlyHint: null,
    destructiveHint: null,
    openWorldHint: null,
    ...more,
  },
  action: null,
  reversible: null,
  ...said,
});

describe("capabilities over chosen tools", () => {
  const tools = [
    chosen("list_notes", { readOnlyHint: true }),
    chosen("get_note", { readOnlyHint: true }),
    chosen("create_refund"),
  ];

  test("without a confirmation, only what raises is stated; what lowers stays a hint", () => {
    expect(capabilitiesOver(tools, "Desk", { confirmHints: false })).toEqual([
      {
        name: "Use Desk (said to read)",
        action: null,
        reversible: null,
        tools: ["list_notes", "get_note"],
        hint: { action: "read", from: "list_notes: The tool says that it only reads." },
      },
      { name: "Pay through Desk, for good", action: "pay", reversible: false, tools: ["create_refund"], hint: null },
    ]);
  });

  test("with a confirmation, the suggestions are stated", () => {
    expect(capabilitiesOver(tools, "Desk", { confirmHints: true })).toMatchObject([
      { name: "Read from Desk", action: "read", reversible: true, tools: ["list_notes", "get_note"], hint: null },
      { action: "pay", reversible: false },
    ]);
  });

  test("what the person says counts, also against the tool", () => {
    const said = [chosen("create_refund", {}, { action: "write", reversible: true })];
    expect(capabilitiesOver(said, "Desk", { confirmHints: false })).toMatchObject([
      { action: "write", reversible: true, hint: null },
    ]);
  });

  test("whatever a tool claims, without a confirmation it never counts for less than an unstated one", () => {
    const flag = fc.constantFrom(null, true, false);
    const tool = fc.record({
      name: fc.oneof(fc.string(), fc.constantFrom("create_refund", "send_note", "delete_user", "list_notes")),
      title: fc.constant(null),
      description: fc.option(fc.string()),
      readOnlyHint: flag,
      destructiveHint: flag,
      openWorldHint: flag,
    });
    const unstated = riskTable.action[assumed.action].points;
    fc.assert(
      fc.property(fc.array(tool, { maxLength: 6 }), (list) => {
        const given = capabilitiesOver(
          list.map((one) => ({ tool: one, action: null, reversible: null })),
          "Desk",
          { confirmHints: false },
        );
        for (const { action, reversible } of given) {
          expect(action === null ? unstated : riskTable.action[action].points).toBeGreaterThanOrEqual(unstated);
          expect(reversible).not.toBe(true);
        }
        expect(given.flatMap(({ tools: names }) => names).sort()).toEqual(list.map(({ name }) => name).sort());
      }),
    );
  });

  test("every action has a name", () => {
    for (const action of actions)
      expect(capabilitiesOver([chosen("x", {}, { action })], "Desk", { confirmHints: false })[0]?.name).toMatch(
        / Desk/,
      );
  });
});
