import { describe, expect, test } from "vitest";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { identityShared } from "./identity-shared.ts";

const found = judgedBy(identityShared);
const severity = { low: "high", moderate: "high", high: "high", critical: "critical" };
const peer = { id: "agent-other", slug: "other", name: "Other agent" };
const account = { kind: "shared_account", ttlSeconds: null } as const;

describe("R114, R123: identity-shared", () => {
  test.each<Case>([
    ["an identity and a credential of its own", agent(), []],
    ...casesByTier(
      "another agent with the same identity",
      (tier) => agentOfTier(tier, { identityPeers: [peer] }),
      (tier) => [severity[tier]],
    ),
    ["a shared account", agent({ credential: account }), ["high"]],
    ["both: one gap", agent({ credential: account, identityPeers: [peer] }), ["high"]],
    ["another kind of credential", agent({ credential: { kind: "long_lived", ttlSeconds: null } }), []],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says with whom", () =>
    expect(saidBy(identityShared)(agent({ credential: account, identityPeers: [peer] }))).toEqual([
      "Refund agent uses a shared account and has the same workload identity as Other agent.",
    ]));

  test("a shared account alone", () =>
    expect(saidBy(identityShared)(agent({ credential: account }))).toEqual(["Refund agent uses a shared account."]));

  test("a sentence stays short however many share it", () => {
    const identityPeers = ["One", "Two", "Three", "Four", "Five"].map((name) => ({ id: name, slug: name, name }));
    expect(saidBy(identityShared)(agent({ identityPeers }))).toEqual([
      "Refund agent has the same workload identity as One, Two, Three and 2 more.",
    ]);
  });
});
