import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, Moment } from "#lib/platform/core/clock.ts";
import { demandedRoles } from "#lib/risk/core/demanded-roles.ts";
import { isJudged, riskOf } from "#lib/risk/core/risk-tier.ts";
import { anyAgentFacts } from "./arbitrary-facts-for-tests.ts";
import type { AgentFacts, AssignmentFacts } from "./facts.ts";
import { testNow } from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { seatsOf } from "./roles.ts";
import { capabilityRoles, type Role } from "./vocabulary.ts";

/** The roles of an agent read slowly, as one would by hand: no index, every question asked anew. The engine must agree with it. */
const isPresent = (held: AssignmentFacts) =>
  held.startsAt <= testNow && (held.endsAt === null || testNow < held.endsAt);
const presentPeople = (facts: AgentFacts, role: Role, capabilityId: string | null) =>
  facts.assignments.filter(
    (held) => held.role === role && held.capabilityId === capabilityId && held.person !== null && isPresent(held),
  );
const doesAnswer = (held: AssignmentFacts | undefined): boolean =>
  held?.person?.status === "active" && (held.acceptedAt !== null || testNow - held.startsAt <= 7 * DAY);
const accountableOf = (held: readonly AssignmentFacts[]): AssignmentFacts | undefined =>
  held.find((one) => one.marked) ??
  held.toSorted((a, b) => a.startsAt - b.startsAt || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))[0];
const inRole = (facts: AgentFacts, role: Role, capabilityId: string): AssignmentFacts[] => {
  const own = presentPeople(facts, role, capabilityId);
  return own.length > 0 ? own : presentPeople(facts, role, null);
};

test("R9, R14: seats agree with the rules read slowly, in whatever order the assignments come", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyAgentFacts, fc.infiniteStream(fc.nat()), (facts, random) => {
      const shuffled = facts.assignments
        .map((held) => ({ held, at: random.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ held }) => held);
      const seats = seatsOf(facts, defaultPolicy, new Moment(testNow));
      expect(seatsOf({ ...facts, assignments: shuffled }, defaultPolicy, new Moment(testNow))).toEqual(seats);

      expect(seats.capabilities.map((judged) => judged.capability)).toEqual(facts.capabilities.filter(isJudged));
      for (const { capability, seats: ofCapability, clashes } of seats.capabilities) {
        const risk = riskOf(capability, facts);
        const demanded = demandedRoles(risk.tier, risk.strict);
        for (const role of capabilityRoles) {
          const seat = ofCapability[role];
          const accountable = accountableOf(inRole(facts, role, capability.id));
          expect(seat.accountable?.assignment).toBe(accountable);
          expect(seat.accountable?.inherited ?? false).toBe(accountable?.capabilityId === null);
          const instead = role === "approver" ? "business_owner" : "control_owner";
          const mayStandIn = ["approver", "detector", "responder"].includes(role) && !demanded.includes(role);
          const standIn = mayStandIn ? accountableOf(inRole(facts, instead, capability.id)) : undefined;
          expect(seat.answers).toBe(doesAnswer(accountable) || doesAnswer(standIn));
          seen += 1;
        }
        const pairs = [
          ["approver", "provisioner"],
          ["approver", "detector"],
          ["provisioner", "detector"],
        ] as const;
        const expected = pairs.filter(
          ([one, other]) =>
            demanded.includes(one) &&
            demanded.includes(other) &&
            inRole(facts, one, capability.id).some(
              (held) =>
                held.person?.status === "active" &&
                inRole(facts, other, capability.id).some((second) => second.person?.id === held.person?.id),
            ),
        );
        expect(clashes.map((clash) => clash.roles)).toEqual(expected);
      }
    }),
    { numRuns: 400 },
  );
  expect(seen).toBeGreaterThan(1000);
});
