import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  bystander,
  capability,
  dataSource,
  fullAssignments,
  holderOf,
  person,
  system,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { dataClassifications } from "#lib/registry/core/vocabulary.ts";
import { type Directory, registrationSlots } from "./registration-approvers.ts";
import { registrationParts } from "./registration-parts.ts";
import type { Slot } from "./request-vocabulary.ts";

const manager = person("Max Manager");

/** Everybody is there and has the same manager, but for those said to be away. */
const directory = (unable: Record<string, string> = {}, complianceThere = true): Directory => ({
  decider: (id) => ({ id, name: id.replace("person-", ""), unable: unable[id] ?? null }),
  managerOf: () => ({ id: manager.id, name: manager.name, unable: unable[manager.id] ?? null }),
  complianceThere,
});

const slotsOf = (
  facts: AgentFacts,
  { submittedBy = holderOf.business_owner.id as string | null, unable = {}, complianceThere = true } = {},
): Slot[] =>
  registrationSlots({
    facts,
    seats: seatsOf(facts, defaultPolicy, new Moment(testNow)),
    submittedBy,
    directory: directory(unable, complianceThere),
  });

/** Reads, internal, undoable, only suggests: tier low. */
const plain = (more: Partial<AgentFacts> = {}): AgentFacts =>
  agent({
    state: "submitted",
    interaction: "assistant",
    autonomy: "suggests",
    customerFacing: false,
    hosting: "internal",
    dataSources: [],
    sharedByUnits: [],
    capabilities: [capability({ action: "read", system: system(), dataClassification: "internal", reversible: true })],
    ...more,
  });
const paying = capability({ action: "pay", system: system({ name: "Bank", kind: "payment" }), reversible: false });
const always = ["business_owner", "identity", "scope", "oversight", "system:ledger"];

describe("R53: who decides follows from the facts", () => {
  test.each<[string, AgentFacts, string[]]>([
    ["an agent of no exposure", plain(), always],
    ["one that touches nothing", plain({ capabilities: [] }), always.slice(0, 4)],
    ["its vendor hosts it", plain({ hosting: "vendor" }), [...always, "compliance", "residual_risk"]],
    ["it faces customers", plain({ customerFacing: true }), [...always, "compliance"]],
    ["a source of internal data", plain({ dataSources: [dataSource({ dataClassification: "internal" })] }), always],
    [
      "a source of confidential data",
      plain({ dataSources: [dataSource({ dataClassification: "confidential" })] }),
      [...always, "data:handbook"],
    ],
    [
      "a source of regulated data",
      plain({ dataSources: [dataSource({ dataClassification: "regulated" })] }),
      [...always, "data:handbook", "compliance"],
    ],
    [
      "it pays: tier high",
      plain({ capabilities: [paying] }),
      ["business_owner", "identity", "scope", "oversight", "system:bank", "residual_risk"],
    ],
    [
      "it pays freely: tier critical",
      plain({ capabilities: [paying], autonomy: "acts_freely", interaction: "agentic" }),
      ["business_owner", "identity", "scope", "oversight", "system:bank", "compliance", "residual_risk"],
    ],
    [
      "two systems, one of them twice",
      plain({
        capabilities: [
          capability({ slug: "a", id: "a", action: "read", system: system() }),
          capability({ slug: "b", id: "b", action: "read", system: system() }),
          capability({ slug: "c", id: "c", action: "read", system: system({ name: "Desk" }) }),
        ],
      }),
      [...always, "system:desk"],
    ],
    [
      "an ended capability asks nobody",
      plain({ capabilities: [capability({ action: "pay", system: system({ name: "Bank" }), state: "ended" })] }),
      always.slice(0, 4),
    ],
  ])("%s", (_, facts, slots) => expect(slotsOf(facts).map(({ slot }) => slot)).toEqual(slots));

  test("over all combinations of exposure, each approver is there exactly for its reason", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("internal" as const, "vendor" as const),
        fc.boolean(),
        fc.constantFrom(...dataClassifications),
        fc.constantFrom(...dataClassifications),
        fc.boolean(),
        (hosting, customerFacing, ofData, ofCapability, pays) => {
          const facts = plain({
            hosting,
            customerFacing,
            dataSources: [dataSource({ dataClassification: ofData })],
            capabilities: [
              capability({ action: pays ? "pay" : "read", system: system(), dataClassification: ofCapability }),
            ],
          });
          const seats = seatsOf(facts, defaultPolicy, new Moment(testNow));
          const slots = slotsOf(facts).map(({ slot }) => slot);
          const sensitive = !["public", "internal"].includes(ofData);
          expect(slots.includes("data:handbook")).toBe(sensitive);
          expect(slots.includes("compliance")).toBe(
            hosting === "vendor" ||
              customerFacing ||
              ofData === "regulated" ||
              ofCapability === "regulated" ||
              seats.tier === "critical",
          );
          expect(slots.includes("residual_risk")).toBe(
            hosting === "vendor" || seats.tier === "high" || seats.tier === "critical",
          );
          expect(slots).toEqual(expect.arrayContaining(always));
          expect(new Set(slots).size).toBe(slots.length);
        },
      ),
    );
  });
});

