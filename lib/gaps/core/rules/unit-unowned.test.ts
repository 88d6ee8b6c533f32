import { describe, expect, test } from "vitest";
import { agent, bystander, person } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, judgedBy, saidBy } from "../judge-for-tests.ts";
import { unitUnowned } from "./unit-unowned.ts";

const found = judgedBy(unitUnowned);
const owned = { unit: "Support", owner: bystander };
const unowned = { unit: "Sales", owner: null };

describe("R109: unit-unowned", () => {
  test.each<Case>([
    ["shared by nobody", agent({ sharedByUnits: [] }), []],
    ["used by one unit without an owner", agent({ sharedByUnits: [unowned] }), []],
    ["two units with owners", agent({ sharedByUnits: [owned, { unit: "Sales", owner: bystander }] }), []],
    [
      "three units with two owners",
      agent({ sharedByUnits: [owned, unowned, { unit: "Legal", owner: bystander }] }),
      ["medium unit:Sales"],
    ],
    [
      "one gap per unit",
      agent({ sharedByUnits: [unowned, { unit: "Legal", owner: null }] }),
      ["medium unit:Sales", "medium unit:Legal"],
    ],
    [
      "the owner left",
      agent({ sharedByUnits: [owned, { unit: "Sales", owner: person("Ivo", { status: "left" }) }] }),
      ["medium unit:Sales"],
    ],
    ["medium at any tier", agentOfTier("critical", { sharedByUnits: [owned, unowned] }), ["medium unit:Sales"]],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the unit", () =>
    expect(saidBy(unitUnowned)(agent({ sharedByUnits: [owned, unowned] }))).toEqual([
      "Nobody answers for the use of Refund agent in Sales.",
    ]));
});
