import { stripDrawing, stripSentence } from "./strip-drawing.ts";

/**
 * The signature of the console: one mark per seat, in the order of the vocabulary. An agent's nine marks leave a gap
 * after its own four; a person's show the seats that they hold. One sentence for screen readers, a name per mark on
 * hover, and all names where the keyboard is (seat-names.tsx): by the link beside the strip, so that a table has no
 * further stop in each row. `alone`: no link stands beside it, and it takes the focus itself.
 */
export function SeatStrip({ seats, alone = false }: { seats: string; alone?: boolean }) {
  if (seats === "") return <span className="text-soft">Not judged yet</span>;
  return (
    <span
      role="img"
      aria-label={stripSentence(seats)}
      data-seats={seats}
      {...(alone ? { tabIndex: 0 } : {})}
      className="inline-flex items-center gap-[3px] align-middle"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn from the vocabulary alone
      dangerouslySetInnerHTML={{ __html: stripDrawing(seats) }}
    />
  );
}
