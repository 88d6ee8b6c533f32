import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { agentInHand } from "#lib/registry/agent-in-hand.ts";
import { command } from "#lib/verbs/command.ts";
import { isId, line, reference } from "#lib/verbs/fields.ts";
import { raciOf } from "./read-matrix.ts";

/** Takes a recorded departure back: from now on the template holds; what was shown until now stays in the past. */
export const removeOverride = command({
  may: "raci.override",
  summary: "Take back an override of the RACI matrix",
  input: z.strictObject({ agent: reference, override: reference, reason: line(1000).optional() }),
  async load(tx, input, context) {
    const held = await agentInHand(tx, input.agent, context.clock.now());
    const override = isId(input.override)
      ? await tx.models.raciOverride.findFirst({ where: { id: input.override, agentId: held.agent.id } })
      : null;
    if (!override) throw missing("override", input.override);
    return { ...held, override };
  },
  on: ({ relation }) => relation,
  decide: ({ agent, override }) => ({ agent, override }),
  save: (tx, { override }) => tx.models.raciOverride.delete({ where: { id: override.id } }),
  evidence: (removed, { agent }) => [
    {
      type: "raci.override_removed",
      subject: { kind: "raciOverride", id: removed.id, name: `${removed.duty} of ${agent.name}`, agentId: agent.id },
      payload: { duty: removed.duty, letter: removed.letter, removes: removed.removes, reason: removed.reason },
    },
  ],
  touches: () => ({}),
  answer: (tx, removed, context) => raciOf(tx, removed.agentId, context.clock.now()),
});
