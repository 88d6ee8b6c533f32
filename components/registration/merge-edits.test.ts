import { describe, expect, test } from "vitest";
import { type AgentDraft, bodyOf, draftOf } from "./agent-draft.ts";
import { conflictsBetween, merged } from "./merge-edits.ts";

const empty = draftOf(null);
const side = (changes: Partial<AgentDraft>) => {
  const draft = { ...empty, name: "Refund agent", ...changes };
  return { draft, body: bodyOf(draft) };
};
const base = side({ purpose: "Pay", hosting: "internal" });

describe("two edits of the same agent", () => {
  test("fields that only one side changed need no decision and both stay", () => {
    const theirs = side({ purpose: "Pay refunds", hosting: "internal" });
    const mine = side({ purpose: "Pay", hosting: "vendor" });
    expect(conflictsBetween(base.body, theirs.body, mine.body)).toEqual([]);
    const draft = merged({ base: base.body, theirs, mine }, new Set());
    expect(draft).toMatchObject({ purpose: "Pay refunds", hosting: "vendor" });
  });

  test("the same change on both sides is no conflict", () => {
    const both = side({ purpose: "Pay refunds", hosting: "internal" });
    expect(conflictsBetween(base.body, both.body, both.body)).toEqual([]);
  });

  test("a field that both changed is shown with both values; theirs stands unless mine is kept", () => {
    const theirs = side({ purpose: "Theirs", hosting: "internal" });
    const mine = side({ purpose: "Mine", hosting: "internal" });
    expect(conflictsBetween(base.body, theirs.body, mine.body)).toEqual([
      { field: "purpose", theirs: "Theirs", mine: "Mine" },
    ]);
    const both = { base: base.body, theirs, mine };
    expect(merged(both, new Set()).purpose).toBe("Theirs");
    expect(merged(both, new Set(["purpose"])).purpose).toBe("Mine");
  });

  test("a field of the API that is typed into two fields takes both along", () => {
    const theirs = side({ purpose: "Pay", hosting: "internal" });
    const mine = side({ purpose: "Pay", hosting: "internal", credentialKind: "ephemeral", credentialTtl: "900" });
    const draft = merged({ base: base.body, theirs, mine }, new Set());
    expect(draft).toMatchObject({ credentialKind: "ephemeral", credentialTtl: "900" });
  });
});
