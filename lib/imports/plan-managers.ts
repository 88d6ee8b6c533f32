import type { ResolvedRow } from "./resolve-references.ts";

/** People in an order in which each manager comes before those who report to them. Rows in a circle get an error each. */
export function managersFirst(rows: readonly ResolvedRow[]): ResolvedRow[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const managerOf = (row: ResolvedRow): ResolvedRow | undefined => {
    const manager = row.fields.manager;
    return typeof manager === "string" ? byKey.get(manager) : undefined;
  };
  const sorted: ResolvedRow[] = [];
  const placed = new Set<ResolvedRow>();
  for (const row of rows) {
    // The chain upwards until somebody who is placed, or who stands in the chain already.
    const chain: ResolvedRow[] = [];
    const inChain = new Set<ResolvedRow>();
    let next: ResolvedRow | undefined = row;
    while (next && !placed.has(next) && !inChain.has(next)) {
      chain.push(next);
      inChain.add(next);
      next = managerOf(next);
    }
    if (next && inChain.has(next)) for (const one of chain.slice(chain.indexOf(next))) refuseCircle(one);
    for (const one of chain.reverse()) {
      placed.add(one);
      sorted.push(one);
    }
  }
  return sorted;
}

function refuseCircle({ proposal, errors }: ResolvedRow): void {
  errors.push({ ...proposal.place, field: "manager", message: "That would make them their own manager, in a circle." });
}
