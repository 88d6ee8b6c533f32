import { describe, expect, test } from "vitest";
import type { LiveDecision } from "./decide.ts";
import { changesNothing, reconsider } from "./reconsider.ts";
import { digestOf, type Part, partOf, type Slot } from "./request-vocabulary.ts";

const parts = (more: Record<string, unknown> = {}): Part[] =>
  Object.entries({ purpose: "refunds", scope: "pay", risk: "little", ...more }).map(([part, text]) =>
    partOf(part, part.toUpperCase(), { text }),
  );
const slot = (name: string, covers: string[], asked = "mira"): Slot => ({
  slot: name,
  question: "?",
  parts: covers,
  forId: asked,
  askedId: asked,
  askedRole: null,
  because: `${asked} is asked.`,
});
const slots = [slot("scope", ["purpose", "scope"]), slot("risk", ["risk"], "otto")];
const live = (of: Slot, decided: boolean): LiveDecision => ({
  ...of,
  id: `id-${of.slot}`,
  after: [],
  ownAllowed: false,
  decision: decided ? "approve" : null,
  decidedById: decided ? of.askedId : null,
  digest: decided ? digestOf(of.parts, parts()) : null,
});
const able = (id: string) => ({ id, name: id, unable: null });
const decided = slots.map((one) => live(one, true));

describe("an approval belongs to exactly what was shown", () => {
  test("the same facts change nothing, whether decided or not", () => {
    for (const decisions of [decided, slots.map((one) => live(one, false))])
      expect(
        changesNothing(
          reconsider({ submittedById: "sue", parts: parts(), decisions }, { parts: parts(), slots }, able),
        ),
      ).toBe(true);
  });

  test("a part that changed voids the decisions that cover it, says which, and asks again", () => {
    const found = reconsider(
      { submittedById: "sue", parts: parts(), decisions: decided },
      { parts: parts({ scope: "read" }), slots },
      able,
    );
    expect(found).toMatchObject({
      changed: ["SCOPE"],
      voided: [{ slot: "scope", decided: true, why: "What was decided about changed: SCOPE." }],
      asked: [{ slot: "scope" }],
      reasked: [],
    });
  });

  test("a question that is open stays with who is asked, though what it covers changed", () => {
    const found = reconsider(
      { submittedById: "sue", parts: parts(), decisions: slots.map((one) => live(one, false)) },
      { parts: parts({ scope: "read" }), slots: [slot("scope", ["purpose", "scope"], "another"), slots[1] as Slot] },
      able,
    );
    expect(found).toMatchObject({ changed: ["SCOPE"], voided: [], asked: [], reasked: [] });
  });

  test("R93: whoever cannot decide any more is asked no longer; who has decided, has decided", () => {
    const gone = (id: string) => ({ id, name: id, unable: id === "mira" ? "has left" : null });
    const now = { parts: parts(), slots: [slot("scope", ["purpose", "scope"], "lea"), slots[1] as Slot] };
    expect(
      reconsider({ submittedById: "sue", parts: parts(), decisions: slots.map((one) => live(one, false)) }, now, gone)
        .reasked,
    ).toEqual([{ id: "id-scope", slot: now.slots[0] }]);
    expect(changesNothing(reconsider({ submittedById: "sue", parts: parts(), decisions: decided }, now, gone))).toBe(
      true,
    );
  });

  test("R39: who submits it again has decided nothing of it, and is asked for nothing of it", () => {
    const now = { parts: parts(), slots: [slot("scope", ["purpose", "scope"], "lea"), slots[1] as Slot] };
    const said = reconsider({ submittedById: "mira", parts: parts(), decisions: decided }, now, able);
    expect(said.voided.map((one) => one.slot)).toEqual(["scope"]);
    expect(said.asked).toEqual([now.slots[0]]);
    const waiting = slots.map((one) => live(one, false));
    expect(reconsider({ submittedById: "mira", parts: parts(), decisions: waiting }, now, able).reasked).toEqual([
      { id: "id-scope", slot: now.slots[0] },
    ]);
    const own = { parts: parts(), slots: slots.map((one) => ({ ...one, ownAllowed: true })) };
    expect(changesNothing(reconsider({ submittedById: "mira", parts: parts(), decisions: decided }, own, able))).toBe(
      true,
    );
  });

  test("what is demanded newly is asked, what is demanded no longer is void", () => {
    const found = reconsider(
      { submittedById: "sue", parts: parts(), decisions: decided },
      { parts: parts(), slots: [slots[0] as Slot, slot("system:bank", ["scope"])] },
      able,
    );
    expect(found.voided).toEqual([{ id: "id-risk", slot: "risk", decided: true, why: "It is no longer demanded." }]);
    expect(found.asked.map((one) => one.slot)).toEqual(["system:bank"]);
  });
});
