import type { Subject } from "#lib/evidence/core/entry.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { CampaignSettings } from "./campaign-fields.ts";
import type { CampaignState } from "./core/vocabulary.ts";
import { type CampaignRow, campaignRow } from "./store.ts";

/** How the evidence names a campaign. */
export const campaignSubject = (campaign: Pick<CampaignRow, "id" | "name">): Subject => ({
  kind: "campaign",
  id: campaign.id,
  name: campaign.name,
  agentId: null,
});

const date = (instant: Instant | null): Date | null => (instant === null ? null : new Date(instant));

/** Settings as the columns that hold them. */
const columnsOf = ({ scope, stages, remindDaysBefore, startsAt, ...plain }: Partial<CampaignSettings>) => ({
  ...plain,
  ...(scope === undefined ? {} : { scope: scope as object }),
  ...(stages === undefined ? {} : { stages: stages as unknown as object }),
  ...(remindDaysBefore === undefined ? {} : { remindDaysBefore: [...remindDaysBefore] }),
  ...(startsAt === undefined ? {} : { startsAt: date(startsAt) }),
});

interface Drafted extends CampaignSettings {
  name: string;
  kind: CampaignRow["kind"];
  createdById: string | null;
  seriesId: string | null;
  round: number;
  state?: CampaignState;
}

/** Adds a campaign as it was drafted. */
export async function insertCampaign(tx: Transaction, drafted: Drafted): Promise<CampaignRow> {
  const { name, kind, createdById, seriesId, round, state, ...settings } = drafted;
  const { scope, stages, dueDays, graceDays, remindDaysBefore, silence } = settings;
  const now = await momentOf(tx);
  return campaignRow(
    await tx.models.campaign.create({
      data: {
        ...columnsOf(settings),
        scope: scope as object,
        stages: stages as unknown as object,
        remindDaysBefore: [...remindDaysBefore],
        dueDays,
        graceDays,
        silence,
        name,
        kind,
        createdById,
        seriesId,
        round,
        createdAt: now,
        ...(state === undefined ? {} : { state }),
      },
    }),
  );
}

/** The moment of the write, as the triggers stamp it. */
async function momentOf(tx: Transaction): Promise<Date> {
  const [row] = await tx.query<{ now: string }>(`SELECT answerable_now()::text AS now`);
  return new Date(row?.now ?? 0);
}

/** Writes what was said anew of a draft, and counts its version up. */
export const saveSettings = async (
  tx: Transaction,
  id: string,
  { name, ...settings }: Partial<CampaignSettings> & { name?: string | undefined },
): Promise<CampaignRow> =>
  campaignRow(
    await tx.models.campaign.update({
      where: { id },
      data: { ...columnsOf(settings), ...(name === undefined ? {} : { name }), version: { increment: 1 } },
    }),
  );

/** What an event writes on the campaign beside its state. */
export interface CampaignMove {
  state: CampaignState;
  openedAt?: Instant | null;
  dueAt?: Instant | null;
  closesAt?: Instant | null;
  closedAt?: Instant | null;
  cancelledAt?: Instant | null;
  followedUntil?: Instant | null;
  signedOffAt?: Instant | null;
  signedOffById?: string | null;
  signOffNote?: string | null;
  seriesId?: string | null;
}

/** Writes where a campaign stands, and counts its version up. */
export const saveMove = async (tx: Transaction, id: string, move: CampaignMove): Promise<CampaignRow> =>
  campaignRow(
    await tx.models.campaign.update({
      where: { id },
      data: {
        ...Object.fromEntries(
          Object.entries(move).map(([name, value]) => [name, typeof value === "number" ? new Date(value) : value]),
        ),
        version: { increment: 1 },
      },
    }),
  );

/** How far the campaign's clock has been followed; no version of its own, as nobody edits by it. */
export async function saveFollowed(tx: Transaction, id: string, until: Instant): Promise<void> {
  await tx.models.campaign.update({ where: { id }, data: { followedUntil: new Date(until) } });
}
