import type { z } from "zod";
import { authorize, type Permission } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import { present, type Queryable, reading } from "#lib/platform/database.ts";
import { parseInput } from "./command.ts";
import type { Context } from "./context.ts";
import { refusalOfDatabase } from "./refusal-of-database.ts";

/** The blanks of a read. */
export interface QueryParts<Input extends z.ZodType, Found, Answer> {
  may: Permission;
  summary: string;
  input: Input;
  /** Reads with plain SQL that names tables without a schema, so that it answers for the past too. */
  read(queryable: Queryable, input: z.output<Input>, at: { now: Instant; context: Context }): Promise<Found>;
  answer?(found: Found): Answer;
  /** One statement that needs no snapshot: skips the transaction when no past moment is asked for. */
  single?: boolean;
}

export interface Query<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  (context: Context, input: z.input<Input>): Promise<Answer>;
  readonly may: Permission;
  readonly summary: string;
  readonly input: Input;
}

/**
 * A read: parse, authorize, read in one snapshot, answer. An `asOf` in the input (an instant, from `asOfField`) reads
 * the registry as it stood then, and `now` is then that moment.
 */
export function query<Input extends z.ZodType, Found, Answer = Found>(
  parts: QueryParts<Input, Found, Answer>,
): Query<Input, Answer> {
  const run = async (context: Context, raw: z.input<Input>): Promise<Answer> => {
    const input = parseInput(parts.input, raw);
    authorize(context.actor, parts.may);
    const asOf = (input as { asOf?: Instant | null } | null)?.asOf ?? null;
    const now = context.clock.now();
    if (asOf !== null && asOf > now) throw invalid([{ path: "asOf", message: "Choose a moment that has passed." }]);
    const at = { now: asOf ?? now, context };
    try {
      const found =
        parts.single && asOf === null
          ? await parts.read(present, input, at)
          : await reading(asOf, (queryable) => parts.read(queryable, input, at));
      return parts.answer ? parts.answer(found) : (found as unknown as Answer);
    } catch (error) {
      throw refusalOfDatabase(error);
    }
  };
  return Object.assign(run, { may: parts.may, summary: parts.summary, input: parts.input });
}
