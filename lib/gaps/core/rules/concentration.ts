import type { RuleData } from "../define-rule.ts";

/** Belongs to no agent: `organisation-findings.ts` asks it over all of them. */
export const concentration: RuleData = {
  id: "concentration",
  firesWhen:
    "one person is the accountable approver, detector or responder of more than 25 high or critical capabilities, each counted once",
  onePer: ["person"],
  severity: { says: "medium" },
  explains: "Nobody can watch that much: what hangs on one person fails on the day they are away.",
  fix: "Name other people for some of these capabilities.",
  requirements: ["R15", "R43"],
  references: ["nist-csf:GV.RR-03", "soc2:CC1.4", "owasp-asi:ASI09"],
};
