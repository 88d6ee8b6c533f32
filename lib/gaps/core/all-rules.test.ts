import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveReference } from "#lib/controls/core/frameworks.ts";
import { withCatalogue } from "#lib/controls/core/organisation-for-tests.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { anyAgentFacts, anyDefaultOwners } from "#lib/registry/core/arbitrary-facts-for-tests.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import {
  agent,
  assignment,
  bystander,
  capabilityOfTier,
  person,
  system,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentRules, allRules, ruleById } from "./all-rules.ts";
import { gapKey } from "./finding.ts";
import { findingsOf } from "./findings-of.ts";
import { agentOfTier, contextOf } from "./judge-for-tests.ts";
import { awaitedRules } from "./rules/awaited.ts";
import { complete, faults } from "./rules/faults-for-tests.ts";
import { mend } from "./rules/mend-for-tests.ts";

const folder = join(import.meta.dirname, "rules");
const notRules = ["awaited.ts"];
const files = readdirSync(folder).filter(
  (file) => file.endsWith(".ts") && !/test(s)?\.ts$/.test(file) && !notRules.includes(file),
);
const requirementIds: string[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../docs/requirements.json"), "utf8"),
).map((requirement: { id: string }) => requirement.id);
const its = withCatalogue();
const judged = (facts: AgentFacts, organisation = its, now = testNow) =>
  findingsOf(contextOf(facts, { organisation, now }));

describe("every rule", () => {
  test("has a file of its own, and every file is a rule", () =>
    expect(allRules.map((rule) => `${rule.id}.ts`).toSorted()).toEqual(files.toSorted()));

  test("is one of the 40 in the table, built or awaited", () => {
    const known = [...allRules, ...awaitedRules].map((rule) => rule.id);
    expect(new Set(known).size).toBe(known.length);
    expect(known).toHaveLength(40);
  });

  test.each(agentRules.map((rule) => rule.id))("%s has its test beside it", (id) =>
    expect(existsSync(join(folder, `${id}.test.ts`))).toBe(true),
  );

  test.each(allRules.map((rule) => [rule.id, rule] as const))(
    "%s says when it fires, why it matters, what closes it, and what asks for it",
    (id, rule) => {
      expect(ruleById.get(id)).toBe(rule);
      for (const text of [rule.firesWhen, rule.explains, rule.fix, rule.severity.says])
        expect(text.trim().length).toBeGreaterThan(2);
      for (const text of [rule.explains, rule.fix]) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(rule.onePer.length).toBeGreaterThan(0);
      expect(rule.requirements.length).toBeGreaterThan(0);
      for (const requirement of rule.requirements) expect(requirementIds).toContain(requirement);
      expect(rule.references.length).toBeGreaterThan(0);
      for (const reference of rule.references) expect(resolveReference(reference), reference).not.toBeNull();
    },
  );

  test("a reference that is no row of a framework is found out", () =>
    expect(resolveReference("owasp-asi:A01")).toBeNull());
});

