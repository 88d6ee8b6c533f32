import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import { agent, capability, holderOf, system, testNow } from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { changeSlots } from "./change-slots.ts";

/** Whom compliance's question of a wider environment asks, on an agent that faces customers. */
function complianceAsks(complianceThere: boolean) {
  const facts = agent({
    customerFacing: true,
    hosting: "internal",
    dataSources: [],
    capabilities: [capability({ action: "read", system: system(), dataClassification: "internal" })],
  });
  const side = { facts, seats: seatsOf(facts, defaultPolicy, new Moment(testNow)) };
  const slots = changeSlots({
    before: side,
    after: side,
    capabilityId: null,
    what: "agent.edit",
    widened: ["environment"],
    submittedBy: holderOf.system_owner.id,
    directory: { decider: (id) => ({ id, name: id, unable: null }), managerOf: () => null, complianceThere },
    parts: [],
  });
  const asked = slots.find(({ slot }) => slot === "compliance");
  return [asked?.askedRole, asked?.because];
}

describe("R53: compliance decides about a change by exposure", () => {
  test("where somebody has that platform role, they are asked", () =>
    expect(complianceAsks(true)).toEqual(["compliance", "Compliance decides because it faces customers."]));

  test("where nobody else has it, security is asked and told why", () =>
    expect(complianceAsks(false)).toEqual([
      "security",
      "Compliance decides because it faces customers; nobody else has that platform role, so security decides.",
    ]));
});
