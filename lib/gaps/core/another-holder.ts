import { type Holder, type Seat, standingAnswers } from "#lib/registry/core/seat.ts";

/**
 * The second way out where the accountable person of a seat does not answer: those who share the role and do. Empty
 * when nobody does. Starts with a semicolon, for the end of a fix.
 */
export function orMakeAccountable(seat: Pick<Seat, "holders">, judged: Holder): string {
  const names: string[] = [];
  for (const holder of seat.holders)
    if (holder.person.id !== judged.person.id && standingAnswers(holder.standing)) names.push(holder.person.name);
  return names.length === 0 ? "" : `; or choose ${names.join(" or ")}, who shares the role`;
}
