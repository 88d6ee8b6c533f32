import { type FieldError, Refusal, type RefusalKind } from "./refusal.ts";

/** Why an event cannot happen although the state allows it: `rule` for machines, `because` for people. */
export interface Hindrance {
  /** A conflict, unless it says otherwise. */
  kind?: RefusalKind;
  rule: string;
  because: string;
  /** One entry per thing that stands in the way, where there are several. */
  errors?: readonly FieldError[];
}

/** Looks at the facts and gives its reason against, or null. */
export type Guard<Facts> = (facts: Facts) => Hindrance | null;

/** One arrow of a lifecycle. */
export interface Arrow<State extends string, Event extends string, Facts, May extends string> {
  from: State;
  event: Event;
  to: State;
  /** The permission that it takes. */
  may: May;
  unless?: readonly Guard<Facts>[];
  /** What follows from it, by name: the shell carries each out in the same transaction. */
  effects?: readonly string[];
}

/** An event that the present state allows, and what stands against it now. */
export interface Offer<State extends string, Event extends string, May extends string> {
  event: Event;
  to: State;
  may: May;
  hindrance: Hindrance | null;
}

export interface Machine<State extends string, Event extends string, Facts, May extends string> {
  readonly arrows: readonly Arrow<State, Event, Facts, May>[];
  /** The arrow of an event. @throws Refusal `conflict` `impossible-event`, which says what is possible */
  arrow(state: State, event: Event): Arrow<State, Event, Facts, May>;
  /** The state after an event. @throws Refusal `conflict` with the rule of the guard that is against it */
  next(state: State, event: Event, facts: Facts): State;
  /** Every event that the state allows, each with what stands against it: which buttons to offer and why one is off. */
  offers(state: State, facts: Facts): Offer<State, Event, May>[];
}

/**
 * A lifecycle as a typed table of (state, event, guard, who may, next state): nobody else compares states to decide
 * what may happen. Two arrows for one state and event are a mistake in the table.
 */
export const machine =
  <State extends string, Event extends string, Facts, May extends string>(what: string) =>
  (arrows: readonly Arrow<State, Event, Facts, May>[]): Machine<State, Event, Facts, May> => {
    const byKey = new Map<string, Arrow<State, Event, Facts, May>>();
    for (const arrow of arrows) {
      const key = `${arrow.from} ${arrow.event}`;
      if (byKey.has(key)) throw new Error(`The table has two arrows for ${key}.`);
      byKey.set(key, arrow);
    }
    const hindranceOf = ({ unless = [] }: Arrow<State, Event, Facts, May>, facts: Facts): Hindrance | null => {
      for (const guard of unless) {
        const hindrance = guard(facts);
        if (hindrance !== null) return hindrance;
      }
      return null;
    };
    const from = (state: State) => arrows.filter((arrow) => arrow.from === state);

    const arrow = (state: State, event: Event): Arrow<State, Event, Facts, May> => {
      const found = byKey.get(`${state} ${event}`);
      if (found) return found;
      const possible = from(state).map((one) => one.event);
      throw new Refusal(
        "conflict",
        "impossible-event",
        `${what} that is ${state} cannot ${event.replaceAll("_", " ")}. ${
          possible.length === 0
            ? "Nothing more happens to it."
            : `Possible now: ${possible.map((name) => name.replaceAll("_", " ")).join(", ")}.`
        }`,
      );
    };

    return {
      arrows,
      arrow,
      next(state, event, facts) {
        const found = arrow(state, event);
        const hindrance = hindranceOf(found, facts);
        if (hindrance !== null)
          throw new Refusal(hindrance.kind ?? "conflict", hindrance.rule, hindrance.because, {
            errors: hindrance.errors ?? [],
          });
        return found.to;
      },
      offers: (state, facts) =>
        from(state).map((one) => ({
          event: one.event,
          to: one.to,
          may: one.may,
          hindrance: hindranceOf(one, facts),
        })),
    };
  };

/** The table as a Mermaid state diagram, for the documentation. */
export function diagramOf<State extends string, Event extends string, Facts, May extends string>(
  { arrows }: Machine<State, Event, Facts, May>,
  start: State,
): string {
  const lines = arrows.map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`);
  return ["stateDiagram-v2", `  [*] --> ${start}`, ...lines].join("\n");
}
