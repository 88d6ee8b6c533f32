import type { NamedPerson } from "#components/people/person-name.tsx";
import type { GapAnswer } from "#lib/gaps/gap-rows.ts";

/** A gap as a row: with who is to close it, still there or not, and what the asker may do. */
export interface GapRow extends Omit<GapAnswer, "assignee"> {
  assignee: (NamedPerson & { id: string }) | null;
  mayAssign: boolean;
}
