import { describe, expect, test } from "vitest";
import {
  agent,
  assignment,
  bystander,
  capability,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  person,
  teamAssignment,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { dutiesClash } from "./duties-clash.ts";

const found = judgedBy(dutiesClash);
const mira = person("Mira Chen");
const pairs = [
  ["approver", "provisioner"],
  ["approver", "detector"],
  ["provisioner", "detector"],
] as const;
const severity = { low: [], moderate: ["low"], high: ["high"], critical: ["critical"] };
const inBoth = (one: "approver" | "provisioner", other: "provisioner" | "detector", more = {}) => [
  ...fullAssignments([one, other]),
  assignment(one, mira, more),
  assignment(other, mira, more),
];

describe("R38, R40, R42: duties-clash", () => {
  test.each<Case>([
    ["three people", agentOfTier("critical"), []],
    ...pairs.flatMap(([one, other]) =>
      casesByTier(
        `one person ${one} and ${other}`,
        (tier) => agentOfTier(tier, { assignments: inBoth(one, other) }),
        (tier) => severity[tier].map((of) => `${of} ${capabilityId(tier)} roles:${one}+${other}`),
      ),
    ),
    [
      "one person in all three: a gap per pair",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["approver", "provisioner", "detector"]),
          assignment("approver", mira),
          assignment("provisioner", mira),
          assignment("detector", mira),
        ],
      }),
      pairs.map((pair) => `high ${capabilityId("high")} roles:${pair.join("+")}`),
    ],
    [
      "accepted or not",
      agentOfTier("high", { assignments: inBoth("approver", "detector", { acceptedAt: null, startsAt: daysAgo(30) }) }),
      [`high ${capabilityId("high")} roles:approver+detector`],
    ],
    [
      "a person who left",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["approver", "detector"]),
          assignment("approver", { ...mira, status: "left" }),
          assignment("detector", { ...mira, status: "left" }),
        ],
      }),
      [],
    ],
    [
      "one of the two is over",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["approver"]),
          assignment("approver", mira),
          assignment("detector", mira, { endsAt: daysAgo(1) }),
        ],
      }),
      [],
    ],
    [
      "a co-holder who is not accountable clashes too",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(),
          assignment("approver", mira, { startsAt: daysAgo(5) }),
          assignment("detector", mira, { startsAt: daysAgo(5) }),
        ],
      }),
      [`high ${capabilityId("high")} roles:approver+detector`],
    ],
    [
      "deputies are not counted",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["approver", "detector"]),
          assignment("approver", mira),
          assignment("detector", bystander, { deputies: [mira] }),
        ],
      }),
      [],
    ],
    [
      "teams are not counted",
      agentOfTier("high", {
        assignments: [...fullAssignments(), teamAssignment("approver", "Ops"), teamAssignment("detector", "Ops")],
      }),
      [],
    ],
    [
      "other roles may be shared",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["control_owner", "responder"]),
          assignment("control_owner", mira),
          assignment("responder", mira),
          assignment("approver", mira, { startsAt: daysAgo(5) }),
        ],
      }),
      [],
    ],
    [
      "an own approver, the same as the inherited detector",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["detector"]),
          assignment("detector", mira),
          assignment("approver", mira, { capabilityId: capabilityId("high") }),
        ],
      }),
      [`high ${capabilityId("high")} roles:approver+detector`],
    ],
    [
      "an own detector shadows the clashing default",
      agentOfTier("high", {
        assignments: [
          ...inBoth("approver", "detector"),
          assignment("detector", bystander, { capabilityId: capabilityId("high") }),
        ],
      }),
      [],
    ],
    [
      "one gap per capability",
      agent({
        capabilities: [capabilityOfTier("moderate"), capabilityOfTier("high")],
        assignments: inBoth("approver", "detector"),
      }),
      [
        `low ${capabilityId("moderate")} roles:approver+detector`,
        `high ${capabilityId("high")} roles:approver+detector`,
      ],
    ],
    [
      "R40: a change of infrastructure at tier low falls under strict separation",
      agent({
        environment: "staging",
        autonomy: "suggests",
        capabilities: [capability({ action: "change_infrastructure" })],
        assignments: inBoth("approver", "detector"),
      }),
      ["high capability-refund roles:approver+detector"],
    ],
    [
      "R40: so does reading restricted data",
      agent({
        autonomy: "suggests",
        capabilities: [capability({ action: "read", dataClassification: "restricted" })],
        assignments: inBoth("provisioner", "detector"),
      }),
      ["high capability-refund roles:provisioner+detector"],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the person and both duties", () =>
    expect(saidBy(dutiesClash)(agentOfTier("high", { assignments: inBoth("approver", "detector") }))).toEqual([
      "Mira Chen is both approver and detector of Capability high.",
    ]));

  test("names everybody who clashes in one sentence", () => {
    const noor = person("Noor Aziz");
    const assignments = [
      ...inBoth("approver", "detector"),
      assignment("approver", noor, { startsAt: daysAgo(5) }),
      assignment("detector", noor, { startsAt: daysAgo(5) }),
    ];
    expect(saidBy(dutiesClash)(agentOfTier("high", { assignments }))).toEqual([
      "Mira Chen and Noor Aziz are each both approver and detector of Capability high.",
    ]);
  });
});
