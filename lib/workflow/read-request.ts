import { z } from "zod";
import type { Actor } from "#lib/identity/core/actor.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { asOf, isId, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { differenceOf, type FieldDifference } from "./core/difference.ts";
import { type DecisionAnswer, decisionsOf, type RequestRecord, requestRecords } from "./store-request-answers.ts";

/** One part of what is shown, with what it said when it was reviewed last where that differs. */
export interface PartAnswer {
  part: string;
  title: string;
  shown: Record<string, unknown>;
  digest: string;
  /** New, changed or as it was since the last review; null where nothing was reviewed before. */
  since: "new" | "changed" | "unchanged" | null;
  differences: FieldDifference[];
}

/** A request as the API shows it. */
export interface RequestAnswer extends Omit<RequestRecord, "parts" | "reviewed"> {
  parts: PartAnswer[];
  /** In the order in which they are asked; those out of force behind, with the reason. */
  decisions: (DecisionAnswer & { ready: boolean; mayDecide: boolean })[];
  /** What still waits, each with who is asked. */
  waitsFor: string[];
}

/** @throws Refusal `missing` */
export async function readRequestById(queryable: Queryable, id: string, actor: Actor): Promise<RequestAnswer> {
  const [record] = isId(id) ? await requestRecords(queryable, id) : [];
  if (!record) throw missing("request", id);
  const { parts, reviewed, ...plain } = record;
  const decisions = await decisionsOf(queryable, id);
  const live = decisions.filter(({ voidedAt }) => voidedAt === null);
  const approved = new Set(live.filter(({ decision }) => decision === "approve").map(({ slot }) => slot));
  return {
    ...plain,
    parts: parts.map((part) => ({ ...part, ...differenceOf(part, reviewed) })),
    decisions: decisions.map((one) => {
      const waiting = plain.state === "open" && one.voidedAt === null && one.decision === null;
      const ready = waiting && one.after.every((slot) => approved.has(slot));
      return { ...one, ready, mayDecide: ready && isAskedOf(one, plain.submittedBy.id, actor) };
    }),
    waitsFor: plain.state === "open" ? live.filter(({ decision }) => decision === null).map(({ slot }) => slot) : [],
  };
}

const isAskedOf = (
  { asked, for: holder, askedRole, ownAllowed, escalatedTo }: DecisionAnswer,
  submitter: string | null,
  actor: Actor,
) =>
  actor.personId !== null &&
  (ownAllowed || actor.personId !== submitter) &&
  (asked?.id === actor.personId ||
    holder?.id === actor.personId ||
    (askedRole !== null && actor.roles.includes(askedRole)) ||
    escalatedTo.some(
      ({ person, role }) => person?.id === actor.personId || (role !== null && actor.roles.includes(role)),
    ));

/** One request: what was asked, what is shown, who decides why, and how it stands. */
export const readRequest = query({
  may: "catalogue.read",
  summary: "Read a request with its decisions",
  input: z.strictObject({ request: reference, asOf }),
  read: (queryable, { request }, { context }) => readRequestById(queryable, request, context.actor),
});