describe("R43: seeded faults", () => {
  test.each(["low", "moderate", "high", "critical"] as const)("a complete agent of tier %s has no gap", (tier) =>
    expect(judged(agentOfTier(tier))).toEqual([]),
  );

  test("the complete agent has none, in any state", () => {
    for (const state of agentStates) expect(judged({ ...complete, state })).toEqual([]);
  });

  test.each(agentRules.map((rule) => rule.id))("%s: one fault, exactly one gap", (id) => {
    const facts = faults[id];
    if (facts === undefined) throw new Error(`no fault is seeded for ${id}`);
    const excused = id === "exception-expired" ? ["retirement-unplanned"] : [];
    expect(judged(facts).map((finding) => finding.rule)).toEqual([...excused, id]);
  });

  test.each(agentRules.map((rule) => rule.id))("%s: says what is so and what closes it, in sentences", (id) => {
    for (const { sentence, fix, closedBy } of judged(faults[id] ?? complete)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(fix).toMatch(/^[A-Z].*\.$/);
      expect(`${sentence} ${fix}`).not.toMatch(/undefined|null|NaN|\[object|_/);
      expect(closedBy).toMatch(/^[a-zA-Z]+:.+/);
    }
  });

  test.each(["retired", "rejected"] as const)("a %s agent has none of them", (state) => {
    for (const facts of Object.values(faults)) expect(judged({ ...facts, state })).toEqual([]);
  });
});

const left = person("Lea Left", { status: "left" });
const nobodyOr = fc.constantFrom(null, bystander, left);
const textOr = fc.constantFrom(null, "Stated", " ");

/** What `anyAgentFacts` leaves in order, varied as well. */
const unexcused: fc.Arbitrary<AgentFacts> = fc
  .tuple(
    anyAgentFacts,
    fc.record({
      purpose: textOr,
      acceptableOutcomes: textOr,
      retirementPlan: textOr,
      workloadIdentity: textOr,
      vendorReferences: fc.constantFrom([], [" "], ["Contract 1"]),
      orchestrator: fc.constantFrom({ name: null, hosting: null }, { name: "Flow", hosting: "vendor" as const }),
      vendorOwners: fc.record({ dataClassification: nobodyOr, outputs: nobodyOr }),
      identityPeers: fc.constantFrom([], [{ id: "agent-other", slug: "other", name: "Other" }]),
      approvals: fc.record({
        identity: fc.record({ by: nobodyOr, at: fc.constant(null) }),
        scope: fc.record({ by: nobodyOr, at: fc.constant(null) }),
        oversight: fc.record({ by: nobodyOr, at: fc.constant(null) }),
      }),
      sharedByUnits: fc.uniqueArray(
        fc.record({ unit: fc.constantFrom("Support", "Sales", "Legal"), owner: nobodyOr }),
        { selector: (one) => one.unit },
      ),
      delegatesTo: fc.uniqueArray(
        fc.record({
          slug: fc.constantFrom("one", "two"),
          agent: fc.option(
            fc.record({
              id: fc.constantFrom("agent-one"),
              name: fc.constant("One"),
              state: fc.constantFrom(...agentStates),
              facts: fc.constant(agent({ customerFacing: true })),
              capabilities: fc.subarray([
                capabilityOfTier("low"),
                capabilityOfTier("critical", { system: system({ name: "Bank" }) }),
              ]),
            }),
            { nil: null },
          ),
        }),
        { selector: (one) => one.slug },
      ),
    }),
    fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    fc.subarray([
      assignment("approver", bystander),
      assignment("provisioner", bystander),
      assignment("detector", bystander),
    ]),
  )
  .map(([facts, more, revocable, twoDuties]) => ({
    ...facts,
    ...more,
    assignments: [...facts.assignments, ...twoDuties],
    capabilities: facts.capabilities.map((one, at) =>
      revocable[at] ? one : { ...one, revocation: { path: null, expectedMinutes: null } },
    ),
  }));

/** Around the ends of exceptions: begun or not yet, over or not yet, on the edge. */
const anyPeriod = fc
  .tuple(fc.constantFrom(-60, -1, 0), fc.constantFrom(1, 30, 60), fc.constantFrom(-1000, 0, 1000))
  .map(([from, lasts, beside]) => ({
    startsAt: testNow + from * DAY + beside,
    endsAt: testNow + (from + lasts) * DAY + beside,
  }));

/** The same with exceptions on some of what is found, several on one gap too. */
const anyFacts: fc.Arbitrary<AgentFacts> = fc
  .tuple(unexcused, fc.array(fc.tuple(fc.nat(), anyPeriod), { maxLength: 4 }))
  .map(([facts, chosen]) => {
    const keys = judged(facts).map((finding) => gapKey(facts.id, finding));
    const exceptions = chosen
      .flatMap(([at, period], index) => {
        const key = keys[at % Math.max(keys.length, 1)];
        return key === undefined ? [] : [{ id: `exception-${index}`, gapId: `gap-${key}`, gapKey: key, ...period }];
      })
      .toSorted((one, other) => one.endsAt - other.endsAt);
    return { ...facts, exceptions };
  });

describe("a finding is foretold by the moment", () => {
  test("property: strictly before the next change, the same is found in the same words", () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 1, noNaN: true }), (facts, share) => {
        const context = contextOf(facts, { organisation: its });
        const found = findingsOf(context);
        const until = (context.moment.nextChange ?? testNow + 1000 * DAY) - 1;
        for (const now of [until, testNow + Math.floor((until - testNow) * share)])
          expect(judged(facts, its, now)).toEqual(found);
      }),
      { numRuns: 400 },
    );
  });
});

describe("R46: gaps close by fixing the fact", () => {
  test("property: fixing what a gap's fix says closes that gap", { timeout: 60_000 }, () => {
    const mended = new Map<string, number>();
    fc.assert(
      fc.property(anyFacts, anyDefaultOwners, (facts, defaultOwners) => {
        const organisation = withCatalogue({ defaultOwners });
        for (const finding of judged(facts, organisation)) {
          const key = gapKey(facts.id, finding);
          const after = mend[finding.rule]?.(facts, finding, testNow);
          if (after === undefined) throw new Error(`nobody knows how to mend ${finding.rule}`);
          const still = judged(after, organisation).find((other) => gapKey(facts.id, other) === key);
          if (still !== undefined) throw new Error(`${still.sentence} '${finding.fix}' did not close it.`);
          mended.set(finding.rule, (mended.get(finding.rule) ?? 0) + 1);
        }
      }),
      // So many that each rule is found at least once, also the rare ones.
      { numRuns: 1200 },
    );
    expect(agentRules.filter((rule) => !mended.has(rule.id)).map((rule) => rule.id)).toEqual([]);
  });

  test("property: no two findings of an agent are the same gap, and of a seat only the first failing is reported", () => {
    const aboutPeople = [
      "owner-missing",
      "role-missing",
      "team-only",
      "owner-inactive",
      "owner-unaccepted",
      "attestation-stale",
    ];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const findings = judged(facts);
        const keys = findings.map((finding) => gapKey(facts.id, finding));
        expect(new Set(keys).size).toBe(keys.length);
        const seats = findings
          .filter(({ rule }) => aboutPeople.includes(rule))
          .map(({ role, capabilityId }) => `${role} ${capabilityId}`);
        expect(new Set(seats).size).toBe(seats.length);
      }),
      { numRuns: 400 },
    );
  });
});
