/** What two people typed into the same form, field by field. Pure; values are plain data. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Names<Values> = (keyof Values & string)[];
const namesOf = <Values extends object>(values: Values): Names<Values> => Object.keys(values) as Names<Values>;

/** The fields that differ from `base`. */
export function changedFrom<Values extends object>(base: Values, values: Values): Partial<Values> {
  const changed: Partial<Values> = {};
  for (const name of namesOf(values)) if (!same(values[name], base[name])) changed[name] = values[name];
  return changed;
}

/** A field that both changed, and not to the same. */
export interface Clash<Values extends object> {
  name: keyof Values & string;
  theirs: unknown;
  mine: unknown;
}

/** Which fields need a decision: all others go together by themselves. */
export function clashesOf<Values extends object>(base: Values, theirs: Values, mine: Values): Clash<Values>[] {
  return namesOf(changedFrom(base, mine) as Values)
    .filter((name) => !same(theirs[name], base[name]) && !same(theirs[name], mine[name]))
    .map((name) => ({ name, theirs: theirs[name], mine: mine[name] }));
}

/** Their state with my changes on top; where both changed a field, mine only where `keepMine` names it. */
export function together<Values extends object>(
  base: Values,
  theirs: Values,
  mine: Values,
  keepMine: ReadonlySet<string>,
): Values {
  const clashing = new Set<string>(clashesOf(base, theirs, mine).map(({ name }) => name));
  const result = { ...theirs };
  for (const name of namesOf(changedFrom(base, mine) as Values))
    if (!clashing.has(name) || keepMine.has(name)) result[name] = mine[name];
  return result;
}

/** A value as people read it. */
export function inShort(value: unknown): string {
  if (value === null || value === undefined || value === "") return "not stated";
  if (value === true || value === "true") return "yes";
  if (value === false || value === "false") return "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inShort).join(", ");
  if (typeof value === "object")
    return "name" in value ? inShort(value.name) : Object.values(value).map(inShort).join(", ");
  return String(value).replaceAll("_", " ");
}
