import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { defineRule } from "../define-rule.ts";
import { gapKey } from "../finding.ts";
import { whateverTheTier } from "../grading.ts";

const severity = whateverTheTier("low");

/** Comes last: it looks at what the other rules found. */
export const exceptionExpired = defineRule({
  id: "exception-expired",
  firesWhen:
    "an exception on the agent has passed its end and what it excused is still so; that gap is open again, at its own severity",
  onePer: ["agent", "excused gap"],
  severity,
  explains:
    "An exception buys time to mend something: when the time is over, either it is mended or somebody decides anew.",
  fix: "Mend what it excused, or ask for a new exception.",
  requirements: ["R42", "R47"],
  references: ["nist-csf:ID.RA-07"],
  *check({ facts: agent, found, accepted, moment }) {
    if (agent.exceptions.length === 0) return;
    for (const excused of [...found]) {
      const key = gapKey(agent.id, excused);
      const over = agent.exceptions.filter((exception) => exception.gapKey === key && moment.reached(exception.endsAt));
      const last = over.at(-1);
      if (last === undefined || accepted.has(key)) continue;
      yield {
        severity: severity.low,
        about: { kind: "gap", value: last.gapId },
        sentence: `An exception ended on ${dateInWords(last.endsAt)}, and it is still so: ${excused.sentence}`,
        closedBy: excused.closedBy,
      };
    }
  },
});
