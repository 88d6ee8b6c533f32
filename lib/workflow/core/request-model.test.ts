import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { decideSlot, isReady, type LiveDecision, missingOf } from "./decide.ts";
import { reconsider } from "./reconsider.ts";
import { type RequestEvent, requestLifecycle } from "./request-lifecycle.ts";
import { digestOf, type Part, partOf, type RequestState, requestStates, type Slot } from "./request-vocabulary.ts";

/**
 * A model of one request under everything that can be done to it, in any order: decisions by anybody, changes asked
 * for, withdrawn and submitted again, what is shown changing, people leaving, and other decisions being demanded.
 */
const people = ["asks", "sam", "sia", "olga", "carl", "rosa"] as const;
type Person = (typeof people)[number];

interface Model {
  state: RequestState;
  submittedBy: Person;
  shown: Record<string, number>;
  demanded: string[];
  gone: Set<Person>;
  parts: Part[];
  decisions: LiveDecision[];
  /** Each change of state, by its event. */
  evidence: [RequestState, RequestEvent, RequestState][];
  made: number;
}

const holderOf: Record<string, Person> = {
  own: "asks",
  scope: "sia",
  identity: "sam",
  system: "olga",
  provision: "asks",
};
const coversOf: Record<string, string[]> = {
  own: ["purpose"],
  scope: ["purpose", "scope", "exposure"],
  identity: ["identity"],
  system: ["scope", "exposure"],
  provision: ["scope"],
};
/** Of what a question is about, what is shown now: where a system is touched, there is more of it. */
const coversNow = ({ shown }: Pick<Model, "shown">, slot: string): string[] =>
  Object.keys(shown).filter((part) => coversOf[slot]?.includes(part));

const partsOf = (shown: Record<string, number>): Part[] =>
  Object.entries(shown).map(([part, value]) => partOf(part, part, { value }));

const slotsOf = (model: Model): Slot[] => {
  const { demanded, gone, submittedBy } = model;
  return demanded.map((slot) => {
    const holder = holderOf[slot] as Person;
    // The owner who submits has thereby accepted; making a grant is no decision about it.
    const own = slot === "provision" || (slot === "own" && holder === submittedBy);
    const asked =
      [holder, "carl" as const, "rosa" as const].find(
        (person) => !gone.has(person) && (own || person !== submittedBy),
      ) ?? "rosa";
    return {
      slot,
      question: "?",
      parts: coversNow(model, slot),
      forId: holder,
      askedId: asked,
      askedRole: null,
      because: `${asked} is asked`,
      after: slot === "provision" ? demanded.filter((other) => other !== "provision") : [],
      ownAllowed: own,
    };
  });
};

const live = (model: Model, slot: Slot): LiveDecision => ({
  ...slot,
  id: `d${++model.made}`,
  after: slot.after ?? [],
  ownAllowed: slot.ownAllowed ?? false,
  decision: null,
  decidedById: null,
  digest: null,
});

function begin(): Model {
  const model: Model = {
    state: "open",
    submittedBy: "asks",
    shown: { purpose: 0, scope: 0, identity: 0 },
    demanded: ["own", "scope", "identity", "provision"],
    gone: new Set(),
    parts: [],
    decisions: [],
    evidence: [],
    made: 0,
  };
  model.parts = partsOf(model.shown);
  model.decisions = slotsOf(model).map((slot) => live(model, slot));
  return model;
}

function move(model: Model, event: RequestEvent, to: RequestState): void {
  model.evidence.push([model.state, event, to]);
  model.state = to;
}

/** The facts changed, or it was submitted anew: the open request is brought up to them. */
function lookAgain(model: Model, submittedBefore?: Person): void {
  if (model.state !== "open") return;
  const now = { parts: partsOf(model.shown), slots: slotsOf(model) };
  const request = { ...model, submittedById: model.submittedBy, submittedBefore };
  const found = reconsider(request, now, (id) => ({
    id,
    name: id,
    unable: model.gone.has(id as Person) ? "has left" : null,
  }));
  const voided = new Set(found.voided.map(({ id }) => id));
  model.decisions = model.decisions
    .filter(({ id }) => !voided.has(id))
    .map((one) => {
      const again = found.reasked.find(({ id }) => id === one.id)?.slot;
      const { parts, after = [] } = found.restated.find(({ id }) => id === one.id)?.slot ?? one;
      if (again) return { ...one, ...again, parts, after, ownAllowed: again.ownAllowed ?? false };
      if (one.decision === null) return { ...one, parts, after };
      return found.owned.includes(one.id) ? { ...one, ownAllowed: true } : one;
    })
    .concat(found.asked.map((slot) => live(model, slot)));
  model.parts = now.parts;
}

