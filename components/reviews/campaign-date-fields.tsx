import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { fieldOf } from "#components/ui/field-of.ts";
import { optionsFrom } from "#components/ui/options.ts";
import { Section } from "#components/ui/page-head.tsx";
import { Tick } from "#components/ui/tick.tsx";
import type { Silence } from "#lib/reviews/core/vocabulary.ts";
import { silenceWords } from "#lib/reviews/core/words.ts";
import type { CampaignTyping } from "./campaign-draft.ts";

const rules = [
  { value: "FREQ=MONTHLY;INTERVAL=3", label: "Each quarter" },
  { value: "FREQ=MONTHLY;INTERVAL=6", label: "Each half-year" },
  { value: "FREQ=YEARLY", label: "Each year" },
];

/** When a campaign starts, is due, reminds, closes and recurs, and what silence means by then. */
export function CampaignDateFields(typing: CampaignTyping) {
  const { values: draft, set } = typing;
  const field = fieldOf(typing);
  return (
    <Section id="dates" title="When">
      <Pair>
        <TextField label="Due after days" {...field("dueDays")} />
        <TextField label="Then closes after days" {...field("graceDays")} />
        <TextField label="Remind, days before it is due" {...field("remindDaysBefore")} />
        <TextField label="Ask managers, days before it is due" optional {...field("escalateDaysBefore")} />
        <Choice
          label="When nobody answers"
          value={draft.silence}
          onValue={(silence) => set("silence", silence as Silence)}
          options={optionsFrom(silenceWords)}
          none={null}
        />
        <TextField label="Starts, UTC" optional type="datetime-local" {...field("startsAt")} />
        <Choice
          label="Recurs"
          {...field("recurrence")}
          options={
            draft.recurrence === "" || rules.some(({ value }) => value === draft.recurrence)
              ? rules
              : [...rules, { value: draft.recurrence, label: draft.recurrence }]
          }
          none="Once"
        />
        <TextField
          label="Or by a rule (RFC 5545)"
          optional
          mono
          {...field("recurrence")}
          placeholder="FREQ=MONTHLY;BYDAY=1MO"
        />
        <TextField label="Time zone" {...field("timeZone")} />
      </Pair>
      <div className="mt-3">
        <Tick
          label="Keep it as a template: others are made from it, itself it is not run"
          checked={draft.template}
          onChecked={(template) => set("template", template)}
        />
      </div>
    </Section>
  );
}
