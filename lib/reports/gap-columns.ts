import type { GapAnswer } from "#lib/gaps/gap-rows.ts";
import type { CsvColumn } from "./core/csv.ts";

/** The columns of every table of gaps. */
export const gapColumns: readonly CsvColumn<GapAnswer>[] = [
  { heading: "id", cell: ({ id }) => id },
  { heading: "rule", cell: ({ rule }) => rule },
  { heading: "severity", cell: ({ severity }) => severity },
  { heading: "status", cell: ({ status }) => status },
  { heading: "agent", cell: ({ agent }) => agent?.slug ?? null },
  { heading: "agentName", cell: ({ agent }) => agent?.name ?? null },
  { heading: "capability", cell: ({ capability }) => capability?.slug ?? null },
  { heading: "role", cell: ({ role }) => role },
  { heading: "control", cell: ({ control }) => control },
  { heading: "about", cell: ({ about }) => (about === null ? null : `${about.kind}:${about.value}`) },
  { heading: "sentence", cell: ({ sentence }) => sentence },
  { heading: "fix", cell: ({ fix }) => fix },
  { heading: "openedAt", cell: ({ openedAt }) => openedAt },
  { heading: "dueAt", cell: ({ dueAt }) => dueAt },
  { heading: "closedAt", cell: ({ closedAt }) => closedAt },
  { heading: "assignee", cell: ({ assignee }) => assignee?.email ?? null },
];
