import type { BoardRow } from "./board-rows.ts";

export const groupings = ["agent", "unit", "system", "person"] as const;
export type Grouping = (typeof groupings)[number];

/** A line of the board: the heading of a group, or a duty. */
export type BoardLine =
  | {
      kind: "group";
      key: string;
      title: string;
      href: string | null;
      seats: string | null;
      rows: number;
      problems: number;
    }
  | { kind: "duty"; key: string; row: BoardRow; group: string };

interface Group {
  key: string;
  title: string;
  href: string | null;
  /** The seat strip, where the group is an agent. */
  seats: string | null;
  /** Groups stand in this order, then by title; agents stand as they came. */
  rank: number;
}

function groupOf(row: BoardRow, by: Grouping): Group {
  switch (by) {
    case "agent":
      return {
        key: row.agent.id,
        title: row.agent.name,
        href: `/agents/${row.agent.slug}`,
        seats: row.agent.seats,
        rank: 0,
      };
    case "unit":
      return row.agent.unit === null
        ? { key: "", title: "No business unit", href: null, seats: null, rank: 1 }
        : { key: row.agent.unit, title: row.agent.unit, href: null, seats: null, rank: 0 };
    case "system":
      return row.system === null
        ? { key: "", title: "Not about a system", href: null, seats: null, rank: 1 }
        : { key: row.system.slug, title: row.system.name, href: `/systems/${row.system.slug}`, seats: null, rank: 0 };
    case "person":
      return row.accountable === null
        ? { key: "", title: "Nobody is accountable", href: null, seats: null, rank: -1 }
        : {
            key: row.accountable.id,
            title: row.accountable.name,
            href: `/people/${row.accountable.id}`,
            seats: null,
            rank: 0,
          };
  }
}

/** Puts rows under the headings of their groups. Within a group they keep their order. */
export function linesOf(rows: readonly BoardRow[], by: Grouping): BoardLine[] {
  const groups = new Map<string, { group: Group; rows: BoardRow[] }>();
  for (const row of rows) {
    const group = groupOf(row, by);
    const known = groups.get(group.key);
    if (known) known.rows.push(row);
    else groups.set(group.key, { group, rows: [row] });
  }
  const ordered = [...groups.values()];
  if (by !== "agent")
    ordered.sort((one, other) => one.group.rank - other.group.rank || one.group.title.localeCompare(other.group.title));
  return ordered.flatMap(({ group, rows: members }): BoardLine[] => [
    {
      kind: "group",
      key: `group ${group.key}`,
      title: group.title,
      href: group.href,
      seats: group.seats,
      rows: members.length,
      problems: members.filter(({ problems }) => problems.length > 0).length,
    },
    ...members.map((row): BoardLine => ({ kind: "duty", key: row.key, row, group: group.title })),
  ]);
}
