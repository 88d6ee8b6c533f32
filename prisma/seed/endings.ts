import { editPerson } from "#lib/registry/edit-person.ts";
import { suspendAgent } from "#lib/registry/suspend-agent.ts";
import { rejecting } from "./deciding.ts";
import { holderOn } from "./lives.ts";
import type { Calendar } from "./moments.ts";
import { agents } from "./organisation/agents.ts";
import type { ExampleAgent } from "./organisation/example-agent.ts";
import { leavers } from "./organisation/leavers.ts";
import { type PersonKey, personNamed } from "./organisation/people.ts";
import type { Happening } from "./replay.ts";
import { retired, underWay } from "./retirements.ts";
import { one } from "./step.ts";

const why: Record<string, string> = {
  "social-reply-agent": "No boundary, and nobody could say who answers at night. Come back with topics and hours.",
  "application-screener": "The impact assessment for applicants is missing; ranking people needs one first.",
  "sign-in-helper": "Two unlockings without the identity check since Monday; stopped until the check is enforced.",
  "garage-booking-agent": "The garages book through the new portal.",
  "claims-macro-runner": "The old claims screens are switched off.",
  "first-answer-bot": "The care companion answers these questions now.",
};

/** What who used a retired agent uses now. */
const alternatives: Record<string, string> = {
  "garage-booking-agent": "The booking portal of the garages.",
  "claims-macro-runner": "The claims workbench, which needs no macros.",
  "first-answer-bot": "Care companion.",
};

/** How agents were rejected, suspended and retired, and who left the company. */
export const endings = (calendar: Calendar): Happening[] => [
  ...agents.flatMap((agent) => endOf(agent, calendar)),
  ...(Object.entries(leavers) as [PersonKey, number][]).map(
    ([key, daysAgo]): Happening => ({
      at: calendar.on(daysAgo, `${key} left`, 4),
      by: "rhys",
      reason: "Notice of People.",
      steps: [one(editPerson, { person: personNamed(key).email, status: "left" })],
    }),
  ),
];

function endOf(agent: ExampleAgent, calendar: Calendar): Happening[] {
  const { slug, state, ended } = agent;
  if (ended === undefined) return [];
  const reason = why[slug] ?? "Its work is done.";
  const at = (days: number, order = 2) => calendar.on(days, `${slug} ends`, order);
  const retires = holderOn(agent, "retirement_owner", ended) ?? "rhys";
  switch (state) {
    case "rejected":
      return [{ at: at(ended), by: "priya", reason, steps: [rejecting(slug, reason)] }];
    case "suspended":
      return [
        {
          at: at(ended),
          by: holderOn(agent, "responder", ended) ?? "daniel",
          reason,
          steps: [one(suspendAgent, { agent: slug, reason })],
        },
      ];
    case "retiring":
      return underWay({ slug, ended, by: retires, reason, alternative: alternatives[slug] ?? "None." }, calendar);
    case "retired":
      return retired({ slug, ended, by: retires, reason, alternative: alternatives[slug] ?? "None." }, calendar);
    default:
      return [];
  }
}