describe("R39 R54: who is asked", () => {
  const asked = (slots: readonly Slot[]) =>
    Object.fromEntries(slots.map(({ slot, askedId, askedRole }) => [slot, askedId ?? askedRole]));

  test("identity by the system owner, scope and oversight by the security owner, each for itself", () => {
    expect(asked(slotsOf(plain({ hosting: "vendor" })))).toEqual({
      business_owner: holderOf.business_owner.id,
      identity: holderOf.system_owner.id,
      scope: holderOf.security_owner.id,
      oversight: holderOf.security_owner.id,
      "system:ledger": bystander.id,
      compliance: "compliance",
      // The business owner submitted it, and their deputy carries the risk.
      residual_risk: bystander.id,
    });
  });

  test("a business owner who submits has thereby accepted; one who does not is asked", () => {
    const own = slotsOf(plain())[0];
    expect(own).toMatchObject({ slot: "business_owner", ownAllowed: true });
    const other = slotsOf(plain(), { submittedBy: "person-somebody" })[0];
    expect(other?.ownAllowed).toBeUndefined();
    expect(other).toMatchObject({ askedId: holderOf.business_owner.id, because: "bea-owner is its business owner." });
  });

  test("no decision but that one is asked of the submitter, whichever roles they hold", () => {
    const submitter = holderOf.business_owner;
    const everything = plain({
      hosting: "vendor",
      capabilities: [{ ...paying, system: system({ owner: submitter }) }],
      dataSources: [dataSource({ dataClassification: "regulated", dataOwner: submitter })],
      assignments: fullAssignments(["system_owner", "security_owner"]).concat(
        assignment("system_owner", submitter, { deputies: [] }),
        assignment("security_owner", submitter, { deputies: [] }),
      ),
    });
    for (const { slot, askedId, ownAllowed } of slotsOf(everything))
      if (slot !== "business_owner")
        expect([slot, askedId === submitter.id, ownAllowed]).toEqual([slot, false, undefined]);
    expect(slotsOf(everything, { unable: { [manager.id]: "is out of office" } })[1]).toMatchObject({
      askedRole: "security",
      because:
        "bea-owner, its system owner, submitted it; Max Manager, their manager, is out of office; so security decides.",
    });
  });

  test("where nobody but the submitter has platform role compliance, security decides", () => {
    const slot = slotsOf(plain({ customerFacing: true }), { complianceThere: false }).at(-1);
    expect(slot).toMatchObject({ slot: "compliance", askedRole: "security" });
  });

  test("R57: the reason of the residual risk says what makes it necessary", () =>
    expect(slotsOf(plain({ capabilities: [paying] })).at(-1)?.because).toContain("because its tier is high"));
});

describe("what is shown", () => {
  const partsOf = (facts: AgentFacts) => registrationParts(facts, seatsOf(facts, defaultPolicy, new Moment(testNow)));
  const changed = (one: AgentFacts, other: AgentFacts): string[] => {
    const before = new Map(partsOf(one).map(({ part, digest }) => [part, digest]));
    return partsOf(other)
      .filter(({ part, digest }) => before.get(part) !== digest)
      .map(({ part }) => part);
  };

  test("every slot covers parts that are there", () => {
    const facts = plain({ hosting: "vendor", dataSources: [dataSource({ dataClassification: "regulated" })] });
    const parts = partsOf(facts).map(({ part }) => part);
    for (const { parts: covered } of slotsOf(facts)) expect(parts).toEqual(expect.arrayContaining([...covered]));
  });

  test.each<[string, Partial<AgentFacts>, string[]]>([
    ["the same facts again", {}, []],
    ["its purpose", { purpose: "Something else" }, ["purpose"]],
    ["its identity", { workloadIdentity: "spiffe://other" }, ["identity"]],
    ["its escalation", { escalation: "Another number" }, ["oversight"]],
    ["the risk statement", { residualRisk: { statement: "More", acceptedBy: null, acceptedAt: null } }, ["risk"]],
    [
      "who answered by name: approvals void no approval",
      {
        approvals: {
          identity: { by: bystander, at: 1 },
          scope: { by: null, at: null },
          oversight: { by: null, at: null },
        },
      },
      [],
    ],
  ])("a change of %s shows in the parts that hold it alone", (_, more, parts) =>
    expect(changed(plain(), plain(more))).toEqual(parts),
  );

  test("R55: the autonomy asked for stands beside the next lower level and its reason", () =>
    expect(
      partsOf(plain({ autonomy: "acts_within_bounds", autonomyReason: "Nights" })).find(
        ({ part }) => part === "oversight",
      )?.shown,
    ).toMatchObject({ autonomy: "acts_within_bounds", insteadOf: "acts_with_approval", autonomyReason: "Nights" }));
});
