import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import type { NamedAnswer } from "./core/answered-by-name.ts";
import { namesOfPeople, withNames } from "./store-agents.ts";

/** The columns in which each answer is kept, with what it is called in the evidence. */
export const keptAnswers = {
  identity: { by: "identityApprovedById", at: "identityApprovedAt", type: "agent.identity_approved" },
  scope: { by: "scopeApprovedById", at: "scopeApprovedAt", type: "agent.scope_approved" },
  oversight: { by: "oversightApprovedById", at: "oversightApprovedAt", type: "agent.oversight_approved" },
  risk: { by: "residualRiskAcceptedById", at: "residualRiskAcceptedAt", type: "agent.risk_accepted" },
} as const;

/** An answer by name; by nobody where it is not given any more. */
export interface AnswerGiven {
  answer: NamedAnswer;
  by: string | null;
  at: Instant | null;
}

/**
 * Records on the agent who answered by name, as the decisions of its registration say (R54, R57). The caller settled who
 * may, and adds the evidence to its own.
 */
export async function recordAnswers(
  tx: Transaction,
  agentId: string,
  answers: readonly AnswerGiven[],
): Promise<{ drafts: EvidenceDraft[]; touched: Touched }> {
  const before = await tx.models.agent.findUnique({ where: { id: agentId } });
  if (!before) throw missing("agent", agentId);
  const columns: Record<string, string | Date | null> = {};
  for (const { answer, by, at } of answers) {
    columns[keptAnswers[answer].by] = by;
    columns[keptAnswers[answer].at] = at === null ? null : new Date(at);
  }
  const changes = changesBetween({ ...before }, columns);
  if (nothingChanged(changes)) return { drafts: [], touched: {} };
  await tx.models.agent.update({ where: { id: agentId }, data: { ...columns, version: { increment: 1 } } });
  const names = await namesOfPeople(
    tx,
    Object.values(changes).flatMap(({ from, to }) => [from, to].filter((one) => typeof one === "string")),
  );
  const only = answers.length === 1 && answers[0]?.by !== null ? answers[0] : undefined;
  return {
    drafts: [
      {
        type: only === undefined ? "agent.answers_voided" : keptAnswers[only.answer].type,
        subject: { kind: "agent", id: before.id, name: before.name, agentId },
        payload: { changes: withNames(changes, names) },
      },
    ],
    touched: { agents: [agentId] },
  };
}
