import { z } from "zod";
import { type FieldError, invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { idsInFields, idsInList } from "#lib/registry/resolve.ts";
import { line, moment, oneOf, reference } from "#lib/verbs/fields.ts";
import { datesProblems } from "./core/timetable.ts";
import { type Stage, silences, stageOutcomes, strategies } from "./core/vocabulary.ts";
import { isTimeZone } from "./core/wall-time.ts";
import type { CampaignRow } from "./store.ts";
import { keptScope, scopeSchema } from "./store-scope.ts";

const days = (most: number) => z.number({ error: "Write a number." }).int().min(0).max(most, `At most ${most} days.`);

/** What an admin says about a campaign; everything may be left for later while it is a draft. */
export const campaignFields = {
  scope: scopeSchema,
  stages: z
    .array(
      z.strictObject({
        reviewers: oneOf(strategies),
        people: z.array(reference).max(50, "At most 50.").default([]),
        outcome: oneOf(stageOutcomes).default("one_accepts"),
      }),
    )
    .min(1, "A campaign has at least one stage.")
    .max(5, "At most five stages."),
  defaultReviewer: reference.nullable(),
  dueDays: days(365).min(1, "At least one day."),
  graceDays: days(180),
  remindDaysBefore: z.array(days(365)).max(10, "At most ten reminders."),
  escalateDaysBefore: days(365).nullable(),
  silence: oneOf(silences),
  recurrence: line(500).nullable().meta({ example: "FREQ=MONTHLY;INTERVAL=3" }),
  timeZone: z.string().max(100).refine(isTimeZone, "There is no such time zone. Write one such as Europe/Berlin."),
  startsAt: moment.nullable(),
  template: z.boolean(),
};

const partial = z.object(campaignFields).partial();
export type CampaignInput = z.output<typeof partial>;

/** What holds for a new campaign until somebody says otherwise. */
export const usually = {
  scope: {},
  stages: [{ reviewers: "business_owner", people: [], outcome: "one_accepts" }],
  defaultReviewerId: null,
  dueDays: 21,
  graceDays: 14,
  remindDaysBefore: [7, 3, 1],
  escalateDaysBefore: 2,
  silence: "escalate",
  recurrence: null,
  timeZone: "UTC",
  startsAt: null,
  template: false,
} as const;

export type CampaignSettings = Pick<
  CampaignRow,
  | "scope"
  | "stages"
  | "defaultReviewerId"
  | "dueDays"
  | "graceDays"
  | "remindDaysBefore"
  | "escalateDaysBefore"
  | "silence"
  | "recurrence"
  | "timeZone"
  | "startsAt"
  | "template"
>;

/** The settings that a form names, with ids for names. @throws Refusal `invalid` with the field that is wrong */
export async function settingsFrom(
  queryable: Queryable,
  { scope, stages, defaultReviewer, ...plain }: CampaignInput,
): Promise<Partial<CampaignSettings>> {
  const settings: Partial<CampaignSettings> = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  if (scope !== undefined) settings.scope = keptScope(scope);
  if (stages !== undefined) {
    const resolved: Stage[] = [];
    for (const [index, stage] of stages.entries())
      resolved.push({ ...stage, people: await idsInList(queryable, "person", `stages.${index}.people`, stage.people) });
    settings.stages = resolved;
  }
  if (defaultReviewer !== undefined)
    settings.defaultReviewerId = (await idsInFields(queryable, "person", { defaultReviewer })).defaultReviewer ?? null;
  return settings;
}

/** What is wrong with settings whatever the moment. @throws Refusal `invalid` */
export function requireSound(settings: CampaignSettings): void {
  const errors: FieldError[] = datesProblems(settings);
  for (const [index, stage] of settings.stages.entries()) {
    if (stage.reviewers === "named" && stage.people.length === 0)
      errors.push({ path: `stages.${index}.people`, message: "Name at least one person to ask." });
    if (stage.reviewers !== "named" && stage.people.length > 0)
      errors.push({ path: `stages.${index}.people`, message: "People are named only where 'named' reviews." });
  }
  if (errors.length > 0) throw invalid(errors);
}
