import { describe, expect, test } from "vitest";
import { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  bystander,
  capability,
  capabilityOfTier,
  dataSource,
  grant,
  organisation,
  person,
  system,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { applicableControls } from "./applicable-controls.ts";
import { catalogue } from "./catalogue.ts";
import { conditionInWords, controlCondition } from "./condition.ts";
import { withCatalogue } from "./organisation-for-tests.ts";

const applicable = (facts: AgentFacts, of = withCatalogue()) =>
  applicableControls(facts, of, seatsOf(facts, defaultPolicy, new Moment(testNow)));
const because = (facts: AgentFacts, id: string) =>
  applicable(facts).find(({ control }) => control.id === id)?.because ?? null;

/** Chat outside production that only suggests, at tier low, without credential or grant. */
const plain = agent({
  interaction: "chat",
  autonomy: "suggests",
  environment: "staging",
  credential: { kind: "none", ttlSeconds: null },
  capabilities: [capability({ action: "read", grant: null })],
});
const withCapability = (more: Parameters<typeof capability>[0]): AgentFacts => ({
  ...plain,
  capabilities: [capability({ action: "read", grant: null, ...more })],
});

test("a plain chat assistant has the eight controls that always apply", () =>
  expect(applicable(plain).map(({ control }) => control.id)).toEqual([
    "ACC-01",
    "LAW-03",
    "OWN-01",
    "OWN-02",
    "PRM-01",
    "RET-01",
    "REV-01",
    "REV-02",
  ]));

describe("R25: each control applies by its fact, and says by which", () => {
  test.each<[string, AgentFacts, string]>([
    ["OWN-01", plain, "because it applies to every agent"],
    [
      "OWN-03",
      withCapability({ action: "execute", reversible: false, dataClassification: "restricted" }),
      "because tier = moderate",
    ],
    [
      "OWN-04",
      { ...plain, sharedByUnits: ["A", "B"].map((unit) => ({ unit, owner: null })) },
      "because shared by 2 business units",
    ],
    ["OWN-05", { ...plain, hosting: "vendor" }, "because hosting = vendor"],
    ["OWN-05", { ...plain, orchestrator: { name: "X", hosting: "vendor" } }, "because orchestrator hosting = vendor"],
    ["LAW-01", { ...plain, customerFacing: true }, "because customer-facing = yes"],
    ["LAW-01", { ...plain, hosting: "vendor" }, "because hosting = vendor"],
    ["LAW-01", withCapability({ dataClassification: "regulated" }), "because data classification = regulated (Refund)"],
    [
      "LAW-01",
      agent({
        capabilities: [capabilityOfTier("critical", { dataClassification: "restricted" })],
        autonomy: "acts_freely",
      }),
      "because tier = critical",
    ],
    ["LAW-02", { ...plain, customerFacing: true }, "because customer-facing = yes"],
    ["IDN-01", { ...plain, interaction: "agentic" }, "because interaction = agentic"],
    ["IDN-01", { ...plain, autonomy: "acts_with_approval" }, "because autonomy = acts with approval"],
    ["IDN-01", { ...plain, autonomy: null }, "because autonomy = acts with approval (assumed, not stated)"],
    ["IDN-02", { ...plain, credential: { kind: "ephemeral", ttlSeconds: 60 } }, "because credential = ephemeral"],
    ["IDN-03", { ...plain, credential: { kind: "long_lived", ttlSeconds: null } }, "because credential = long lived"],
    ["IDN-04", { ...plain, environment: "production" }, "because environment = production"],
    ["IDN-04", { ...plain, environment: null }, "because environment = production (assumed, not stated)"],
    ["ACC-02", withCapability({ grant: grant() }), "because a grant is recorded (Refund)"],
    ["ACC-03", { ...plain, interaction: "agentic" }, "because interaction = agentic"],
    ["ACC-04", agent({ capabilities: [capabilityOfTier("high")] }), "because tier = high"],
    [
      "ACC-05",
      withCapability({ system: system({ kind: "identity_store" }) }),
      "because system kind = identity store (Ledger)",
    ],
    [
      "ACC-05",
      withCapability({ system: system({ dataClassification: "regulated" }) }),
      "because data classification = regulated (Refund)",
    ],
    ["APR-03", withCapability({ action: "pay" }), "because action = pay (Refund)"],
    ["PRM-02", { ...plain, customerFacing: true }, "because customer-facing = yes"],
    [
      "DAT-01",
      { ...plain, dataSources: [dataSource({ dataClassification: "confidential" })] },
      "because data classification = confidential (Handbook)",
    ],
    ["DAT-02", { ...plain, usesRetrieval: true }, "because uses retrieval = yes"],
    ["VEN-01", { ...plain, hosting: "vendor" }, "because hosting = vendor"],
    [
      "DEL-01",
      {
        ...plain,
        delegatesTo: [
          { slug: "a", agent: null },
          { slug: "b", agent: null },
        ],
      },
      "because delegates to a and 1 more",
    ],
    ["MCP-01", { ...plain, usesMcp: true }, "because uses MCP = yes"],
    ["MON-01", agent({ capabilities: [capabilityOfTier("moderate")] }), "because tier = moderate"],
    ["EVD-01", { ...plain, interaction: "agentic" }, "because interaction = agentic"],
    ["INC-01", agent({ capabilities: [capabilityOfTier("high")] }), "because tier = high"],
    ["INC-02", { ...plain, autonomy: "acts_freely" }, "because autonomy = acts freely"],
  ])("%s %#", (id, facts, words) => {
    expect(because(facts, id)).toBe(words);
    if (words !== "because it applies to every agent") expect(because(plain, id)).toBe(null);
  });
  test("every control of the catalogue can apply", () => {
    const everything = agent({
      hosting: "vendor",
      interaction: "agentic",
      autonomy: "acts_freely",
      customerFacing: true,
      usesRetrieval: true,
      usesMcp: true,
      credential: { kind: "long_lived", ttlSeconds: null },
      sharedByUnits: ["A", "B"].map((unit) => ({ unit, owner: null })),
      delegatesTo: [{ slug: "other", agent: null }],
      capabilities: [capabilityOfTier("critical")],
    });
    expect(applicable(everything).map(({ control }) => control.id)).toEqual(catalogue.controls.map(({ id }) => id));
  });
  test("a pending or ended capability makes nothing apply", () =>
    expect(because(withCapability({ action: "pay", state: "pending" }), "APR-03")).toBe(null));
});

describe("R24: who owns a control", () => {
  const mira = person("Mira Chen");
  const on = (more: object) =>
    agent({
      controls: [
        {
          controlId: "OWN-01",
          owner: mira,
          status: "tested",
          reason: null,
          evidenceUrl: null,
          testedAt: null,
          ...more,
        },
      ],
    });
  const own01 = (facts: AgentFacts, of = withCatalogue()) =>
    applicable(facts, of).find(({ control }) => control.id === "OWN-01");
  test("the person named on the agent", () =>
    expect(own01(on({}))).toMatchObject({ owner: mira, ownedBy: "agent", ownerAnswers: true, status: "tested" }));
  test("named on the agent and gone: no default hides it", () =>
    expect(own01(on({ owner: person("Mira", { status: "left" }) }))).toMatchObject({
      ownedBy: "agent",
      ownerAnswers: false,
    }));
  test("else the organisation's default", () =>
    expect(own01(on({ owner: null }))).toMatchObject({ owner: bystander, ownedBy: "default", ownerAnswers: true }));
  test("else nobody", () =>
    expect(own01(agent(), withCatalogue({ defaultOwners: new Map() }))).toMatchObject({
      owner: null,
      ownedBy: "nobody",
      ownerAnswers: false,
      status: null,
    }));
  test.each([
    ["with a reason", "Read-only pilot", true],
    ["without a reason", null, false],
    ["with blanks", "  ", false],
  ])("not applicable counts only %s", (_, reason, setAside) =>
    expect(own01(on({ status: "not_applicable", reason }))?.setAside).toBe(setAside),
  );
});

describe("an organisation's own control", () => {
  const condition = controlCondition.parse({
    kind: "all_of",
    conditions: [
      { kind: "any_of", conditions: [{ kind: "uses_mcp" }, { kind: "uses_retrieval" }] },
      { kind: "environment_is", oneOf: ["production"] },
    ],
  });
  const own = organisation({
    controls: [
      {
        id: "OUR-01",
        title: "Ours",
        function: "security",
        condition,
        evidence: "A note",
        references: [],
        weight: "medium",
        own: true,
      },
    ],
  });
  test("applies by its condition, in words both ways", () => {
    expect(conditionInWords(condition)).toBe("(uses MCP, or uses retrieval), and environment is production");
    expect(applicable(agent({ usesRetrieval: true }), own).map((found) => found.because)).toEqual([
      "because uses retrieval = yes and environment = production",
    ]);
    expect(applicable(agent(), own)).toEqual([]);
  });
  test.each([
    { kind: "sometimes" },
    { kind: "any_of", conditions: [] },
    { kind: "tier_at_least", tier: "huge" },
    { kind: "uses_mcp", extra: 1 },
    { kind: "shared_by_units", atLeast: 1 },
  ])("a condition that means nothing is refused: %j", (bad) =>
    expect(controlCondition.safeParse(bad).success).toBe(false),
  );
});
