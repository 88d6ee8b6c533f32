import { describe, expect, test } from "vitest";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  teamAssignment,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentRoles, type Role } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { teamOnly } from "./team-only.ts";

const found = judgedBy(teamOnly);
const severity = { low: "low", moderate: "medium", high: "high", critical: "critical" };
const onHigh = { capabilityId: capabilityId("high") };
const without = (role: Role) => fullAssignments([role]);
const both = [capabilityOfTier("moderate"), capabilityOfTier("high")];

describe("R3, R43: team-only", () => {
  test.each<Case>([
    ["a complete agent", agentOfTier("high"), []],
    ["nobody at all (role-missing says so)", agentOfTier("high", { assignments: without("detector") }), []],
    [
      "a person beside the team",
      agentOfTier("high", { assignments: [...fullAssignments(), teamAssignment("detector", "Watch")] }),
      [],
    ],
    [
      "a team on the capability, a person as default",
      agentOfTier("high", { assignments: [...fullAssignments(), teamAssignment("detector", "Watch", onHigh)] }),
      [],
    ],
    [
      "a team that is not there any more (role-missing says so)",
      agentOfTier("high", {
        assignments: [...without("detector"), teamAssignment("detector", "Watch", { endsAt: daysAgo(1) })],
      }),
      [],
    ],
    [
      "a role that the tier does not demand",
      agentOfTier("low", { assignments: [...without("detector"), teamAssignment("detector", "Watch")] }),
      [],
    ],
    ...agentRoles.flatMap((role) =>
      casesByTier(
        `a team as ${role}`,
        (tier) => agentOfTier(tier, { assignments: [...without(role), teamAssignment(role, "Ops")] }),
        (tier) => [`${severity[tier]} ${role}`],
      ),
    ),
    [
      "a team as retirement owner of a fresh submission: the role is demanded from the start",
      agent({
        state: "submitted",
        submittedAt: daysAgo(1),
        assignments: [...without("retirement_owner"), teamAssignment("retirement_owner", "Ops")],
      }),
      ["low retirement_owner"],
    ],
    [
      "a team as default: one gap on the agent, at the riskiest that relies on it",
      agent({ capabilities: both, assignments: [...without("detector"), teamAssignment("detector", "Watch")] }),
      ["high detector"],
    ],
    [
      "a team as default, the riskiest has a person of its own",
      agent({
        capabilities: both,
        assignments: [
          ...without("detector"),
          teamAssignment("detector", "Watch"),
          assignment("detector", undefined, onHigh),
        ],
      }),
      ["medium detector"],
    ],
    [
      "a team on one capability",
      agent({
        capabilities: both,
        assignments: [
          ...without("detector"),
          assignment("detector", undefined, { capabilityId: capabilityId("moderate") }),
          teamAssignment("detector", "Watch", onHigh),
        ],
      }),
      [`high ${capabilityId("high")} detector`],
    ],
    [
      "a team on the capability and another as default: each where it stands",
      agent({
        capabilities: both,
        assignments: [
          ...without("detector"),
          teamAssignment("detector", "Watch"),
          teamAssignment("detector", "Night", onHigh),
        ],
      }),
      [`high ${capabilityId("high")} detector`, "medium detector"],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the team and what no person answers for", () =>
    expect(
      saidBy(teamOnly)(
        agentOfTier("high", { assignments: [...without("responder"), teamAssignment("responder", "Night watch")] }),
      ),
    ).toEqual(["Only the team Night watch, and no person, answers for containing Refund agent."]));
});
