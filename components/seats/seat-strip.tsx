import { agentStripRoles, readStrip, seatSentence } from "#lib/registry/core/seat-strip.ts";
import { agentRoles } from "#lib/registry/core/vocabulary.ts";
import { SeatMark } from "./seat-mark.tsx";

/**
 * The signature of the console: one mark per seat, in the order of the vocabulary. An agent's nine marks leave a gap
 * after its own four. One sentence for screen readers, a name per mark on hover.
 */
export function SeatStrip({ seats }: { seats: string }) {
  if (seats === "") return <span className="text-soft">Not judged yet</span>;
  const marks = readStrip(seats);
  const ofAgent = seats.length === agentStripRoles.length;
  return (
    <span role="img" aria-label={seatSentence(seats)} className="inline-flex items-center gap-[3px] align-middle">
      {marks.map((seat, index) => (
        <span key={seat.role} className={ofAgent && index === agentRoles.length ? "ml-1.5 inline-flex" : "inline-flex"}>
          <SeatMark mark={seat.mark} name={seat.words} />
        </span>
      ))}
    </span>
  );
}
