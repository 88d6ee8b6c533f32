import { describe, expect, test } from "vitest";
import { lowersTier, suggestAction, type ToolFacts } from "./suggest-action.ts";

const tool = (more: Partial<ToolFacts>): ToolFacts => ({
  name: "thing",
  title: null,
  description: null,
  readOnlyHint: null,
  destructiveHint: null,
  openWorldHint: null,
  ...more,
});

describe("the first guess of what a tool does", () => {
  test.each<[string, Partial<ToolFacts>, string, boolean]>([
    ["says that it only reads", { name: "create_refund", readOnlyHint: true }, "read", true],
    ["says nothing: the worst case is a write that cannot be undone", { name: "set_label" }, "write", false],
    ["says that it destroys nothing", { name: "set_label", destructiveHint: false }, "write", true],
    [
      "says that it destroys nothing, and is called delete",
      { name: "delete_label", destructiveHint: false },
      "write",
      false,
    ],
    ["pays by its name", { name: "create_refund" }, "pay", false],
    ["pays by its name in other letters", { name: "createRefund", destructiveHint: false }, "pay", true],
    ["changes production", { name: "merge_pull_request" }, "change_production", false],
    ["changes identities", { name: "add_user" }, "change_identity", false],
    [
      "changes infrastructure by its description",
      { description: "Makes a new DNS entry" },
      "change_infrastructure",
      false,
    ],
    ["speaks to people", { name: "send_note" }, "communicate", false],
    ["speaks to nobody outside", { name: "send_note", openWorldHint: false }, "write", false],
    ["runs something", { name: "exec_query" }, "execute", false],
    ["holds a word only as part of another", { name: "repaying_payload" }, "write", false],
  ])("a tool that %s", (_, more, action, reversible) => {
    const suggestion = suggestAction(tool(more));
    expect(suggestion).toMatchObject({ action, reversible });
    expect(suggestion.because).not.toBe("");
  });

  test("only a guess below what an unstated action counts for lowers: read and write", () => {
    expect((["read", "write", "execute", "communicate", "pay"] as const).filter(lowersTier)).toEqual(["read", "write"]);
    expect(suggestAction(tool({ readOnlyHint: true })).lowers).toBe(true);
    expect(suggestAction(tool({ name: "create_refund" })).lowers).toBe(false);
  });
});
