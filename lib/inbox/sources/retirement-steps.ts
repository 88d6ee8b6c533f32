import { assignmentOfStepInSql } from "#lib/workflow/retirements/asked-by.ts";
import { doStep } from "#lib/workflow/retirements/do-step.ts";
import { retirementOfStep } from "#lib/workflow/retirements/retirement-of-step.ts";
import { askedOrSecurity, forNobodySql, type InboxSource } from "../source.ts";

/** Open steps of retirements that somebody is asked for: each needs a proof (R94). */
export const retirementSteps: InboxSource = {
  kind: "retirement_step",
  name: "Retirement steps",
  handedOver: true,
  // Where nobody holds what they are asked by any more, the step's own id stands, which is no assignment's: it is not
  // handed over to whoever deputises for them in something else.
  select: ({ now }) => `
    SELECT t.id, t.version, p.id AS "personId", COALESCE(${assignmentOfStepInSql(now)}, t.id) AS "assignmentId",
      t.title || ', for ' || g.name AS title,
      t.because || ' It is being retired: ' || r.reason || ${forNobodySql('t."personId"')} AS why, NULL::timestamptz AS "dueAt",
      '/retirements/' || r.id AS href, g.id AS "agentId", false AS bulk
    FROM "RetirementStep" t JOIN "Retirement" r ON r.id = t."retirementId" JOIN "Agent" g ON g.id = t."agentId"
      ${askedOrSecurity('t."personId"')}
    WHERE t.state = 'open' AND r.state = 'in_progress'`,
  decide: {
    do: async (tx, context, { id, version, reason = "" }) =>
      doStep.within(tx, context, { retirement: await retirementOfStep(tx, id), step: id, version, proof: reason }),
  },
};
