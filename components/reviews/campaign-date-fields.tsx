import { Choice, Pair, TextField } from "#components/ui/field.tsx";
import { optionsFrom } from "#components/ui/options.ts";
import { Section } from "#components/ui/page-head.tsx";
import type { Silence } from "#lib/reviews/core/vocabulary.ts";
import { silenceWords } from "#lib/reviews/core/words.ts";
import type { CampaignFields } from "./campaign-draft.ts";

const rules = [
  { value: "FREQ=MONTHLY;INTERVAL=3", label: "Each quarter" },
  { value: "FREQ=MONTHLY;INTERVAL=6", label: "Each half-year" },
  { value: "FREQ=YEARLY", label: "Each year" },
];

/** When a campaign starts, is due, reminds, closes and recurs, and what silence means by then. */
export function CampaignDateFields({ draft, set, wrong }: CampaignFields) {
  return (
    <Section id="dates" title="When">
      <Pair>
        <TextField
          label="Due after days"
          value={draft.dueDays}
          onValue={(dueDays) => set({ dueDays })}
          error={wrong("dueDays")}
        />
        <TextField
          label="Then closes after days"
          value={draft.graceDays}
          onValue={(graceDays) => set({ graceDays })}
          error={wrong("graceDays")}
        />
        <TextField
          label="Remind, days before it is due"
          value={draft.remindDaysBefore}
          onValue={(remindDaysBefore) => set({ remindDaysBefore })}
          error={wrong("remindDaysBefore")}
        />
        <TextField
          label="Ask managers, days before it is due"
          optional
          value={draft.escalateDaysBefore}
          onValue={(escalateDaysBefore) => set({ escalateDaysBefore })}
          error={wrong("escalateDaysBefore")}
        />
        <Choice
          label="When nobody answers"
          value={draft.silence}
          onValue={(silence) => set({ silence: silence as Silence })}
          options={optionsFrom(silenceWords)}
          none={null}
        />
        <TextField
          label="Starts, UTC"
          optional
          type="datetime-local"
          value={draft.startsAt}
          onValue={(startsAt) => set({ startsAt })}
          error={wrong("startsAt")}
        />
        <Choice
          label="Recurs"
          value={draft.recurrence}
          onValue={(recurrence) => set({ recurrence })}
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
          value={draft.recurrence}
          onValue={(recurrence) => set({ recurrence })}
          placeholder="FREQ=MONTHLY;BYDAY=1MO"
          error={wrong("recurrence")}
        />
        <TextField
          label="Time zone"
          value={draft.timeZone}
          onValue={(timeZone) => set({ timeZone })}
          error={wrong("timeZone")}
        />
      </Pair>
      <label className="mt-3 flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={draft.template}
          onChange={() => set({ template: !draft.template })}
        />
        Keep it as a template: others are made from it, itself it is not run
      </label>
    </Section>
  );
}
