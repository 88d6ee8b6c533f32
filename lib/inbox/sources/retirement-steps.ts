import { askedOrSecurity, forNobodySql, type InboxSource } from "../source.ts";

/** Open steps of retirements that somebody is asked for: each needs a proof, and is done on its page (R94). */
export const retirementSteps: InboxSource = {
  kind: "retirement_step",
  name: "Retirement steps",
  handedOver: false,
  select: () => `
    SELECT s.id, s.version, p.id AS "personId", NULL::uuid AS "assignmentId", s.title || ', for ' || g.name AS title,
      s.because || ' It is being retired: ' || r.reason || ${forNobodySql('s."personId"')} AS why, NULL::timestamptz AS "dueAt",
      '/retirements/' || r.id AS href, g.id AS "agentId", false AS bulk
    FROM "RetirementStep" s JOIN "Retirement" r ON r.id = s."retirementId" JOIN "Agent" g ON g.id = s."agentId"
      ${askedOrSecurity('s."personId"')}
    WHERE s.state = 'open' AND r.state = 'in_progress'`,
  decide: {},
};