function decide(model: Model, slot: string, person: Person, yes: boolean): void {
  const decision = yes ? ("approve" as const) : ("reject" as const);
  const request = { state: model.state, submittedById: model.submittedBy, parts: model.parts };
  const actor = { personId: person, roles: ["member" as const] };
  const decided = decideSlot(request, model.decisions, { slot, decision, reason: "x" }, actor, 0);
  model.decisions = model.decisions.map((one) =>
    one.id === decided.id ? { ...one, decision, decidedById: person, digest: decided.digest } : one,
  );
  move(model, decided.event, decided.to);
}

type Act = { does: string; run: (model: Model) => void };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(holderOf)), fc.constantFrom(...people), fc.integer({ min: 0, max: 9 }))
      .map(([slot, person, dice]) => ({
        does: `${person} decides ${slot} ${dice === 0 ? "no" : "yes"}`,
        run: (model: Model) => decide(model, slot, person, dice > 0),
      })),
  },
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: 29 }).map((dice) => ({
      does: `whoever is asked next says ${dice === 0 ? "no" : "yes"}`,
      run: (model: Model) => {
        const next = model.decisions.find(
          ({ decision, after }) => decision === null && isReady({ after }, model.decisions),
        );
        if (next) decide(model, next.slot, next.askedId as Person, dice > 0);
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("request_changes", "withdraw", "resubmit", "approve"), fc.constantFrom(...people))
      .map(([event, person]) => ({
        does: `${person} ${event}`,
        run: (model: Model) => {
          const name = event as RequestEvent;
          const facts = { asking: person, submittedBy: model.submittedBy, missing: missingOf(model.decisions) };
          move(model, name, requestLifecycle.next(model.state, name, facts));
          const before = model.submittedBy;
          if (name === "resubmit") {
            model.submittedBy = person;
            lookAgain(model, before);
          }
        },
      })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom("purpose", "scope", "identity"), fc.nat(1)).map(([part, value]) => ({
      does: `${part} becomes ${value}`,
      run: (model: Model) => {
        model.shown = { ...model.shown, [part]: value };
        lookAgain(model);
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...people.slice(1, 4)).map((person) => ({
      does: `${person} leaves or returns`,
      run: (model: Model) => {
        if (!model.gone.delete(person)) model.gone.add(person);
        lookAgain(model);
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((more) => ({
      does: more ? "a system is touched" : "no system is touched",
      run: (model: Model) => {
        model.demanded = ["own", "scope", "identity", ...(more ? ["system"] : []), "provision"];
        const { exposure: _, ...shown } = model.shown;
        model.shown = more ? { ...shown, exposure: 0 } : shown;
        lookAgain(model);
      },
    })),
  },
);

test("R39 R53 R59: whatever happens in whatever order, no demanded decision is skipped, none is the submitter's, every state is declared and left with evidence", () => {
  const ends = new Map<RequestState, number>();
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
      const model = begin();
      for (const { run } of acts) {
        const before = { state: model.state, entries: model.evidence.length };
        try {
          run(model);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(model.state).toBe(before.state);
        }
        expect(requestStates).toContain(model.state);
        if (model.state !== before.state) expect(model.evidence.length).toBe(before.entries + 1);
        for (const { slot, decidedById, ownAllowed } of model.decisions)
          if (!ownAllowed) expect([slot, decidedById === model.submittedBy]).toEqual([slot, false]);
        // Whoever is asked may answer, and nobody else may who submitted it.
        if (model.state === "open")
          for (const { slot, decision, askedId, ownAllowed } of model.decisions) {
            if (decision === null) expect([slot, askedId !== model.submittedBy || ownAllowed]).toEqual([slot, true]);
            if (slot === "own" && ownAllowed && decision === null)
              expect([slot, model.submittedBy]).toEqual([slot, holderOf.own]);
          }
        // A question is about what is shown now, and waits for what is demanded now.
        if (model.state === "open")
          for (const { slot, parts, after, decision } of model.decisions) {
            expect([slot, [...parts].sort()]).toEqual([slot, coversNow(model, slot).sort()]);
            if (decision === null && slot === "provision") expect(after).toEqual(model.demanded.slice(0, -1));
          }
        const slots = model.decisions.map(({ slot }) => slot);
        expect(new Set(slots).size).toBe(slots.length);
        if (model.state === "approved") {
          for (const slot of model.demanded) {
            const decision = model.decisions.find((one) => one.slot === slot);
            expect([slot, decision?.decision]).toEqual([slot, "approve"]);
            expect(decision?.digest).toBe(digestOf(coversNow(model, slot), model.parts));
          }
          break;
        }
      }
      for (const [from, event, to] of model.evidence)
        expect(requestLifecycle.arrows).toContainEqual(expect.objectContaining({ from, event, to }));
      ends.set(model.state, (ends.get(model.state) ?? 0) + 1);
    }),
    { numRuns: 1000, seed: 20_260_101 },
  );
  // A run in which nothing is ever decided would show little.
  for (const state of requestStates) expect([state, (ends.get(state) ?? 0) > 0]).toEqual([state, true]);
});
