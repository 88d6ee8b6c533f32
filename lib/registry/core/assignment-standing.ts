import type { Instant } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";

/** What the decisions about an assignment look at. */
interface Held {
  startsAt: Date;
  endsAt: Date | null;
  acceptedAt: Date | null;
  teamId: string | null;
}

/** An end that has come is final: the same person is named anew. @throws Refusal `conflict` */
export function refuseEnded({ endsAt }: Pick<Held, "endsAt">, now: Instant): void {
  if (endsAt !== null && endsAt.getTime() <= now)
    throw new Refusal("conflict", "assignment-ended", "This assignment has ended. Name the person anew.");
}

/** The named person says yes; once. @throws Refusal `conflict` */
export function accept(held: Held, now: Instant): { acceptedAt: Date } {
  refuseEnded(held, now);
  if (held.acceptedAt !== null)
    throw new Refusal("conflict", "already-accepted", "This was accepted before. Attest it instead.");
  return { acceptedAt: new Date(now) };
}

/** Who accepted says that it is still so. @throws Refusal `conflict` */
export function attest(held: Held, now: Instant): { attestedAt: Date; attestedById: null } {
  refuseEnded(held, now);
  if (held.acceptedAt === null)
    throw new Refusal("conflict", "not-accepted", "Accept this assignment first; then it can be attested.");
  return { attestedAt: new Date(now), attestedById: null };
}

/** The end of an assignment now; one that has not begun never begins. @throws Refusal `conflict` */
export function end(held: Pick<Held, "startsAt" | "endsAt">, now: Instant): { endsAt: Date } {
  refuseEnded(held, now);
  return { endsAt: new Date(Math.max(now, held.startsAt.getTime())) };
}

/** True where the end moves later, or goes: only so does an edit put somebody where they were not before. */
export const lastsLonger = (before: Instant | null, endsAt: Instant | null | undefined): boolean =>
  endsAt !== undefined && before !== null && (endsAt === null || endsAt > before);
