import type { Typing } from "#components/ui/field-of.ts";
import type { Pick } from "#components/ui/pick.ts";
import type { Silence, StageRule, Strategy } from "#lib/reviews/core/vocabulary.ts";

/** A campaign as its form holds it: everything as text, until it is sent. */
export interface CampaignDraft {
  name: string;
  scope: Record<string, string | readonly string[]>;
  stages: { key: number; reviewers: Strategy; people: Pick[]; outcome: StageRule }[];
  defaultReviewer: Pick | null;
  dueDays: string;
  graceDays: string;
  remindDaysBefore: string;
  escalateDaysBefore: string;
  silence: Silence;
  recurrence: string;
  timeZone: string;
  /** As the browser's field has it, read as UTC; '' for none. */
  startsAt: string;
  template: boolean;
}

/** The form whose campaign the groups of fields state. */
export type CampaignTyping = Typing<CampaignDraft>;

export const emptyCampaign: CampaignDraft = {
  name: "",
  scope: {},
  stages: [{ key: 0, reviewers: "business_owner", people: [], outcome: "one_accepts" }],
  defaultReviewer: null,
  dueDays: "21",
  graceDays: "14",
  remindDaysBefore: "7, 3, 1",
  escalateDaysBefore: "2",
  silence: "escalate",
  recurrence: "",
  timeZone: "UTC",
  startsAt: "",
  template: false,
};

const numbersIn = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);

/** The settings as the API takes them; what is no number goes as it is, so that the API says what is wrong. */
export function settingsOf(draft: CampaignDraft) {
  return {
    scope: Object.fromEntries(Object.entries(draft.scope).filter(([, value]) => value.length > 0)),
    stages: draft.stages.map(({ reviewers, people, outcome }) => ({
      reviewers,
      outcome,
      people: reviewers === "named" ? people.map(({ reference }) => reference) : [],
    })),
    defaultReviewer: draft.defaultReviewer?.reference ?? null,
    dueDays: Number(draft.dueDays),
    graceDays: Number(draft.graceDays),
    remindDaysBefore: numbersIn(draft.remindDaysBefore),
    escalateDaysBefore: draft.escalateDaysBefore.trim() === "" ? null : Number(draft.escalateDaysBefore),
    silence: draft.silence,
    recurrence: draft.recurrence.trim() === "" ? null : draft.recurrence.trim(),
    timeZone: draft.timeZone,
    startsAt: draft.startsAt === "" ? null : new Date(`${draft.startsAt}:00Z`).toISOString(),
    template: draft.template,
  };
}
