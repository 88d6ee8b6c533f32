import type { InboxItem } from "#lib/inbox/list-inbox.ts";

/** What an opened row of the inbox gives to whatever it shows. */
export interface OpenedRow {
  item: InboxItem;
  now: number;
  /** It was answered in there; `done` as in 'Certified'. */
  onAnswered: (done: string) => void;
}
