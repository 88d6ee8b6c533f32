import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import type { CapabilityFacts } from "#lib/registry/core/facts.ts";
import { agent, capability, daysAgo, grant, organisation, system } from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { findingsOf } from "../findings-of.ts";
import { agentOfTier, type Case, capabilityId, casesByTier, contextOf, judgedBy, saidBy } from "../judge-for-tests.ts";
import { grantStanding } from "./grant-standing.ts";

const found = judgedBy(grantStanding);
const severity = { low: "low", moderate: "low", high: "medium", critical: "high" };
const ofDays = (days: number, more = 0) => grant({ startsAt: daysAgo(10), endsAt: daysAgo(10) + days * DAY + more });
const on = (more: Partial<CapabilityFacts>, environment: "production" | "staging" | null = "production") =>
  agent({ environment, capabilities: [capability({ action: "read", ...more })] });
const identities = system({ name: "Directory", kind: "identity_store" });

describe("R97, R120: grant-standing", () => {
  test.each<Case>([
    ["a grant with an end", agent(), []],
    ["no grant", on({ grant: null }), []],
    ...casesByTier(
      "no end",
      (tier) => agentOfTier(tier, {}, { grant: grant({ endsAt: null }) }),
      (tier) => [`${severity[tier]} ${capabilityId(tier)}`],
    ),
    ["a long grant elsewhere", on({ grant: ofDays(900) }), []],
    ["a long grant of a payment: no floor of system kind or data", on({ action: "pay", grant: ofDays(900) }), []],
    ["on an identity store, 90 days less a second", on({ system: identities, grant: ofDays(90, -1000) }), []],
    ["on an identity store, 90 days", on({ system: identities, grant: ofDays(90) }), []],
    [
      "on an identity store, 90 days and a second",
      on({ system: identities, grant: ofDays(90, 1000) }),
      ["medium capability-refund"],
    ],
    [
      "on a production change system",
      on({ system: system({ kind: "production_change" }), grant: ofDays(91) }),
      ["medium capability-refund"],
    ],
    ["on another kind of system", on({ system: system({ kind: "payment" }), grant: ofDays(91) }), []],
    ["with regulated data", on({ dataClassification: "regulated", grant: ofDays(91) }), ["medium capability-refund"]],
    [
      "with regulated data of the system",
      on({ dataClassification: null, system: system({ dataClassification: "regulated" }), grant: ofDays(91) }),
      ["medium capability-refund"],
    ],
    ["with restricted data", on({ dataClassification: "restricted", grant: ofDays(91) }), []],
    ["the floors speak of production only", on({ system: identities, grant: ofDays(91) }, "staging"), []],
    [
      "environment not stated counts as production",
      on({ system: identities, grant: ofDays(91) }, null),
      ["medium capability-refund"],
    ],
    [
      "without end outside production too",
      on({ grant: grant({ endsAt: null }) }, "staging"),
      ["low capability-refund"],
    ],
    [
      "whatever its length so far, whether it has begun or ended",
      on({ system: identities, grant: grant({ startsAt: daysAgo(400), endsAt: daysAgo(300) }) }),
      ["medium capability-refund"],
    ],
    ["a pending capability", on({ grant: grant({ endsAt: null }), state: "pending" }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("R30: the length is the organisation's", () =>
    expect(
      found(on({ system: identities, grant: ofDays(31) }), {
        organisation: organisation({ policy: { ...defaultPolicy, sensitiveGrantAtMostDays: 30 } }),
      }),
    ).toEqual(["medium capability-refund"]));

  test("says which of the two", () => {
    expect(saidBy(grantStanding)(on({ grant: grant({ endsAt: null }) }))).toEqual(["The grant of Refund has no end."]);
    expect(saidBy(grantStanding)(on({ system: identities, grant: ofDays(91) }))).toEqual([
      "The grant of Refund runs from 5 January 2026 to 6 April 2026, over 90 days on sensitive ground.",
    ]);
  });

  test("says what closes which of the two", () => {
    const fixes = (facts: ReturnType<typeof on>) => findingsOf(contextOf(facts), [grantStanding]).map(({ fix }) => fix);
    expect(fixes(on({ grant: grant({ endsAt: null }) }))).toEqual(["Give the grant an end."]);
    expect(fixes(on({ system: identities, grant: ofDays(91) }))).toEqual([
      "Shorten the grant to 90 days; renew it when it is needed.",
    ]);
  });
});
