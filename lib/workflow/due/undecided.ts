import type { Subject } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Above } from "../core/undecided.ts";

/** Something that waits for a decision, as reminding and escalating needs it. */
export interface AwaitedDecision {
  subject: Subject;
  /** What of the subject is asked for: the slot of a request; nothing more of an exception or a retirement. */
  about: Record<string, unknown>;
  /** One line: 'Register Refund agent: Is its scope right?' */
  title: string;
  href: string;
  /** What whoever it goes to can do about it, in a sentence. */
  remedy: string;
  above: Above;
}

/** Loads what waits with who could decide it, and locks it: whoever decides it at the same time comes before or behind. */
export type LoadAwaited = (tx: Transaction, id: string, context: Context) => Promise<AwaitedDecision | null>;
