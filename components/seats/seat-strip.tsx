import { agentStripRoles, readStrip, seatSentence } from "#lib/registry/core/seat-strip.ts";
import { agentRoles } from "#lib/registry/core/vocabulary.ts";
import { seatDrawing } from "./seat-drawing.ts";

/** What an agent's nine marks leave after its own four. */
const BREAK = '<span class="ml-[3px]"></span>';

const drawingOf = (seats: string): string =>
  readStrip(seats)
    .map(({ mark, words }, index) => {
      const ofCapabilities = seats.length === agentStripRoles.length && index === agentRoles.length;
      return (ofCapabilities ? BREAK : "") + seatDrawing(mark, words);
    })
    .join("");

/**
 * The signature of the console: one mark per seat, in the order of the vocabulary. An agent's nine marks leave a gap
 * after its own four. One sentence for screen readers, a name per mark on hover.
 */
export function SeatStrip({ seats }: { seats: string }) {
  if (seats === "") return <span className="text-soft">Not judged yet</span>;
  return (
    <span
      role="img"
      aria-label={seatSentence(seats)}
      className="inline-flex items-center gap-[3px] align-middle"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn from the vocabulary alone
      dangerouslySetInnerHTML={{ __html: drawingOf(seats) }}
    />
  );
}
