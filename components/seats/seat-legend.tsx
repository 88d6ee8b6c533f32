import type { Mark } from "#lib/registry/core/seat.ts";
import { SeatMark } from "./seat-mark.tsx";

const words: readonly [Mark, string][] = [
  ["filled", "answers"],
  ["stands_in", "somebody stands in"],
  ["outlined", "named, has not accepted"],
  ["faded", "attestation out of date"],
  ["empty", "empty"],
  ["split", "duties clash"],
  ["not_demanded", "not demanded"],
  ["closed", "closed: nobody has to answer any more"],
];

/** What the marks mean. */
export function SeatLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft" aria-label="What the marks mean">
      {words.map(([mark, meaning]) => (
        <li key={mark} className="inline-flex items-center gap-1.5">
          <SeatMark mark={mark} />
          {meaning}
        </li>
      ))}
    </ul>
  );
}
