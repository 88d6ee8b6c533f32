import { type Group, type Grouping, grouped } from "#lib/raci/core/grouping.ts";
import type { BoardRow } from "./board-rows.ts";

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

/** The page of what a group stands under; units have none, nor has what is missing. */
function addressOf({ key }: Group, by: Grouping, [row]: readonly BoardRow[]): string | null {
  if (key === "" || by === "unit") return null;
  if (by === "agent") return `/agents/${row?.agent.slug}`;
  return by === "system" ? `/systems/${key}` : `/people/${key}`;
}

/** Puts rows under the headings of their groups. Within a group they keep their order. */
export const linesOf = (rows: readonly BoardRow[], by: Grouping): BoardLine[] =>
  grouped(rows, by).flatMap(({ group, rows: members }): BoardLine[] => [
    {
      kind: "group",
      key: `group ${group.key}`,
      title: group.title,
      href: addressOf(group, by, members),
      seats: by === "agent" ? (members[0]?.agent.seats ?? null) : null,
      rows: members.length,
      problems: members.filter(({ problems }) => problems.length > 0).length,
    },
    ...members.map((row): BoardLine => ({ kind: "duty", key: row.key, row, group: group.title })),
  ]);
