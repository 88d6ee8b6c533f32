import type { Context } from "#lib/verbs/context.ts";
import type { Contender } from "#lib/workflow/contend-for-tests.ts";
import type { verbs } from "./racer.ts";

/** What is done at once, about which agent. */
export interface Raced {
  agentId: string;
  contenders: Contender<keyof typeof verbs>[];
}

export interface Race {
  name: string;
  /** Everything up to the barrier. */
  prepare(): Promise<Raced>;
}

/** Whoever asks in a context does this. */
export const does = (
  { actor }: Context,
  verb: keyof typeof verbs,
  input: Record<string, unknown>,
): Raced["contenders"][number] => ({ verb, actor, input });
