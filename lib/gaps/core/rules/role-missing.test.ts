import { describe, expect, test } from "vitest";
import {
  agent,
  assignment,
  capability,
  capabilityOfTier,
  daysAgo,
  daysAhead,
  fullAssignments,
  teamAssignment,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentRoles, capabilityRoles } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { roleMissing } from "./role-missing.ts";

const found = judgedBy(roleMissing);
const demanded = {
  low: ["provisioner", "control_owner"],
  moderate: ["provisioner", "control_owner", "approver", "detector"],
  high: ["provisioner", "control_owner", "approver", "detector", "responder"],
  critical: ["provisioner", "control_owner", "approver", "detector", "responder"],
};
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const changesStaging = capability({ action: "change_infrastructure" });

describe("R14, R15, R43: role-missing", () => {
  test.each<Case>([
    ...casesByTier(
      "everybody there",
      (tier) => agentOfTier(tier),
      () => [],
    ),
    ...casesByTier(
      "nobody there",
      (tier) => agentOfTier(tier, { assignments: fullAssignments(capabilityRoles) }),
      (tier) => demanded[tier].map((role) => `${severity[tier]} ${capabilityId(tier)} ${role}`),
    ),
    [
      "R40: low under strict separation demands what moderate does",
      agent({
        environment: "staging",
        autonomy: "suggests",
        capabilities: [changesStaging],
        assignments: fullAssignments(["approver", "detector", "responder"]),
      }),
      ["low capability-refund approver", "low capability-refund detector"],
    ],
    [
      "R40: reading restricted data at tier low",
      agent({
        autonomy: "suggests",
        capabilities: [capability({ action: "read", dataClassification: "restricted" })],
        assignments: fullAssignments(["approver", "detector", "responder"]),
      }),
      ["low capability-refund approver", "low capability-refund detector"],
    ],
    [
      "an own assignment instead of the default",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(["detector"]),
          assignment("detector", undefined, { capabilityId: capabilityId("high") }),
        ],
      }),
      [],
    ],
    [
      "an assignment on another capability does not help",
      agent({
        capabilities: [capabilityOfTier("low"), capabilityOfTier("high")],
        assignments: [
          ...fullAssignments(["detector"]),
          assignment("detector", undefined, { capabilityId: capabilityId("low") }),
        ],
      }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "one gap per capability",
      agent({
        capabilities: [capabilityOfTier("moderate"), capabilityOfTier("high")],
        assignments: fullAssignments(["approver"]),
      }),
      [`medium ${capabilityId("moderate")} approver`, `high ${capabilityId("high")} approver`],
    ],
    [
      "a team (team-only says so)",
      agentOfTier("high", { assignments: [...fullAssignments(["detector"]), teamAssignment("detector", "Watch")] }),
      [],
    ],
    [
      "a person who left (owner-inactive says so)",
      agentOfTier("high", {
        assignments: [...fullAssignments(["detector"]), assignment("detector", { ...bystander(), status: "left" })],
      }),
      [],
    ],
    [
      "an assignment that is over",
      agentOfTier("high", {
        assignments: [...fullAssignments(["detector"]), assignment("detector", undefined, { endsAt: daysAgo(1) })],
      }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "an assignment that has not begun",
      agentOfTier("high", {
        assignments: [...fullAssignments(["detector"]), assignment("detector", undefined, { startsAt: daysAhead(1) })],
      }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "roles of the agent (owner-missing says so)",
      agentOfTier("high", { assignments: fullAssignments(agentRoles) }),
      [],
    ],
    ["a pending capability", agentOfTier("high", { assignments: [] }, { state: "pending" }), []],
    ["an ended capability", agentOfTier("high", { assignments: [] }, { state: "ended" }), []],
    [
      "a suspended capability",
      agentOfTier("high", { assignments: fullAssignments(["detector"]) }, { state: "suspended" }),
      [`high ${capabilityId("high")} detector`],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says for what nobody answers", () =>
    expect(
      saidBy(roleMissing)(
        agentOfTier("high", { assignments: fullAssignments(["detector"]) }, { name: "Refund up to 500 EUR" }),
      ),
    ).toEqual(["Nobody answers for detecting misuse of Refund up to 500 EUR."]));
});

function bystander() {
  const held = assignment("detector").person;
  if (held === null) throw new Error("the builder names a person");
  return held;
}
