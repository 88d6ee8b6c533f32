import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { type Mark, marks, type SeatState } from "./seat.ts";
import { seatLetters } from "./seat-strip.ts";

/** What a seat can be for the one person who is named in it, from worst to best: what needs somebody is seen first. */
export const heldStates = [
  "inactive",
  "unaccepted",
  "clash_unanswered",
  "clash",
  "waiting",
  "stale",
  "filled",
] as const satisfies readonly SeatState[];
export type HeldState = (typeof heldStates)[number];

export type HeldSeats = Partial<Record<HeldState, number>>;

/** More marks than these are counted, not drawn: a strip stays as wide as an agent's. */
export const MARKS = 9;

/**
 * The seats that one person holds, as text: the letter of the seat strip with how many there are, the worst first.
 * 'u1 W2 F14': one was not accepted in time, two wait, fourteen answer. Empty where they hold none.
 */
export const heldStrip = (held: HeldSeats): string =>
  heldStates.flatMap((state) => (held[state] ? [`${seatLetters[state]}${held[state]}`] : [])).join(" ");

/** Whether a strip is one of a person: an agent's or a capability's has letters alone. */
export const isHeldStrip = (strip: string): boolean => /\d/.test(strip);

const stateOf = new Map(heldStates.map((state) => [seatLetters[state], state]));

/** One count of a strip, for whoever draws it. */
export interface HeldCount {
  state: HeldState;
  mark: Mark;
  count: number;
  answers: boolean;
  /** '2 wait to be accepted' */
  words: string;
}

const said: Record<HeldState, readonly [one: string, many: string]> = {
  inactive: ["has nobody, because they left or are suspended", "have nobody, because they left or are suspended"],
  unaccepted: ["was not accepted in time", "were not accepted in time"],
  clash_unanswered: ["clashes with another duty of theirs and is not accepted", "clash and are not accepted"],
  clash: ["clashes with another duty of theirs", "clash with other duties of theirs"],
  waiting: ["waits to be accepted", "wait to be accepted"],
  stale: ["has an attestation that is out of date", "have an attestation that is out of date"],
  filled: ["answers", "answer"],
};

/** Reads a strip back; what is no count of a known letter is left out. */
export const readHeldStrip = (strip: string): HeldCount[] =>
  strip.split(" ").flatMap((part) => {
    const state = stateOf.get(part.charAt(0));
    const count = Number(part.slice(1));
    if (state === undefined || !Number.isSafeInteger(count) || count < 1) return [];
    const letter = part.charAt(0);
    const words = `${inFigures(count)} ${said[state][count === 1 ? 0 : 1]}`;
    return [{ state, mark: marks[state], count, answers: letter >= "A" && letter <= "Z", words }];
  });

/** The strip in one sentence: '16 of 17 seats held answer; 1 was not accepted in time; 2 wait to be accepted'. */
export function heldSentence(strip: string): string {
  const counts = readHeldStrip(strip);
  const sum = (some: readonly HeldCount[]): number => some.reduce((total, { count }) => total + count, 0);
  const [all, answering] = [sum(counts), sum(counts.filter(({ answers }) => answers))];
  if (all === 0) return "Holds no seat";
  const head =
    answering < all
      ? `${inFigures(answering)} of ${counted(all, "seat", "seats")} held ${all === 1 ? "answers" : "answer"}`
      : all === 1
        ? "The one seat held answers"
        : `All ${inFigures(all)} seats held answer`;
  return [head, ...counts.filter(({ state }) => state !== "filled").map(({ words }) => words)].join("; ");
}
