import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable, Transaction } from "#lib/platform/database.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { CampaignFacts } from "./core/campaign-lifecycle.ts";
import { recurrenceProblem } from "./core/recurrence.ts";
import { datesProblems } from "./core/timetable.ts";
import type { CampaignState, Silence, Stage } from "./core/vocabulary.ts";
import type { KeptScope } from "./store-scope.ts";

/** A campaign as the shell works with it. */
export interface CampaignRow {
  id: string;
  name: string;
  kind: "campaign" | "change";
  template: boolean;
  state: CampaignState;
  scope: KeptScope;
  stages: readonly Stage[];
  defaultReviewerId: string | null;
  dueDays: number;
  graceDays: number;
  remindDaysBefore: readonly number[];
  escalateDaysBefore: number | null;
  silence: Silence;
  recurrence: string | null;
  timeZone: string;
  startsAt: Instant | null;
  seriesId: string | null;
  round: number;
  openedAt: Instant | null;
  dueAt: Instant | null;
  closesAt: Instant | null;
  followedUntil: Instant | null;
  signedOffAt: Instant | null;
  version: number;
}

type Stored = NonNullable<Awaited<ReturnType<Transaction["models"]["campaign"]["findUnique"]>>>;

const instant = (time: Date | null): Instant | null => time?.getTime() ?? null;

/** A stored campaign as the shell works with it. Its JSON is what `saveSettings` and `insertCampaign` wrote. */
export const campaignRow = (stored: Stored): CampaignRow => ({
  ...stored,
  kind: stored.kind as CampaignRow["kind"],
  scope: stored.scope as KeptScope,
  stages: stored.stages as unknown as Stage[],
  silence: stored.silence as Silence,
  startsAt: instant(stored.startsAt),
  openedAt: instant(stored.openedAt),
  dueAt: instant(stored.dueAt),
  closesAt: instant(stored.closesAt),
  followedUntil: instant(stored.followedUntil),
  signedOffAt: instant(stored.signedOffAt),
});

/** A campaign, locked until the transaction ends: `share` lets others decide items meanwhile. @throws Refusal `missing` */
export async function campaignForUpdate(
  tx: Transaction,
  name: string,
  lock: "update" | "share" = "update",
): Promise<CampaignRow> {
  if (!isId(name)) throw missing("campaign", name);
  await tx.query(`SELECT id::text FROM "Campaign" WHERE id = $1::uuid FOR ${lock === "update" ? "UPDATE" : "SHARE"}`, [
    name,
  ]);
  const found = await tx.models.campaign.findUnique({ where: { id: name } });
  if (!found) throw missing("campaign", name);
  return campaignRow(found);
}

/** What the guards of the lifecycle look at, but for the number in scope, which the caller counts where it matters. */
export async function campaignFacts(
  queryable: Queryable,
  campaign: CampaignRow,
): Promise<Omit<CampaignFacts, "inScope">> {
  const [counted] = await queryable.query<{ unanswered: number; openFollowUps: number; openRound: boolean }>(
    `SELECT (SELECT count(*)::int FROM "ReviewItem" WHERE "campaignId" = $1::uuid AND state = 'unanswered') AS unanswered,
       (SELECT count(*)::int FROM "ReviewFollowUp" WHERE "campaignId" = $1::uuid AND "confirmedAt" IS NULL) AS "openFollowUps",
       EXISTS (SELECT FROM "Campaign" WHERE "seriesId" = $2::uuid AND id <> $1::uuid AND state = 'open') AS "openRound"`,
    [campaign.id, campaign.seriesId],
  );
  return {
    template: campaign.template,
    unscheduled: scheduleProblems(campaign),
    openRound: counted?.openRound ?? false,
    unanswered: counted?.unanswered ?? 0,
    openFollowUps: counted?.openFollowUps ?? 0,
    signedOff: campaign.signedOffAt !== null,
  };
}

/** What stands against scheduling a campaign. */
export function scheduleProblems(campaign: CampaignRow): CampaignFacts["unscheduled"] {
  const errors = datesProblems(campaign);
  if (campaign.startsAt === null)
    return [...errors, { path: "startsAt", message: "Say when it starts, or open it now." }];
  if (campaign.recurrence !== null) {
    const { startsAt, timeZone } = campaign;
    const problem = recurrenceProblem(
      { rule: campaign.recurrence, timeZone, startsAt },
      campaign.dueDays + campaign.graceDays,
    );
    if (problem !== null) errors.push({ path: "recurrence", message: problem });
  }
  return errors;
}

/** Campaigns for which the clock has something to do. */
export async function campaignsToFollow(queryable: Queryable, now: Instant): Promise<{ id: string; state: string }[]> {
  return queryable.query(
    `SELECT id::text AS id, state::text AS state FROM "Campaign"
     WHERE (state = 'scheduled' AND "startsAt" <= $1::timestamptz) OR (state = 'open' AND "followedUntil" < $1::timestamptz)
     ORDER BY COALESCE("startsAt", "openedAt"), id`,
    [iso(now)],
  );
}
