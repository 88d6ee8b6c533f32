/** What the duties of many agents can stand under, on screen, on paper and in files alike. */
export const groupings = ["agent", "unit", "system", "person"] as const;
export type Grouping = (typeof groupings)[number];

/** The order of the agents, as their list knows it; within a group their duties keep it. */
export const agentOrder: Record<Grouping, string> = {
  agent: "-riskTier,name",
  unit: "businessUnit,name",
  system: "-riskTier,name",
  person: "-riskTier,name",
};

/** A duty as far as grouping goes. */
export interface Groupable {
  agent: { id: string; name: string; unit: string | null };
  system: { slug: string; name: string } | null;
  accountable: { id: string; name: string } | null;
}

export interface Group {
  key: string;
  title: string;
  /** Groups stand in this order, then by title; agents stand as they came. */
  rank: number;
}

export const groupOfUnit = (unit: string | null): Group =>
  unit === null ? { key: "", title: "No business unit", rank: 1 } : { key: unit, title: unit, rank: 0 };

export function groupOf({ agent, system, accountable }: Groupable, by: Grouping): Group {
  switch (by) {
    case "agent":
      return { key: agent.id, title: agent.name, rank: 0 };
    case "unit":
      return groupOfUnit(agent.unit);
    case "system":
      return system === null
        ? { key: "", title: "Not about a system", rank: 1 }
        : { key: system.slug, title: system.name, rank: 0 };
    case "person":
      return accountable === null
        ? { key: "", title: "Nobody is accountable", rank: -1 }
        : { key: accountable.id, title: accountable.name, rank: 0 };
  }
}

// The same in every browser and on the server: a file stands in the order of the screen.
const { compare } = new Intl.Collator("en");

/** The order in which groups stand, for `sort`; agents keep the order in which they came. */
export const inOrder =
  (by: Grouping) =>
  (one: Group, other: Group): number =>
    by === "agent" ? 0 : one.rank - other.rank || compare(one.title, other.title);

/** Puts duties under their groups. Within a group they keep their order. */
export function grouped<Row extends Groupable>(rows: readonly Row[], by: Grouping): { group: Group; rows: Row[] }[] {
  const groups = new Map<string, { group: Group; rows: Row[] }>();
  for (const row of rows) {
    const group = groupOf(row, by);
    const known = groups.get(group.key);
    if (known) known.rows.push(row);
    else groups.set(group.key, { group, rows: [row] });
  }
  const order = inOrder(by);
  return [...groups.values()].sort((one, other) => order(one.group, other.group));
}
