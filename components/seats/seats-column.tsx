import { SeatStrip } from "./seat-strip.tsx";
import { stripSentence } from "./strip-drawing.ts";

/** The seats of what a row is about, in every table alike; nothing where it is about no agent. A file says the sentence. */
export const seatsColumn = {
  header: "Seats",
  enableSorting: false,
  meta: { text: ({ seats }: { seats: string | null }): string => (seats ? stripSentence(seats) : "") },
  cell: ({ getValue }: { getValue: () => string | null }) => {
    const seats = getValue();
    return seats === null ? null : <SeatStrip seats={seats} />;
  },
};
