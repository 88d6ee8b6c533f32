import type { Asked } from "./request-vocabulary.ts";

/** A person who may be asked for a decision. */
export interface Decider {
  id: string;
  name: string;
  /** In words why they cannot be asked now ('has left', 'is out of office'); null when they can. */
  unable: string | null;
}

/** Whose decision it is, and who stands behind them. */
export interface Line {
  /** 'security owner', 'owner of Ledger': what makes it theirs. */
  as: string;
  holder: Decider | null;
  /** In their order. */
  deputies: readonly Decider[];
  manager: Decider | null;
}

/** Who may not be asked, each with the reason in words: who submitted it, who would clash. */
export type Barred = ReadonlyMap<string, string>;

const because = ({ id, unable }: Decider, barred: Barred): string | null => barred.get(id) ?? unable;

/**
 * Who is asked for a decision that somebody's role makes theirs: they themselves, where they cannot their deputies in
 * order, then their manager, else any person with platform role security (R41, R53).
 */
export function whoIsAsked({ as, holder, deputies, manager }: Line, barred: Barred): Asked {
  if (holder === null)
    return { forId: null, askedId: null, askedRole: "security", because: `Nobody is ${as}, so security decides.` };
  const against = because(holder, barred);
  const named = (person: Decider, why: string): Asked => ({
    forId: holder.id,
    askedId: person.id,
    askedRole: null,
    because: why,
  });
  if (against === null) return named(holder, `${holder.name} is ${as}.`);
  const passed = [`${holder.name}, ${as}, ${against}`];
  for (const [person, standing] of [
    ...deputies.map((deputy) => [deputy, "their deputy"] as const),
    ...(manager === null ? [] : [[manager, "their manager"] as const]),
  ]) {
    if (person.id === holder.id) continue;
    const reason = because(person, barred);
    if (reason === null) return named(person, `${passed.join("; ")}; ${person.name} is ${standing}.`);
    passed.push(`${person.name}, ${standing}, ${reason}`);
  }
  return {
    forId: holder.id,
    askedId: null,
    askedRole: "security",
    because: `${passed.join("; ")}; so security decides.`,
  };
}
