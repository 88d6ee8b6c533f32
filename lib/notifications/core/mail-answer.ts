import type { NoticeKind } from "./notice-kinds.ts";

export const mailStates = ["waiting", "sent", "failed", "discarded"] as const;
export type MailState = (typeof mailStates)[number];

/** Most mails that are sent again in one step: each leaves an entry of evidence. */
export const MOST_RESENT = 500;

/** A mail as an admin sees it: to whom, and what became of it. What it tells is for its reader alone. */
export interface MailAnswer {
  id: string;
  person: { id: string; email: string; name: string };
  /** Null: the daily mail. */
  kind: NoticeKind | null;
  /** How many notices it holds. */
  notices: number;
  /** failed: given up after its last attempt, or refused for good; discarded: set aside after that by an admin. */
  state: MailState;
  attempts: number;
  createdAt: string;
  /** When it is tried next. */
  nextAt: string | null;
  sentAt: string | null;
  failedAt: string | null;
  lastError: string | null;
  discarded: { at: string; by: string; why: string } | null;
}
