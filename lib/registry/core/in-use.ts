import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";

interface Named {
  id: string;
  slug: string;
  name: string;
}

/** What uses a system or a data source still. */
export interface Use {
  agent: Named;
  /** The capability on the system; null where the agent itself uses the data source. */
  capability: Named | null;
  /** The request that asks for it, where it is not decided yet. */
  request: string | null;
}

/** How much uses it, and the first of them by name. */
export interface InUse {
  count: number;
  by: Use[];
}

export const nothing: InUse = { count: 0, by: [] };

const named = ({ agent, capability, request }: Use): string =>
  `${agent.name}${capability === null ? "" : ` · ${capability.name}`}${request === null ? "" : ", asked for"}`;

function told(name: string, { count, by }: InUse, uses: string, remedy: string): string {
  const first = by.slice(0, 3).map(named).join(", ");
  return `${uses} ${name} still: ${first}${count > 3 ? `, and ${inFigures(count - 3)} more` : ""}. ${remedy}, then end it.`;
}

/**
 * What acts on a system would act on something that nobody looks after: it does not end before they do.
 * @throws Refusal `conflict`
 */
export function refuseSystemInUse(name: string, inUse: InUse): void {
  if (inUse.count === 0) return;
  throw new Refusal(
    "conflict",
    "system-in-use",
    told(
      name,
      inUse,
      counted(inUse.count, "capability uses", "capabilities use"),
      "End them, or name another system there",
    ),
    { errors: inUse.by.map((use) => ({ path: "system", message: named(use) })) },
  );
}

/** @throws Refusal `conflict` */
export function refuseDataSourceInUse(name: string, inUse: InUse): void {
  if (inUse.count === 0) return;
  throw new Refusal(
    "conflict",
    "data-source-in-use",
    told(name, inUse, counted(inUse.count, "agent uses", "agents use"), "Take it away there"),
    { errors: inUse.by.map((use) => ({ path: "dataSource", message: named(use) })) },
  );
}
