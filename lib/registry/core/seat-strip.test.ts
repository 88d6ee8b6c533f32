import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isJudgedIn } from "#lib/gaps/core/states-of-agents.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import { anyAgentFacts } from "./arbitrary-facts-for-tests.ts";
import type { AgentFacts } from "./facts.ts";
import {
  agent,
  assignment,
  capabilityOfTier,
  daysAgo,
  fullAssignments,
  holderOf,
  person,
  teamAssignment,
  testNow,
} from "./facts-for-tests.ts";
import { defaultPolicy } from "./policy.ts";
import { seatsOf } from "./roles.ts";
import { marks } from "./seat.ts";
import { strokesOf } from "./seat-shapes.ts";
import {
  agentStrip,
  capabilityStrip,
  markCharacters,
  readStrip,
  seatLetters,
  seatSentence,
  stripAsText,
  unjudgedStrip,
} from "./seat-strip.ts";
import { agentStates, capabilityStates } from "./vocabulary.ts";

const seats = (facts: AgentFacts) => seatsOf(facts, defaultPolicy, new Moment(testNow));
const strip = (facts: AgentFacts) => seats(facts).capabilities.map(capabilityStrip)[0];
const high = capabilityOfTier("high");
const without = (role: "approver" | "responder", ...more: AgentFacts["assignments"]) =>
  agent({ capabilities: [high], assignments: [...fullAssignments([role]), ...more] });

describe("seat strip", () => {
  test.each([
    ["everybody answers", agent({ capabilities: [high] }), "FFFFF", "All 5 seats answer"],
    ["nobody", without("responder"), "FFFFe", "4 of 5 seats answer; responder is empty"],
    [
      "a team only",
      without("responder", teamAssignment("responder", "On call")),
      "FFFFt",
      "4 of 5 seats answer; responder is held by a team only",
    ],
    [
      "someone who left",
      without("responder", assignment("responder", person("Mira", { status: "left" }))),
      "FFFFg",
      "4 of 5 seats answer; responder has left or is suspended",
    ],
    [
      "named yesterday",
      without("responder", assignment("responder", person("Mira"), { acceptedAt: null, startsAt: daysAgo(1) })),
      "FFFFW",
      "All 5 seats answer; responder is named and has yet to accept",
    ],
    [
      "named long ago",
      without("responder", assignment("responder", person("Mira"), { acceptedAt: null, startsAt: daysAgo(8) })),
      "FFFFu",
      "4 of 5 seats answer; responder has not accepted in time",
    ],
    [
      "attestation stale",
      without("responder", assignment("responder", person("Mira"), { acceptedAt: daysAgo(181) })),
      "FFFFA",
      "All 5 seats answer; responder answers, with an attestation that is out of date",
    ],
    [
      "duties clash",
      without("approver", assignment("approver", holderOf.detector)),
      "FFCCF",
      "All 5 seats answer; approver clashes with another duty of the same person; detector clashes with another duty of the same person",
    ],
    ["standing in", agent({ assignments: fullAssignments(["approver", "detector"]) }), "FFSSF", "All 5 seats answer"],
    [
      "nobody to stand in",
      agent({ assignments: [] }),
      "ee---",
      "0 of 2 seats answer; provisioner is empty; control owner is empty",
    ],
  ])("%s", (_, facts, letters, sentence) => {
    expect(strip(facts)).toBe(letters);
    expect(seatSentence(letters)).toBe(sentence);
  });
  test("an agent's strip has its four roles, then the worst over the capabilities", () => {
    const own = assignment("responder", person("Mira", { status: "left" }), { capabilityId: high.id });
    const facts = agent({
      capabilities: [capabilityOfTier("critical"), high],
      assignments: [...fullAssignments(["business_owner"]), own],
    });
    expect(agentStrip(seats(facts))).toBe("eFFFFFFFg");
  });
  test("letters are unique, and a capital is a seat that answers", () => {
    const letters = Object.values(seatLetters);
    expect(new Set(letters).size).toBe(letters.length);
    expect(readStrip("FSWAC").map((seat) => seat.answers)).toEqual([true, true, true, true, true]);
    expect(readStrip("cugte").some((seat) => seat.answers)).toBe(false);
  });
});

describe("R94: what has ended has closed seats, not empty ones", () => {
  test("every seat of a retired or rejected agent is closed, whoever is still named, and none of any other", () =>
    fc.assert(
      fc.property(anyAgentFacts, (facts) => {
        const all = seats(facts);
        const strips = [agentStrip(all), ...all.capabilities.map(capabilityStrip)];
        for (const one of strips) {
          const closed = readStrip(one).filter(({ mark }) => mark === "closed");
          expect(closed).toHaveLength(isJudgedIn(facts.state) ? 0 : one.length);
          expect(closed.some(({ answers }) => answers)).toBe(false);
        }
      }),
    ));
  test.each(agentStates.flatMap((state) => capabilityStates.map((of) => [of, state] as const)))(
    "a capability that is %s, of an agent that is %s, where it is not judged",
    (state, of) => {
      const over = state === "ended" || of === "retired" || of === "rejected";
      expect(unjudgedStrip({ state }, { state: of })).toBe(over ? "xxxxx" : "");
    },
  );
  test.each([
    ["xxxxx", "All 5 seats are closed; nobody has to answer any more", "▁▁▁▁▁ closed"],
    ["xxxxxxxxx", "All 9 seats are closed; nobody has to answer any more", "▁▁▁▁ ▁▁▁▁▁ closed"],
  ])("%s in words and as text", (letters, sentence, text) => {
    expect(seatSentence(letters)).toBe(sentence);
    expect(stripAsText(letters)).toBe(text);
  });
});

describe("a strip as text", () => {
  test.each([
    ["FFeW-", "■■▨□– 3 of 4"],
    ["FFWeFSACc", "■■□▨ ■▣▤◧◧ 7 of 9"],
    ["", ""],
  ])("%s is %s", (letters, text) => expect(stripAsText(letters)).toBe(text));
  test("has a character and a drawing of its own for each mark", () => {
    const all = [...new Set(Object.values(marks))];
    expect(new Set(all.map((mark) => markCharacters[mark])).size).toBe(all.length);
    expect(new Set(all.map((mark) => JSON.stringify(strokesOf[mark]))).size).toBe(all.length);
  });
});
