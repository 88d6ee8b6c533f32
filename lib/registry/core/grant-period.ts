import type { Instant } from "#lib/platform/core/clock.ts";
import { invalid } from "#lib/platform/core/refusal.ts";

/** A period in which a capability is granted, as it is stored. */
export interface GrantPeriod {
  id: string;
  grantedById: string | null;
  approvedById: string | null;
  reason: string | null;
  startsAt: Date;
  endsAt: Date | null;
}

/** What an edit says of the grant, people resolved; undefined says nothing. */
export interface GrantSaid {
  grantedById?: string | null | undefined;
  approvedById?: string | null | undefined;
  reason?: string | null | undefined;
  startsAt?: Instant | undefined;
  endsAt?: Instant | null | undefined;
}

type Columns = Partial<Omit<GrantPeriod, "id">>;

/** What happens to the periods of a capability: at most one of each. */
export interface GrantChange {
  /** An earlier period that ends where the new one begins, or now. */
  end: { id: string; endsAt: Date } | null;
  /** The period that the edit corrects. */
  edit: { id: string; columns: Columns } | null;
  create: Omit<GrantPeriod, "id"> | null;
}

const asDate = (instant: Instant | null | undefined): Date | null | undefined =>
  typeof instant === "number" ? new Date(instant) : instant;

/** The grant that counts: the latest that has begun, else the next to begin. */
export function currentGrant<Period extends Pick<GrantPeriod, "startsAt">>(
  periods: readonly Period[],
  now: Instant,
): Period | null {
  const byStart = periods.toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime());
  return byStart.find(({ startsAt }) => startsAt.getTime() <= now) ?? byStart.at(-1) ?? null;
}

/**
 * Decides what saying something about the grant does. A later start is a new period, and ends the running one there;
 * anything else corrects the grant that counts; null ends it now; without a grant, one begins (R77, R96).
 * @throws Refusal `invalid` when a period would end before it starts
 */
export function decideGrant(periods: readonly GrantPeriod[], said: GrantSaid | null, now: Instant): GrantChange {
  const none: GrantChange = { end: null, edit: null, create: null };
  const held = currentGrant(periods, now);
  if (said === null) {
    const runs = held !== null && (held.endsAt === null || held.endsAt.getTime() > now);
    if (!runs) return none;
    if (held.startsAt.getTime() >= now)
      throw invalid([{ path: "grant", message: "This grant has not begun; give it another period instead." }]);
    return { ...none, end: { id: held.id, endsAt: new Date(now) } };
  }
  const { startsAt: asked, endsAt, ...people } = said;
  const begins = held === null || (asked !== undefined && asked > held.startsAt.getTime());
  const startsAt = new Date(asked ?? (begins ? now : held.startsAt.getTime()));
  const until = endsAt === undefined && !begins ? held.endsAt : (asDate(endsAt) ?? null);
  if (until !== null && until <= startsAt)
    throw invalid([{ path: "grant.endsAt", message: "A grant ends after it starts." }]);
  if (!begins) {
    const columns: Columns = {
      ...people,
      startsAt: asked === undefined ? undefined : startsAt,
      endsAt: asDate(endsAt),
    };
    return { ...none, edit: { id: held.id, columns } };
  }
  const running = periods.find(
    (period) => period.startsAt < startsAt && (period.endsAt === null || period.endsAt > startsAt),
  );
  return {
    edit: null,
    end: running === undefined ? null : { id: running.id, endsAt: startsAt },
    create: {
      grantedById: people.grantedById ?? null,
      approvedById: people.approvedById ?? null,
      reason: people.reason ?? null,
      startsAt,
      endsAt: until,
    },
  };
}

/** Whether a change leaves a period that one person both made and approved. */
export function makesItsOwn(periods: readonly GrantPeriod[], { create, edit }: GrantChange): boolean {
  const held = edit === null ? undefined : periods.find(({ id }) => id === edit.id);
  const said = create ?? edit?.columns ?? {};
  const madeBy = said.grantedById === undefined ? held?.grantedById : said.grantedById;
  const approvedBy = said.approvedById === undefined ? held?.approvedById : said.approvedById;
  const names = create !== null || said.grantedById !== undefined || said.approvedById !== undefined;
  return names && madeBy != null && madeBy === approvedBy;
}
