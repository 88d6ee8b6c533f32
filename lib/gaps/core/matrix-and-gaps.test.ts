import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { DAY, type Instant, Moment } from "#lib/platform/core/clock.ts";
import { deriveMatrix } from "#lib/raci/core/derive-matrix.ts";
import type { RaciOverride, RaciRow } from "#lib/raci/core/matrix.ts";
import { dutyIds } from "#lib/raci/core/template.ts";
import { anyAgentFacts, anyDefaultOwners } from "#lib/registry/core/arbitrary-facts-for-tests.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { person, testNow } from "#lib/registry/core/facts-for-tests.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./findings-of.ts";
import { judgeAgent } from "./judge-agent.ts";
import { organisationFindings, organisationShareOf, tallyShares } from "./organisation-findings.ts";
import { keepsGaps } from "./states-of-agents.ts";

const aboutSeats = ["owner-missing", "role-missing", "owner-inactive", "owner-unaccepted", "team-only"];

/** Which role carries the A of a duty, and who may stand in for it. */
const carriers: Partial<Record<(typeof dutyIds)[number], readonly Role[]>> = {
  decide_purpose: ["business_owner"],
  run_agent: ["system_owner"],
  set_policy: ["security_owner"],
  approve_access: ["approver", "business_owner"],
  provision_access: ["provisioner"],
  operate_controls: ["control_owner"],
  detect_misuse: ["detector", "control_owner"],
  respond: ["responder", "control_owner"],
  review_access: ["business_owner"],
  retire: ["retirement_owner"],
};

const saysWhy = (row: RaciRow, finding: Finding): boolean => {
  if (row.duty === "carry_risk") return finding.rule === "risk-unaccepted";
  if (row.duty === "operate_control") return finding.rule === "control-unowned" && finding.controlId === row.controlId;
  return (
    aboutSeats.includes(finding.rule) &&
    finding.role !== null &&
    (carriers[row.duty] ?? []).includes(finding.role) &&
    (finding.capabilityId === null || finding.capabilityId === row.capabilityId)
  );
};

/** The one row whose emptiness rules.md forgives for a while: a retirement owner is awaited for 30 days from submission. */
const isForgiven = (row: RaciRow, { state, submittedAt }: AgentFacts): boolean =>
  row.duty === "retire" &&
  row.accountable === null &&
  (state === "submitted" || state === "approved") &&
  (submittedAt === null || testNow < submittedAt + 30 * DAY);

const anyOverrides = (facts: AgentFacts): fc.Arbitrary<RaciOverride[]> =>
  fc.array(
    fc
      .record({
        duty: fc.constantFrom(...dutyIds),
        capabilityId: fc.constantFrom(null, ...facts.capabilities.map((capability) => capability.id)),
        held: fc.constantFrom(
          person("Override"),
          person("Gone", { status: "left" }),
          ...facts.assignments.flatMap((assignment) => assignment.person ?? []),
        ),
        change: fc.constantFrom("add", "remove"),
        letter: fc.constantFrom("R", "C", "I"),
      })
      .map(({ held, ...more }) => ({
        ...more,
        id: "override",
        controlId: null,
        party: { kind: "person" as const, id: held.id, name: held.name, person: held },
        author: "Somebody",
        reason: "For a reason",
        at: testNow,
      })),
    { maxLength: 8 },
  );

const anySituation = fc.tuple(anyAgentFacts, anyDefaultOwners).chain(([facts, defaultOwners]) =>
  fc.record({
    facts: fc.constant(facts),
    organisation: fc.constant(withCatalogue({ defaultOwners })),
    overrides: anyOverrides(facts),
  }),
);

function everythingOf(facts: AgentFacts, organisation: OrganisationFacts, overrides: RaciOverride[]) {
  const moment = new Moment(testNow);
  const seats = seatsOf(facts, organisation.policy, moment);
  const controls = applicableControls(facts, organisation, seats);
  const { reliedOn } = tallyShares([organisationShareOf(facts.state, seats, controls)]);
  return {
    matrix: deriveMatrix(facts, seats, controls, overrides),
    findings: [
      ...findingsOf({ facts, organisation, moment, seats, controls }),
      ...organisationFindings({ heavy: [], reliedOn }, organisation),
    ],
  };
}

describe("R7: accountability is distributed, never diluted", () => {
  test("no row has two A, and every invalid row has an open gap that says why", () => {
    let invalid = 0;
    fc.assert(
      fc.property(anySituation, ({ facts, organisation, overrides }) => {
        const { matrix, findings } = everythingOf(facts, organisation, overrides);
        for (const row of matrix.rows) {
          const accountable = [...row.cells.values()].filter((cell) => cell.letter.startsWith("A"));
          expect(accountable.length).toBe(row.accountable === null ? 0 : 1);
          if (row.valid || !keepsGaps(facts.state) || isForgiven(row, facts)) continue;
          invalid += 1;
          if (!findings.some((finding) => saysWhy(row, finding)))
            throw new Error(`No gap says why: ${row.problems.map((problem) => problem.sentence).join(" ")}`);
        }
      }),
      { numRuns: 1000 },
    );
    expect(invalid).toBeGreaterThan(1000);
  });
});

describe("a judgement foretells when time alone will change it", () => {
  const judged = (facts: AgentFacts, organisation: OrganisationFacts, now: Instant) => {
    const { nextChange, ...verdict } = judgeAgent(facts, organisation, new Moment(now));
    return { nextChange, verdict };
  };
  test("nothing changes before the next change, however many follow", () => {
    fc.assert(
      fc.property(anySituation, fc.double({ min: 0, max: 1, noNaN: true }), ({ facts, organisation }, share) => {
        let now = testNow;
        for (let step = 0; step < 6; step += 1) {
          const { nextChange, verdict } = judged(facts, organisation, now);
          const until = (nextChange ?? now + 1e12) - 1;
          expect(judged(facts, organisation, until).verdict).toEqual(verdict);
          expect(judged(facts, organisation, now + Math.floor((until - now) * share)).verdict).toEqual(verdict);
          if (nextChange === null) return;
          expect(nextChange).toBeGreaterThan(now);
          now = nextChange;
        }
      }),
      { numRuns: 200 },
    );
  });
});
