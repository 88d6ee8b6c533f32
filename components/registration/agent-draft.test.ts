import { expect, test } from "vitest";
import type { AgentRecord } from "#lib/registry/store-agents.ts";
import { bodyOf, draftOf } from "./agent-draft.ts";

test("the end of its purpose is a day in the form and a moment in the API; nothing typed states nothing", () => {
  const empty = draftOf(null);
  expect(bodyOf(empty).endsAt).toBeNull();
  expect(bodyOf({ ...empty, endsAt: "2027-01-31" }).endsAt).toBe("2027-01-31T00:00:00Z");
  const recorded = { ...bodyOf(empty), endsAt: "2027-01-31T00:00:00.000Z" } as unknown as AgentRecord;
  expect(draftOf(recorded).endsAt).toBe("2027-01-31");
});
