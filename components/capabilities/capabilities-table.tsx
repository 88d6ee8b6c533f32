"use client";

import { NameInMany } from "#components/bulk/name-in-many.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { CapabilityRow } from "#lib/registry/list-all-capabilities.ts";
import { capabilityColumns } from "./capability-columns.tsx";

/** The capabilities of all agents with their seats; somebody can be named in one seat of many at once. */
export function CapabilitiesTable({
  rows,
  total,
  sort,
  mayName,
}: {
  rows: CapabilityRow[];
  total: number;
  sort: string;
  mayName: boolean;
}) {
  return (
    <DataTable
      caption="Capabilities"
      columns={capabilityColumns}
      rows={rows}
      rowId={(row) => row.id}
      sort={sort}
      choosing={{
        nouns: ["capability", "capabilities"],
        name: ({ name, agent }) => `${name} of ${agent.name}`,
        total,
        apiPath: "/capabilities",
        ...(mayName
          ? {
              actions: (chosen: CapabilityRow[], clear: () => void) => (
                <NameInMany
                  seats={chosen.map(({ slug, name, agent }) => ({
                    agent: agent.slug,
                    role: null,
                    capability: slug,
                    name: `${agent.name}, ${name}`,
                  }))}
                  onDone={clear}
                />
              ),
            }
          : {}),
      }}
    />
  );
}
