/** Who stands in for somebody out of office, by one of their assignments: the first of its deputies who can. */
export interface StandIn {
  personId: string;
  holder: { id: string; name: string };
}

/**
 * On whose behalf somebody acts on what `asked` people are asked for: nobody's where they are asked themselves, and
 * where they do not stand in for who is.
 */
export const actsFor = (
  standIn: StandIn | null,
  acting: string | null,
  asked: readonly (string | null)[],
): StandIn["holder"] | null =>
  standIn !== null && standIn.personId === acting && !asked.includes(acting) ? standIn.holder : null;

/** Both names, as the evidence says them: 'Ana for Mira'. */
export const bothNames = (by: { name: string }, holder: { name: string }): string => `${by.name} for ${holder.name}`;
