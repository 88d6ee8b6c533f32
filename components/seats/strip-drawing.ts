import { heldSentence, isHeldStrip, MARKS, readHeldStrip } from "#lib/registry/core/held-seats.ts";
import type { Mark } from "#lib/registry/core/seat.ts";
import { isBreakBefore, readStrip, seatSentence } from "#lib/registry/core/seat-strip.ts";
import { seatDrawing } from "./seat-drawing.ts";

/** What an agent's nine marks leave after its own four. */
const BREAK = '<span class="ml-[3px]"></span>';

/** The strip in one sentence, for screen readers: of an agent, of a capability, or of the seats that a person holds. */
export const stripSentence = (seats: string): string =>
  isHeldStrip(seats) ? heldSentence(seats) : seatSentence(seats);

/** A strip as markup: one mark per seat. Of very many that one person holds the worst are drawn and the rest counted. */
export const stripDrawing = (seats: string): string => (isHeldStrip(seats) ? heldDrawing(seats) : seatsDrawing(seats));

const seatsDrawing = (seats: string): string =>
  readStrip(seats)
    .map(({ mark, words }, index) => (isBreakBefore(seats, index) ? BREAK : "") + seatDrawing(mark, words))
    .join("");

function heldDrawing(seats: string): string {
  const held = readHeldStrip(seats);
  let left = MARKS;
  const drawn = held.map(({ mark, count, words }) => {
    const marks = Math.min(count, left);
    left -= marks;
    return seatDrawing(mark, words).repeat(marks);
  });
  const more = held.reduce((total, { count }) => total + count, 0) - MARKS;
  return drawn.join("") + (more > 0 ? `<span class="text-xs text-soft">+${more}</span>` : "");
}

/** A mark of a strip with its name. */
export interface NamedMark {
  mark: Mark;
  words: string;
}

/** Every mark with its name, for whoever cannot point at one; what several marks share is said once. */
export const namedMarks = (seats: string): NamedMark[] =>
  isHeldStrip(seats) ? readHeldStrip(seats) : readStrip(seats);
