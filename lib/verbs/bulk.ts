import type { z } from "zod";
import { type FieldError, Refusal } from "#lib/platform/core/refusal.ts";
import { type Transaction, writing } from "#lib/platform/database.ts";
import { type Command, once, parseInput } from "./command.ts";
import type { Context } from "./context.ts";
import { refusalOfDatabase } from "./refusal-of-database.ts";

/** Most items of one request; more are sent as several, so that each stays short and shows how far it is. */
export const MOST_ITEMS = 100;

/** What became of one item: the command's own answer, or its own refusal. */
export type ItemResult<Answer> =
  | { index: number; done: true; answer: Answer }
  | { index: number; done: false; rule: string; message: string; errors: readonly FieldError[] };

/** What became of many, in the order in which they were asked for. */
export interface BulkAnswer<Answer> {
  results: ItemResult<Answer>[];
  done: number;
  refused: number;
  /** True when everything was taken back: a preview. */
  dryRun: boolean;
}

/** The blanks of a bulk write. */
export interface BulkParts<Input extends z.ZodType, Item extends z.ZodType, Answer, More extends object> {
  /** What happens to each: with its own permission, refusal, evidence and judgement. */
  each: Command<Item, Answer>;
  summary: string;
  input: Input;
  items(input: z.output<Input>): readonly z.input<Item>[];
  /** True when only the consequence is asked for. */
  dryRun?(input: z.output<Input>): boolean;
  /** Looks before and after: what else the whole of it changed. */
  compare?(tx: Transaction, input: z.output<Input>, context: Context): Promise<() => Promise<More>>;
}

/**
 * One command for many things, in one transaction: whom one refuses is undone alone and reported in its place, the
 * others stand. Who may do it to none of them is refused as a whole. A dry run does exactly the same and takes it all
 * back, so that a preview cannot differ from the deed.
 */
export function bulk<Input extends z.ZodType, Item extends z.ZodType, Answer, More extends object = object>(
  parts: BulkParts<Input, Item, Answer, More>,
): Command<Input, BulkAnswer<Answer> & More> {
  const within = async (tx: Transaction, context: Context, raw: z.input<Input>): Promise<BulkAnswer<Answer> & More> => {
    const input = parseInput(parts.input, raw);
    const dryRun = parts.dryRun?.(input) ?? false;
    if (dryRun) await tx.query("SAVEPOINT bulk_trial");
    const compared = await parts.compare?.(tx, input, context);
    const alone: Context = { ...context, idempotency: null };
    const results: ItemResult<Answer>[] = [];
    const forbidden: Refusal[] = [];
    for (const [index, item] of parts.items(input).entries())
      results.push(await one(tx, index, () => parts.each.within(tx, alone, item), forbidden));
    if (forbidden[0] && forbidden.length === results.length) throw forbidden[0];
    const more = ((await compared?.()) ?? {}) as More;
    if (dryRun) await tx.query("ROLLBACK TO SAVEPOINT bulk_trial");
    const done = results.filter((result) => result.done).length;
    return { results, done, refused: results.length - done, dryRun, ...more };
  };
  const run = async (context: Context, raw: z.input<Input>) => {
    try {
      return await writing(context.clock.now(), (tx) => once(tx, context, () => within(tx, context, raw)), {
        timeout: 120_000,
      });
    } catch (error) {
      throw refusalOfDatabase(error);
    }
  };
  return Object.assign(run, { may: parts.each.may, summary: parts.summary, input: parts.input, within });
}

async function one<Answer>(
  tx: Transaction,
  index: number,
  act: () => Promise<Answer>,
  forbidden: Refusal[],
): Promise<ItemResult<Answer>> {
  await tx.query("SAVEPOINT bulk_item");
  try {
    const answer = await act();
    await tx.query("RELEASE SAVEPOINT bulk_item");
    return { index, done: true, answer };
  } catch (error) {
    const refusal = refusalOfDatabase(error);
    if (!(refusal instanceof Refusal) || refusal.kind === "unavailable") throw error;
    await tx.query("ROLLBACK TO SAVEPOINT bulk_item");
    if (refusal.kind === "forbidden") forbidden.push(refusal);
    const { rule, message, errors } = refusal;
    return { index, done: false, rule, message, errors };
  }
}
