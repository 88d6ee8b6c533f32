import type { Mark } from "#lib/registry/core/seat.ts";
import { seatDrawing } from "./seat-drawing.ts";

/** One seat. What stands beside it speaks to screen readers. */
export const SeatMark = ({ mark }: { mark: Mark }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn from the vocabulary alone
  <span className="inline-flex shrink-0" dangerouslySetInnerHTML={{ __html: seatDrawing(mark) }} />
);
