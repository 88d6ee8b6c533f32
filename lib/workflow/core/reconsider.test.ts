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

  describe("where what a question is about is cut in other parts, its answer is void, and the reason is true", () => {
    const about = (covers: string[], more: Record<string, unknown> = {}, then = decided) =>
      reconsider(
        { submittedById: "sue", parts: parts(), decisions: then },
        { parts: parts(more), slots: [slots[0] as Slot, slot("risk", covers, "otto")] },
        able,
      );

    test.each<[string, string[], Record<string, unknown>, string]>([
      ["more of it", ["risk", "law"], { law: "regulated" }, "It is about more now: LAW."],
      [
        "more of it, and what was there changed",
        ["risk", "law"],
        { law: "regulated", risk: "much" },
        "What was decided about changed: RISK. It is about more now: LAW.",
      ],
      ["another part", ["law"], { law: "regulated" }, "It is shown in other parts now: LAW instead of RISK."],
    ])("%s", (_, covers, more, why) =>
      expect(about(covers, more)).toMatchObject({
        voided: [{ slot: "risk", decided: true, why }],
        asked: [{ slot: "risk", parts: covers }],
        restated: [],
      }),
    );

    test("less of it", () => {
      const both = slot("risk", ["scope", "risk"], "otto");
      expect(about(["risk"], {}, [decided[0] as LiveDecision, live(both, true)]).voided).toMatchObject([
        { slot: "risk", why: "It is no longer about: SCOPE." },
      ]);
    });

    test("a question that is open is about the parts as they are cut now, and asked of the same person", () => {
      const waiting = slots.map((one) => live(one, false));
      expect(about(["risk", "law"], { law: "regulated" }, waiting)).toMatchObject({
        voided: [],
        asked: [],
        reasked: [],
        restated: [{ id: "id-risk", slot: { parts: ["risk", "law"] } }],
      });
    });

    test("a question waits for those that are demanded now", () => {
      const later = { ...slot("risk", ["risk"], "otto"), after: ["scope"] };
      const now = { parts: parts(), slots: [slots[0] as Slot, { ...later, after: ["scope", "law"] }] };
      const waiting = [decided[0] as LiveDecision, { ...live(later, false), after: later.after }];
      expect(reconsider({ submittedById: "sue", parts: parts(), decisions: waiting }, now, able)).toMatchObject({
        voided: [],
        restated: [{ id: "id-risk", slot: { after: ["scope", "law"] } }],
      });
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

  describe("R39: who submits the next round is another than who submitted the last", () => {
    const again = (decisions: LiveDecision[], now: Slot[], more: { by?: string; before?: string } = {}) =>
      reconsider(
        { submittedById: more.by ?? "mira", submittedBefore: more.before ?? "sue", parts: parts(), decisions },
        { parts: parts(), slots: now },
        able,
      );
    const own = { ...slot("scope", ["purpose", "scope"]), because: "mira accepts by submitting.", ownAllowed: true };
    const others = slot("scope", ["purpose", "scope"], "lea");
    const waits = live(slot("scope", ["purpose", "scope"]), false);
    const said = live(slot("scope", ["purpose", "scope"]), true);

    test("a question that has become theirs is asked of them as theirs", () =>
      expect(again([waits], [own])).toMatchObject({ voided: [], asked: [], reasked: [{ id: waits.id, slot: own }] }));

    test("a yes that they gave before stands, as theirs", () =>
      expect(again([said], [own])).toMatchObject({ voided: [], asked: [], reasked: [], owned: [said.id] }));

    test("a question that was theirs is theirs no more once somebody else submits", () =>
      expect(again([{ ...waits, ownAllowed: true }], [slots[0] as Slot], { by: "sue", before: "mira" })).toMatchObject({
        reasked: [{ id: waits.id, slot: slots[0] }],
      }));

    test("what they said as its owner is void where it is not theirs any more, also when they submit it again", () =>
      expect(again([{ ...said, ownAllowed: true }], [others], { before: "mira" })).toMatchObject({
        voided: [{ slot: "scope", decided: true }],
        asked: [others],
      }));

    test("who was asked because of the last submitter is asked no longer; who has decided, has decided", () => {
      const instead = {
        ...slot("scope", ["purpose", "scope"], "lea"),
        because: "sue submitted it; lea is her deputy.",
      };
      const sues = slot("scope", ["purpose", "scope"], "sue");
      expect(again([live(instead, false)], [sues])).toMatchObject({ reasked: [{ slot: sues }] });
      expect(changesNothing(again([live(instead, true)], [sues]))).toBe(true);
    });

    test("a platform role that only they have is asked no longer", () => {
      const role = (askedRole: "compliance" | "security"): Slot => ({
        ...slot("compliance", ["risk"]),
        forId: null,
        askedId: null,
        askedRole,
      });
      expect(again([live(role("compliance"), false)], [role("security")])).toMatchObject({
        reasked: [{ slot: { askedRole: "security" } }],
      });
    });
  });

  test("a platform role that nobody has any more is asked no longer; one that somebody has again waits for the next request", () => {
    const role = (askedRole: "compliance" | "security"): Slot => ({
      ...slot("compliance", ["risk"]),
      forId: null,
      askedId: null,
      askedRole,
    });
    const look = (asked: "compliance" | "security", now: "compliance" | "security") =>
      reconsider(
        { submittedById: "sue", parts: parts(), decisions: [live(role(asked), false)] },
        { parts: parts(), slots: [role(now)] },
        able,
      );
    expect(look("compliance", "security").reasked).toMatchObject([{ slot: { askedRole: "security" } }]);
    for (const [asked, now] of [
      ["security", "compliance"],
      ["compliance", "compliance"],
      ["security", "security"],
    ] as const)
      expect(changesNothing(look(asked, now))).toBe(true);
  });

  test("R39: a question that was the submitter's own is somebody else's once their role is", () => {
    const mine = { ...live(slot("scope", ["purpose", "scope"]), false), ownAllowed: true };
    const lea = slot("scope", ["purpose", "scope"], "lea");
    const request = { submittedById: "mira", parts: parts(), decisions: [mine] };
    expect(reconsider(request, { parts: parts(), slots: [lea] }, able).reasked).toEqual([{ id: mine.id, slot: lea }]);
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
