import type { z } from "zod";
import { appendEvidence } from "#lib/evidence/append.ts";
import { canonicalJson, type EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { authorize, authorizeToAsk, type Permission, type Relation } from "#lib/identity/core/access.ts";
import { type FieldError, invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { type Transaction, writing } from "#lib/platform/database.ts";
import type { Context } from "./context.ts";
import { judgeTouched, type Touched } from "./judge-port.ts";
import { refusalOfDatabase } from "./refusal-of-database.ts";

/** The blanks that a verb fills in; the order of the steps is written once, in `command`. */
export interface CommandParts<Input extends z.ZodType, Loaded, Decided, Saved, Answer> {
  /** The permission that it takes, a row of the access table. */
  may: Permission;
  /** One line for people: API page and audit. */
  summary: string;
  input: Input;
  /** Loads and locks what the decision needs (`FOR UPDATE`). Throws Refusal `missing` when it is not there. */
  load(tx: Transaction, input: z.output<Input>, context: Context): Promise<Loaded>;
  /** What the access conditions may look at. Left out: the permission's cells need no relation. */
  on?(loaded: Loaded, input: z.output<Input>): Relation;
  /** The core's decision: pure; throws Refusal. */
  decide(loaded: Loaded, input: z.output<Input>, context: Context): Decided;
  save(tx: Transaction, decided: Decided, context: Context): Promise<Saved>;
  /** What happened, at least one entry where anything changed; an empty list says that nothing did. */
  evidence(saved: Saved, decided: Decided, loaded: Loaded): readonly EvidenceDraft[];
  touches(saved: Saved, decided: Decided, loaded: Loaded): Touched;
  /** What the asker gets, read after the judgement, in the same transaction. */
  answer(tx: Transaction, saved: Saved, context: Context): Promise<Answer>;
  /** Milliseconds that the transaction may last; 30,000 unless it says. */
  timeout?: number;
}

/** A write as its callers see it. */
export interface Command<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  (context: Context, input: z.input<Input>): Promise<Answer>;
  readonly may: Permission;
  readonly summary: string;
  readonly input: Input;
  /** The same steps inside a transaction that somebody else opened (an import's file, a hand-over of many). */
  within(tx: Transaction, context: Context, input: z.input<Input>): Promise<Answer>;
}

/**
 * A write: parse, open the transaction, load and lock, authorize, decide, save, record the evidence, judge, commit.
 * A verb cannot forget a step, because it only fills in the blanks (R82).
 */
export function command<Input extends z.ZodType, Loaded, Decided, Saved, Answer>(
  parts: CommandParts<Input, Loaded, Decided, Saved, Answer>,
): Command<Input, Answer> {
  const within = async (tx: Transaction, context: Context, raw: z.input<Input>): Promise<Answer> => {
    const input = parseInput(parts.input, raw);
    authorizeToAsk(context.actor, parts.may);
    const loaded = await parts.load(tx, input, context);
    authorize(context.actor, parts.may, parts.on?.(loaded, input));
    const decided = parts.decide(loaded, input, context);
    const saved = await parts.save(tx, decided, context);
    const drafts = parts.evidence(saved, decided, loaded);
    const now = context.clock.now();
    await appendEvidence(
      tx,
      { actor: context.actor, now, correlationId: context.correlationId, reason: context.reason },
      drafts,
    );
    if (drafts.length > 0) await judgeTouched(tx, parts.touches(saved, decided, loaded), now, context.correlationId);
    return parts.answer(tx, saved, context);
  };

  const run = async (context: Context, raw: z.input<Input>): Promise<Answer> => {
    try {
      return await writing(
        context.clock.now(),
        (tx) => once(tx, context, () => within(tx, context, raw)),
        parts.timeout === undefined ? {} : { timeout: parts.timeout },
      );
    } catch (error) {
      throw refusalOfDatabase(error);
    }
  };

  return Object.assign(run, { may: parts.may, summary: parts.summary, input: parts.input, within });
}

/** Parses, and turns what is wrong into one Refusal with a message per field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalid(fieldErrors(parsed.error));
}

/** zod's issues as our field errors; an unknown key is an error at that key. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "There is no such field." }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );

/**
 * The same Idempotency-Key happens once: the key is taken in the transaction of the write and the answer is kept with
 * it, so that a crash in between leaves neither. A second request with the key waits for the first and gets its answer.
 */
export async function once<Answer>(tx: Transaction, context: Context, act: () => Promise<Answer>): Promise<Answer> {
  const { idempotency } = context;
  if (!idempotency) return act();
  const taken = await tx.query<{ id: string }>(
    `INSERT INTO "IdempotentAnswer" (scope, key, fingerprint, at) VALUES ($1, $2, $3, answerable_now())
     ON CONFLICT (scope, key) DO NOTHING RETURNING id::text AS id`,
    [idempotency.scope, idempotency.key, idempotency.fingerprint],
  );
  if (taken.length === 0) {
    const [kept] = await tx.query<{ fingerprint: string; body: Answer }>(
      `SELECT fingerprint, body FROM "IdempotentAnswer" WHERE scope = $1 AND key = $2`,
      [idempotency.scope, idempotency.key],
    );
    if (kept?.fingerprint !== idempotency.fingerprint)
      throw new Refusal(
        "unprocessable",
        "idempotency-key-reused",
        "This Idempotency-Key was used for another request.",
      );
    return kept.body;
  }
  const answer = await act();
  await tx.query(`UPDATE "IdempotentAnswer" SET body = $3::jsonb WHERE scope = $1 AND key = $2 RETURNING key`, [
    idempotency.scope,
    idempotency.key,
    canonicalJson(answer ?? null),
  ]);
  return answer;
}
