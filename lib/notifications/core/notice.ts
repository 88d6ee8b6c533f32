import type { Instant } from "#lib/platform/core/clock.ts";
import type { NoticeKind } from "./notice-kinds.ts";

/** Something that a person is told. */
export interface Notice {
  personId: string;
  kind: NoticeKind;
  /** What makes it the same notice: said again with the same key it is not said again. */
  key: string;
  title: string;
  /** A sentence or two, for the list and the mail. Never a secret: mails are read by others too. */
  text: string;
  /** The page of the console where it is dealt with: '/gaps/…'. */
  href: string;
  dueAt: Instant | null;
}
