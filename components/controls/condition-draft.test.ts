import { expect, test } from "vitest";
import { controlCondition } from "#lib/controls/core/condition.ts";
import { type ConditionRow, conditionOf, draftOf, firstDraft, kinds, rowOf } from "./condition-draft.ts";

test.each(Object.keys(kinds) as ConditionRow["kind"][])(
  "R30: a row of kind %s is a condition that the API takes, and comes back as the same row",
  (kind) => {
    const draft = { ...firstDraft, rows: [rowOf(kind)] };
    const condition = conditionOf(draft);
    expect(controlCondition.safeParse(condition).error?.issues ?? []).toEqual([]);
    expect(draftOf(condition)).toEqual(draft);
  },
);

test("several rows are joined by any or all; what is nested deeper is left to the API", () => {
  const draft = { join: "all_of" as const, rows: [rowOf("uses_mcp"), rowOf("action_is")] };
  expect(conditionOf(draft)).toMatchObject({
    kind: "all_of",
    conditions: [{ kind: "uses_mcp" }, { kind: "action_is" }],
  });
  expect(draftOf(conditionOf(draft))).toEqual(draft);
  expect(draftOf({ kind: "any_of", conditions: [{ kind: "all_of", conditions: [{ kind: "always" }] }] })).toBeNull();
});
