"use client";

import { NameInMany } from "#components/bulk/name-in-many.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { type AgentRow, agentColumns } from "./agent-columns.tsx";

/** The agents with their seats; somebody can be named in one seat of many at once. */
export function AgentsTable({
  rows,
  total,
  sort,
  mayName,
}: {
  rows: AgentRow[];
  total: number;
  sort: string;
  mayName: boolean;
}) {
  return (
    <DataTable
      caption="Agents"
      columns={agentColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["agent", "agents"],
        name: ({ name }) => name,
        total,
        apiPath: "/agents",
        ...(mayName
          ? {
              actions: (chosen: AgentRow[], clear: () => void) => (
                <NameInMany
                  seats={chosen.map(({ slug, name }) => ({ agent: slug, role: null, capability: null, name }))}
                  onDone={clear}
                />
              ),
            }
          : {}),
      }}
    />
  );
}
