import type { z } from "zod";
import type { Transaction } from "#lib/platform/database.ts";
import { type Command, parseInput } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";

/** A command around another: what a secret needs before the transaction and after it. */
export interface Prepared<Input extends z.ZodType, Inner extends z.ZodType, InnerAnswer, Answer> {
  input: Input;
  /** Slow or secret work ahead of the transaction (hashing, drawing random bytes): the inner command sees its result only. */
  prepare(input: z.output<Input>, context: Context): Promise<{ inner: z.input<Inner>; secret: string }>;
  /** Adds the secret to the answer: after the inner command, so that neither the evidence nor a kept answer holds it. */
  answer(answer: InnerAnswer, secret: string): Answer;
  /** True when the body itself holds a secret: no trace of it is kept for repeated requests either. */
  secretInput?: boolean;
}

/** A command whose caller hands over, or gets, a secret that the database must never see. */
export function prepared<Input extends z.ZodType, Inner extends z.ZodType, InnerAnswer, Answer>(
  command: Command<Inner, InnerAnswer>,
  parts: Prepared<Input, Inner, InnerAnswer, Answer>,
): Command<Input, Answer> {
  const around = async (
    context: Context,
    raw: z.input<Input>,
    act: (context: Context, input: z.input<Inner>) => Promise<InnerAnswer>,
  ): Promise<Answer> => {
    const { inner, secret } = await parts.prepare(parseInput(parts.input, raw), context);
    return parts.answer(await act(parts.secretInput ? { ...context, idempotency: null } : context, inner), secret);
  };
  const run = (context: Context, raw: z.input<Input>) => around(context, raw, command);
  return Object.assign(run, {
    may: command.may,
    summary: command.summary,
    input: parts.input,
    within: (tx: Transaction, context: Context, raw: z.input<Input>) =>
      around(context, raw, (inside, input) => command.within(tx, inside, input)),
  });
}
