import type { NoticeKind } from "./notice-kinds.ts";

/** A notice as its person reads it. */
export interface NoticeAnswer {
  id: string;
  kind: NoticeKind;
  title: string;
  text: string;
  /** A path of the console. */
  href: string;
  dueAt: string | null;
  at: string;
  readAt: string | null;
}
