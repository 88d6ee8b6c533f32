import { describe, expect, test } from "vitest";
import type { DelegateFacts } from "#lib/registry/core/facts.ts";
import { agent } from "#lib/registry/core/facts-for-tests.ts";
import { type AgentState, agentStates } from "#lib/registry/core/vocabulary.ts";
import { agentOfTier, type Case, judgedBy, saidBy } from "../judge-for-tests.ts";
import { delegationUnregistered } from "./delegation-unregistered.ts";

const found = judgedBy(delegationUnregistered);
const unknown: DelegateFacts = { slug: "helper", agent: null };
const known = (state: AgentState): DelegateFacts => ({
  slug: "helper",
  agent: { id: "agent-helper", name: "Helper", state, facts: agent(), capabilities: [] },
});

describe("R111, R113: delegation-unregistered", () => {
  test.each<Case>([
    ["no delegation", agent(), []],
    ["to an agent that is not registered", agent({ delegatesTo: [unknown] }), ["high agent:helper"]],
    ["high at any tier", agentOfTier("critical", { delegatesTo: [unknown] }), ["high agent:helper"]],
    [
      "one gap per other agent",
      agent({ delegatesTo: [unknown, { slug: "second", agent: null }] }),
      ["high agent:helper", "high agent:second"],
    ],
    ...agentStates.map(
      (state): Case => [
        `to an agent that is ${state}`,
        agent({ delegatesTo: [known(state)] }),
        state === "rejected" || state === "retired" ? ["high agent:helper"] : [],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says what is wrong with the other", () => {
    expect(saidBy(delegationUnregistered)(agent({ delegatesTo: [unknown] }))).toEqual([
      "Refund agent delegates to helper, which is not registered.",
    ]);
    expect(saidBy(delegationUnregistered)(agent({ delegatesTo: [known("retired")] }))).toEqual([
      "Refund agent delegates to Helper, which is retired.",
    ]);
  });
});
