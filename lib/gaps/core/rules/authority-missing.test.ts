import { describe, expect, test } from "vitest";
import { DAY } from "#lib/platform/core/clock.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  fullAssignments,
  person,
  testNow,
} from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, around, type Case, capabilityId, casesByTier, judgedBy, saidBy } from "../judge-for-tests.ts";
import { authorityMissing } from "./authority-missing.ts";

const found = judgedBy(authorityMissing);
const severity = { low: [], moderate: [], high: ["medium"], critical: ["high"] };
const unempowered = (more: Partial<ReturnType<typeof assignment>> = {}) =>
  assignment("responder", undefined, { authority: null, ...more });
const held = (...by: ReturnType<typeof assignment>[]) => [...fullAssignments(["responder"]), ...by];
const onHigh = { capabilityId: capabilityId("high") };

describe("R125: authority-missing", () => {
  test.each<Case>([
    ["recorded", agentOfTier("critical"), []],
    ...casesByTier(
      "not recorded on the default",
      (tier) => agentOfTier(tier, { assignments: held(unempowered()) }),
      (tier) => severity[tier],
    ),
    [
      "not recorded on the capability's own",
      agentOfTier("high", { assignments: [...fullAssignments(), unempowered(onHigh)] }),
      [`medium ${capabilityId("high")}`],
    ],
    ["empty text is none", agentOfTier("high", { assignments: held(unempowered({ authority: " " })) }), ["medium"]],
    [
      "a default: once, at the riskiest that relies on it",
      agent({
        capabilities: [capabilityOfTier("high"), capabilityOfTier("critical")],
        assignments: held(unempowered()),
      }),
      ["high"],
    ],
    [
      "a default on which none relies",
      agentOfTier("high", { assignments: [...held(unempowered()), assignment("responder", undefined, onHigh)] }),
      [],
    ],
    [
      "a co-holder without authority",
      agentOfTier("high", {
        assignments: [
          ...fullAssignments(),
          assignment("responder", person("Noor"), { authority: null, startsAt: testNow - DAY }),
        ],
      }),
      [],
    ],
    [
      "one who left does not answer (owner-inactive says so)",
      agentOfTier("high", {
        assignments: held(assignment("responder", person("Ivo", { status: "left" }), { authority: null })),
      }),
      [],
    ],
    [
      "other roles need none",
      agentOfTier("critical", {
        assignments: fullAssignments().map((one) => (one.role === "responder" ? one : { ...one, authority: null })),
      }),
      [],
    ],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("one who has not accepted answers for 7 days, and is asked so long", () => {
    const facts = agentOfTier("high", { assignments: held(unempowered({ startsAt: testNow, acceptedAt: null })) });
    expect(around(testNow + 7 * DAY).map(([, now]) => found(facts, { now }).length)).toEqual([1, 1, 0]);
  });

  test("names the person and the duty", () =>
    expect(saidBy(authorityMissing)(agentOfTier("high", { assignments: held(unempowered()) }))).toEqual([
      "Nothing says by what authority Rob Responder, who answers for containing Refund agent, may do so.",
    ]));
});
