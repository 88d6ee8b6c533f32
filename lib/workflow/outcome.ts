import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import type { Decided } from "./core/decide.ts";
import type { Part, Slot } from "./core/request-vocabulary.ts";
import type { HeldRequest } from "./store-requests.ts";

/** What an effect wrote, for the command that it was carried out in: its evidence, and what is judged again. */
export interface Outcome {
  drafts: readonly EvidenceDraft[];
  touched: Touched;
}

export const nothing: Outcome = { drafts: [], touched: {} };

/** What is shown for a request, and who decides about it, as the facts are now. */
export interface Frame {
  parts: readonly Part[];
  slots: readonly Slot[];
}

type Step<Extra extends unknown[] = []> = (
  tx: Transaction,
  request: HeldRequest,
  context: Context,
  ...extra: Extra
) => Promise<Outcome>;

/** What happens when a request of a kind is decided; each in the transaction of the decision. */
export interface RequestKindRules {
  /** Shown and asked as of now; null where the facts do not change what is asked. */
  frame?(tx: Transaction, request: HeldRequest, context: Context): Promise<Frame | null>;
  /** Refuses a decision that may not be given (throws Refusal), before anything is written. */
  guard?(tx: Transaction, request: HeldRequest, decided: Decided, context: Context): Promise<void>;
  /** Who would be refused in a slot beside who asked for it, by id with the reason: it is not taken to them. */
  barred?(tx: Transaction, request: HeldRequest, slot: string, context: Context): Promise<ReadonlyMap<string, string>>;
  /** One decision was given. */
  decided?: Step<[Decided]>;
  /** Decisions that were given are void now, by their slots. */
  voided?: Step<[readonly string[]]>;
  /** All that are demanded were given: what was asked for is carried out. */
  approved: Step;
  rejected?: Step;
  changesRequested?: Step;
  withdrawn?: Step;
}

/** Several outcomes as one. */
export function together(...outcomes: readonly Outcome[]): Outcome {
  const union = (part: Exclude<keyof Touched, "everything">) => [
    ...new Set(outcomes.flatMap(({ touched }) => touched[part] ?? [])),
  ];
  return {
    drafts: outcomes.flatMap(({ drafts }) => drafts),
    touched: {
      agents: union("agents"),
      people: union("people"),
      systems: union("systems"),
      dataSources: union("dataSources"),
      teams: union("teams"),
      controls: union("controls"),
      identities: union("identities"),
      everything: outcomes.some(({ touched }) => touched.everything === true),
    },
  };
}
