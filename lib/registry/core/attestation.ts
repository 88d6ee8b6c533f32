import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { refuseEnded } from "./assignment-standing.ts";

// When who is asked to attest, in days before the holder's last word goes stale. The holder first and again; silence
// then goes to the deputies in their order, then to the manager, and becomes the gap `attestation-stale`.

/** The holder; the first of these also puts it into their inbox. */
export const holderAskedAhead = [30, 14, 3] as const;

/** The deputy of a rank (0 is the first who can): three days apart, and never later than the manager. */
export const deputyAskedAhead = (rank: number): number => Math.max(13 - 3 * rank, 4);

export const managerAskedAhead = 2;

/** What a word for somebody else looks at. */
export interface AttestedFor {
  acceptedAt: Date | null;
  attestedAt: Date | null;
  attestedById: string | null;
  endsAt: Date | null;
  startsAt: Date;
  holder: { name: string; away: boolean };
  /** The asker's place among the deputies who can speak, 0 for the first; null: they would clash, or are away. */
  rank: number | null;
}

/** When the last word goes stale. */
export const staleAt = (
  { acceptedAt, attestedAt }: { acceptedAt: Date; attestedAt: Date | null },
  attestWithinDays: number,
): Instant => Math.max(acceptedAt.getTime(), attestedAt?.getTime() ?? 0) + attestWithinDays * DAY;

/** The moment from which a deputy may speak: at once as the first while the holder is away, else when it is their turn. */
export const turnOf = (stale: Instant, rank: number, away: boolean): Instant =>
  stale - (away && rank === 0 ? holderAskedAhead[0] : deputyAskedAhead(rank)) * DAY;

/**
 * A deputy says, on the holder's behalf, that the role is still held as it was: in their turn only, and not twice in a
 * row, so that a holder who never speaks becomes a gap all the same (R91).
 * @throws Refusal `conflict`
 */
export function attestFor(held: AttestedFor, byId: string, attestWithinDays: number, now: Instant) {
  refuseEnded(held, now);
  const { holder, acceptedAt, attestedAt } = held;
  if (acceptedAt === null)
    throw new Refusal("conflict", "not-accepted", `${holder.name} has not accepted this, and nobody can for them.`);
  if (held.attestedById !== null)
    throw new Refusal(
      "conflict",
      "attested-for-before",
      `The last word on this was given for ${holder.name} already. Now they say it themselves, or it is handed over.`,
    );
  if (held.rank === null)
    throw new Refusal(
      "conflict",
      "deputy-passed-over",
      "You are passed over as a deputy here: you are away yourself, or would be two of approver, provisioner and detector.",
    );
  if (now < turnOf(staleAt({ acceptedAt, attestedAt }, attestWithinDays), held.rank, holder.away))
    throw new Refusal(
      "conflict",
      "not-your-turn",
      `${holder.name} is asked first. It comes to you should they stay silent or be out of office.`,
    );
  return { attestedAt: new Date(now), attestedById: byId };
}
