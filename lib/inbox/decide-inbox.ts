import { z } from "zod";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf, text, version } from "#lib/verbs/fields.ts";
import { decisionOf, decisionsOf } from "./core/decisions.ts";
import { itemKinds } from "./core/item.ts";
import { sources } from "./sources.ts";

/** Why one of several is refused: what is wrong with its fields, where that is it. */
const saidOf = (error: Refusal): string =>
  error.kind === "invalid" ? error.errors.map(({ message }) => message).join(" ") : error.message;

/**
 * Answers one or several items of a kind alike, all of them or none. Each goes through the verb that its own page uses:
 * permission, refusals and evidence are that verb's.
 */
export const decideInbox = command({
  may: "inbox.decide",
  summary: "Decide what waits for you, several at once",
  input: z.strictObject({
    kind: oneOf(itemKinds),
    decision: line(40),
    items: z
      .array(z.strictObject({ id: z.uuid("Name it by its id."), version }))
      .min(1, "Choose at least one.")
      .max(200, "At most 200 at once."),
    /** For a retirement step its proof, for a follow-up what was done. */
    reason: text(2000).optional(),
    /** The residual risk was read again and stands: for review items that ask for it. */
    riskConfirmed: z.boolean().default(false),
  }),
  load: async (_tx, input) => input,
  decide(_loaded, { kind, decision: id, items, reason, riskConfirmed }) {
    const decision = decisionOf(kind, id);
    if (!decision) {
      const possible = decisionsOf[kind].map((one) => one.id);
      const message = possible.length === 0 ? "This is decided on its own page." : `Choose ${possible.join(" or ")}.`;
      throw invalid([{ path: "decision", message }]);
    }
    if (items.length > 1 && !decision.bulk)
      throw invalid([{ path: "items", message: "This is decided one by one, each with its own reason." }]);
    if (decision.needsReason && reason === undefined) throw invalid([{ path: "reason", message: "Say why." }]);
    return { kind, decision, items, reason, riskConfirmed };
  },
  async save(tx, { kind, decision, items, reason, riskConfirmed }, context) {
    const decide = sources.find((source) => source.kind === kind)?.decide[decision.id];
    if (!decide) throw new Error(`The source ${kind} has no verb for ${decision.id}.`);
    for (const [index, item] of items.entries()) {
      try {
        const given = { ...item, reason, riskConfirmed, together: items.length > 1 };
        await decide(tx, { ...context, reason: reason ?? context.reason }, given);
      } catch (error) {
        if (!(error instanceof Refusal) || items.length === 1) throw error;
        throw new Refusal(error.kind, error.rule, error.message, {
          errors: [{ path: `items.${index}`, message: saidOf(error) }],
        });
      }
    }
    return items.length;
  },
  // Each item left its own evidence and was judged with its own verb.
  evidence: () => [],
  touches: () => ({}),
  answer: async (_tx, decided) => ({ decided }),
  timeout: 120_000,
});
