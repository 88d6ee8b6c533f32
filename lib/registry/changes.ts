/** Before and after of what really changed, for the evidence of an edit. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Compares the named fields of `after` with `before`; fields that `after` leaves undefined did not change. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const [name, to] of Object.entries(after)) {
    if (to === undefined || same(before[name], to)) continue;
    changes[name] = { from: before[name] ?? null, to };
  }
  return changes;
}

/** True where an edit says only what is so already. */
export const nothingChanged = (changes: Changes): boolean => Object.keys(changes).length === 0;
