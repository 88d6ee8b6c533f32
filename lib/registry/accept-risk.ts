import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { line, reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { answerAfterWrite } from "./agent-answer.ts";
import { changesBetween } from "./changes.ts";
import { namedAnswers, refuseDecidedByRequest, requireOwnAnswer } from "./core/answered-by-name.ts";
import { refuseOver } from "./core/over.ts";
import { keptAnswers } from "./record-answers.ts";
import { agentForUpdate, namesOfPeople, withNames } from "./store-agents.ts";

/**
 * Somebody who holds a role on the agent carries the residual risk, as stated (R57). While its registration is decided
 * the request asks for it; afterwards it is asked for again where the risk rose.
 */
export const acceptRisk = command({
  may: namedAnswers.risk.permission,
  summary: "Accept the residual risk of an agent",
  input: z.strictObject({
    agent: reference,
    version,
    reason: line(1000).optional(),
    statement: text(4000).optional(),
  }),
  async load(tx, input, context) {
    const held = await agentForUpdate(tx, input.agent, context.clock.now());
    const names = await namesOfPeople(tx, [held.agent.residualRiskAcceptedById, context.actor.personId]);
    return { ...held, names };
  },
  on: ({ relation }) => relation,
  decide({ agent, relation, names }, { version: basedOn, statement }, { actor, clock }) {
    requireVersion(agent.version, basedOn);
    refuseOver(agent);
    refuseDecidedByRequest(agent, "risk");
    if (actor.personId === null)
      throw new Refusal("conflict", "needs-person", `Only a person can answer for ${namedAnswers.risk.words}.`);
    requireOwnAnswer("risk", actor.personId, { actor, relation, submittedById: agent.submittedById });
    if (statement === undefined && agent.residualRiskStatement === null)
      throw new Refusal("invalid", "invalid-input", "Say what is accepted.", {
        errors: [{ path: "statement", message: "State the residual risk that you accept." }],
      });
    const columns = {
      residualRiskAcceptedById: actor.personId,
      residualRiskAcceptedAt: new Date(clock.now()),
      ...(statement === undefined ? {} : { residualRiskStatement: statement }),
    };
    return { agent, columns, names, changes: changesBetween({ ...agent }, columns) };
  },
  save: (tx, { agent, columns }) =>
    tx.models.agent.update({ where: { id: agent.id }, data: { ...columns, version: { increment: 1 } } }),
  evidence: (saved, { names, changes }) => [
    {
      type: keptAnswers.risk.type,
      subject: { kind: "agent", id: saved.id, name: saved.name, agentId: saved.id },
      payload: { changes: withNames(changes, names) },
    },
  ],
  touches: (saved) => ({ agents: [saved.id] }),
  answer: (tx, saved, context) => answerAfterWrite(tx, saved.id, context),
});
