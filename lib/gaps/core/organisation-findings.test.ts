import { describe, expect, test } from "vitest";
import type { AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import {
  assignment,
  capabilityOfTier,
  fullAssignments,
  holderOf,
  organisation,
  person,
} from "#lib/registry/core/facts-for-tests.ts";
import type { ControlDefinition, OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, contextOf } from "./judge-for-tests.ts";
import { organisationFindings, organisationShareOf, tallyShares } from "./organisation-findings.ts";

const control: ControlDefinition = {
  id: "OWN-99",
  title: "Somebody looks",
  function: "security",
  condition: { kind: "always" },
  evidence: "A look",
  references: [],
  weight: "critical",
  own: true,
};
const left = person("Ivo Brandt", { status: "left", leftAt: Date.UTC(2026, 0, 2) });
const named = {
  controlId: "OWN-99",
  owner: holderOf.security_owner,
  status: null,
  reason: null,
  evidenceUrl: null,
  testedAt: null,
};
const setAside = { ...named, owner: null, status: "not_applicable", reason: "It has no prompt" } as const;

const share = (facts: AgentFacts, its: OrganisationFacts = organisation()) => {
  const { seats, controls } = contextOf(facts, { organisation: its });
  return organisationShareOf(facts.state, seats, controls);
};

const mira = person("Mira Chen");
const bothRoles = [
  ...fullAssignments(["approver", "responder"]),
  assignment("approver", mira),
  assignment("responder", mira),
];

describe("concentration", () => {
  test.each([
    ["low", 0],
    ["moderate", 0],
    ["high", 1],
    ["critical", 1],
  ] as const)("counts a capability of tier %s once for a person in two of the roles", (tier, times) =>
    expect(
      share(agentOfTier(tier, { assignments: bothRoles })).heavy.filter(({ personId }) => personId === mira.id),
    ).toHaveLength(times),
  );

  test("counts approver, detector and responder, and nobody else", () =>
    expect(share(agentOfTier("high")).heavy.map(({ personId }) => personId)).toEqual([
      holderOf.approver.id,
      holderOf.detector.id,
      holderOf.responder.id,
    ]));

  test("counts the accountable one of those who share a role", () =>
    expect(
      share(
        agentOfTier("high", { assignments: [...fullAssignments(), assignment("detector", mira, { marked: true })] }),
      ).heavy.map(({ personId }) => personId),
    ).toEqual([holderOf.approver.id, mira.id, holderOf.responder.id]));

  test.each(agentStates)("of an agent that is %s", (state) =>
    expect(share(agentOfTier("high", { state })).heavy.length > 0).toBe(
      ["submitted", "approved", "active", "suspended", "retiring"].includes(state),
    ),
  );

  test.each([
    [25, []],
    [26, ["concentration medium person:mira-chen@example.com"]],
  ])("%i capabilities", (count, expected) => {
    const capabilities = Array.from({ length: count }, (_, at) =>
      capabilityOfTier("high", { id: `c${at}`, name: `Pay ${at}` }),
    );
    const { heavy } = tallyShares([share(agentOfTier("high", { capabilities, assignments: bothRoles }))]);
    const findings = organisationFindings(
      { heavy: [{ person: mira, capabilities: heavy.get(mira.id) ?? 0 }], reliedOn: new Map() },
      organisation(),
    );
    expect(findings.map(({ rule, severity, about }) => `${rule} ${severity} ${about?.kind}:${about?.value}`)).toEqual(
      expected,
    );
  });

  test("over several agents", () => {
    const { heavy } = tallyShares([
      share(agentOfTier("high", { assignments: bothRoles })),
      share(agentOfTier("critical", { assignments: bothRoles })),
    ]);
    expect(heavy.get(mira.id)).toBe(2);
  });
});

describe("R24: control-unowned without an agent", () => {
  const its = (defaultOwner: PersonFacts | null) =>
    organisation({ controls: [control], defaultOwners: new Map(defaultOwner ? [["OWN-99", defaultOwner]] : []) });
  const found = (of: OrganisationFacts, ...agents: AgentFacts[]) =>
    organisationFindings(
      { heavy: [], reliedOn: tallyShares(agents.map((facts) => share(facts, of))).reliedOn },
      of,
    ).map(({ rule, severity, controlId }) => `${rule} ${severity} ${controlId}`);

  test.each([
    ["an active default owner", its(mira), [agentOfTier("high")], []],
    ["no default owner: each agent's own gap", its(null), [agentOfTier("high")], []],
    ["a default owner who left", its(left), [agentOfTier("high")], ["control-unowned high OWN-99"]],
    [
      "one gap, at the highest severity among those that rely on it",
      its(left),
      [agentOfTier("low"), agentOfTier("critical"), agentOfTier("moderate")],
      ["control-unowned critical OWN-99"],
    ],
    [
      "the riskiest has somebody named",
      its(left),
      [agentOfTier("low"), agentOfTier("critical", { controls: [named] })],
      ["control-unowned low OWN-99"],
    ],
    [
      "the riskiest has set it aside",
      its(left),
      [agentOfTier("low"), agentOfTier("critical", { controls: [setAside] })],
      ["control-unowned low OWN-99"],
    ],
    [
      "the riskiest is a draft",
      its(left),
      [agentOfTier("low"), agentOfTier("critical", { state: "draft" })],
      ["control-unowned low OWN-99"],
    ],
    ["nobody relies on it", its(left), [agentOfTier("high", { controls: [named] })], []],
  ])("%s", (_, of, agents, expected) => expect(found(of, ...agents)).toEqual(expected));

  test("says who left", () =>
    expect(organisationFindings({ heavy: [], reliedOn: new Map([["OWN-99", "low"]]) }, its(left))).toMatchObject([
      {
        sentence:
          "Ivo Brandt, who answers for OWN-99, Somebody looks, wherever nobody else is named, left on 2 January 2026.",
        closedBy: "person:person-ivo-brandt",
      },
    ]));
});
