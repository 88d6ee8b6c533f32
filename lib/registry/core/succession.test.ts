import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import type { PersonFacts } from "./facts.ts";
import { agent, assignment, capabilityOfTier, fullAssignments, holderOf, person, testNow } from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { seatsOf } from "./roles.ts";
import { successionOf } from "./succession.ts";

const ada = person("Ada Deputy");
const ben = person("Ben Deputy");
const gone = person("Gus Gone", { status: "left" });
const manager = person("Max Manager");

const succession = (deputies: PersonFacts[], above: PersonFacts | null, tier: "low" | "high" = "high") => {
  const held = assignment("approver", holderOf.approver, { deputies });
  const facts = agent({
    capabilities: [capabilityOfTier(tier)],
    assignments: [...fullAssignments(["approver"]), held],
  });
  const { successor, by } = successionOf(held, above, seatsOf(facts, defaultPolicy, new Moment(testNow)));
  return [successor?.name ?? null, by];
};

describe("succession", () => {
  test.each([
    ["the first deputy", [ada, ben], manager, ["Ada Deputy", "deputy"]],
    ["the next, when the first is not active", [gone, ben], manager, ["Ben Deputy", "deputy"]],
    ["R41: the next, when the first would clash", [holderOf.detector, ben], manager, ["Ben Deputy", "deputy"]],
    ["the manager, when no deputy can", [gone], manager, ["Max Manager", "manager"]],
    ["nobody, when the manager would clash", [], holderOf.provisioner, [null, "nobody"]],
    ["nobody, when the manager left", [], gone, [null, "nobody"]],
    ["nobody, when there is no one", [], null, [null, "nobody"]],
  ])("%s", (_, deputies, above, expected) => expect(succession(deputies, above)).toEqual(expected));
  test("below strict separation a deputy may hold another of the three", () =>
    expect(succession([holderOf.detector], null, "low")).toEqual(["Dina Watcher", "deputy"]));
});
