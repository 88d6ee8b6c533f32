import { describe, expect, test } from "vitest";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { identityMissing } from "./identity-missing.ts";

const found = judgedBy(identityMissing);
const severity = { low: "medium", moderate: "medium", high: "high", critical: "critical" };
const without = (more: Partial<AgentFacts> = {}) => agent({ workloadIdentity: null, ...more });
const harmless = {
  interaction: "assistant",
  autonomy: "suggests",
  credential: { kind: "none", ttlSeconds: null },
} as const;

describe("R11, R31: identity-missing", () => {
  test.each<Case>([
    ["with an identity", agent(), []],
    ...casesByTier(
      "none in production",
      (tier) => agentOfTier(tier, { workloadIdentity: null }),
      (tier) => [`${severity[tier]}`],
    ),
    ["an empty one", agent({ workloadIdentity: " " }), ["medium"]],
    ["none in staging", without({ environment: "staging" }), []],
    ["none in development", without({ environment: "development" }), []],
    ["environment not stated counts as production", without({ environment: null }), ["medium"]],
    ["not agentic, only suggests, no credential", without(harmless), []],
    ["the same in a chat", without({ ...harmless, interaction: "chat" }), []],
    [
      "the same with nothing said about interaction and credential",
      without({ ...harmless, interaction: null, credential: { kind: null, ttlSeconds: null } }),
      [],
    ],
    ["the same but agentic", without({ ...harmless, interaction: "agentic" }), ["medium"]],
    ["the same but acts with approval", without({ ...harmless, autonomy: "acts_with_approval" }), ["medium"]],
    [
      "the same with autonomy not stated: it counts as acting with approval",
      without({ ...harmless, autonomy: null }),
      ["medium"],
    ],
    [
      "the same but with a credential",
      without({ ...harmless, credential: { kind: "ephemeral", ttlSeconds: 60 } }),
      ["medium"],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the agent", () =>
    expect(saidBy(identityMissing)(without())).toEqual([
      "Refund agent works in production without a workload identity.",
    ]));
});
