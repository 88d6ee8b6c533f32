import { describe, expect, test } from "vitest";
import { agent, organisation } from "#lib/registry/core/facts-for-tests.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { credentialKinds } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { secretLongLived } from "./secret-long-lived.ts";

const found = judgedBy(secretLongLived);
const severity = { low: "medium", moderate: "medium", high: "high", critical: "high" };
const lives = (seconds: number | null) => agent({ credential: { kind: "short_lived", ttlSeconds: seconds } });

describe("R31, R96, R118: secret-long-lived", () => {
  test.each<Case>([
    ...[null, ...credentialKinds].map(
      (kind): Case => [
        `a credential of kind ${kind}`,
        agent({ credential: { kind, ttlSeconds: null } }),
        kind === "long_lived" ? ["medium"] : [],
      ],
    ),
    // A long-lived credential counts a point, so a time to live is what leaves the tier alone.
    ...casesByTier(
      "lives for two days",
      (tier) => agentOfTier(tier, { credential: { kind: "short_lived", ttlSeconds: 172_800 } }),
      (tier) => [severity[tier]],
    ),
    ["one second less than 24 hours", lives(86_399), []],
    ["24 hours", lives(86_400), []],
    ["one second more than 24 hours", lives(86_401), ["medium"]],
    ["long-lived with a short time to live", agent({ credential: { kind: "long_lived", ttlSeconds: 60 } }), ["medium"]],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("R30: the time is the organisation's", () =>
    expect(
      found(lives(3601), { organisation: organisation({ policy: { ...defaultPolicy, secretLivesAtMostHours: 1 } }) }),
    ).toEqual(["medium"]));

  test("says how long", () => {
    expect(saidBy(secretLongLived)(lives(172_800))).toEqual(["The credential of Refund agent lives for 48 hours."]);
    expect(saidBy(secretLongLived)(lives(86_401))).toEqual(["The credential of Refund agent lives for over 24 hours."]);
    expect(saidBy(secretLongLived)(agent({ credential: { kind: "long_lived", ttlSeconds: null } }))).toEqual([
      "The credential of Refund agent is long-lived.",
    ]);
  });
});
