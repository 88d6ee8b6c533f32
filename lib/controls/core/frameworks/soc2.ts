import type { Framework } from "./framework.ts";

/** Ids and titles as the publisher has them; where only the text is published, a short gloss of ours. */
export const soc2: Framework = {
  key: "soc2",
  name: "AICPA Trust Services Criteria, common criteria (selection)",
  edition: "2017 (2022 points of focus)",
  kind: "control",
  items: [
    { id: "CC1.3", title: "Structures, reporting lines, authorities and responsibilities (COSO 3)" },
    { id: "CC1.4", title: "Competent individuals; succession (COSO 4)" },
    { id: "CC1.5", title: "Individuals held accountable for control responsibilities (COSO 5)" },
    { id: "CC2.2", title: "Responsibilities communicated internally" },
    { id: "CC2.3", title: "Communicated to external parties" },
    { id: "CC3.4", title: "Changes that affect control are identified and assessed" },
    { id: "CC4.1", title: "Ongoing and separate evaluations of controls" },
    { id: "CC4.2", title: "Deficiencies communicated to those who must correct them" },
    { id: "CC5.3", title: "Policies say what is expected, procedures do it" },
    { id: "CC6.1", title: "Logical access security over protected assets" },
    { id: "CC6.2", title: "Register and authorise before issuing credentials; remove when no longer authorised" },
    { id: "CC6.3", title: "Authorise, modify, remove access by role; least privilege and segregation of duties" },
    { id: "CC6.6", title: "Protection against threats from outside the boundary" },
    { id: "CC6.7", title: "Restrict transmission and movement of information" },
    { id: "CC7.2", title: "Monitor components for anomalies" },
    { id: "CC7.3", title: "Evaluate events, decide whether incident" },
    { id: "CC7.4", title: "Respond by a defined programme" },
    { id: "CC7.5", title: "Recover" },
    { id: "CC8.1", title: "Authorise, test, approve, implement changes" },
    { id: "CC9.2", title: "Vendor and business-partner risk" },
  ],
};
