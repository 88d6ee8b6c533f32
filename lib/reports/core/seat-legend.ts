import { markMeanings } from "#lib/registry/core/meanings.ts";
import type { Mark } from "#lib/registry/core/seat.ts";
import { agentStripRoles, capabilityStripRoles, markCharacters } from "#lib/registry/core/seat-strip.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { SheetCell } from "./sheet.ts";
import { heading } from "./sheet-heading.ts";

const inOrder = (roles: readonly (typeof agentStripRoles)[number][]): string => roles.map(inWords).join(", ");

/** What the marks of a column 'Seats' mean, and the order in which they stand: rows of a sheet of definitions. */
export function* seatLegend(): Generator<SheetCell[]> {
  yield heading(["Seats", "Means"]);
  for (const [mark, { says }] of Object.entries(markMeanings)) yield [markCharacters[mark as Mark], says];
  yield ["An agent's", inOrder(agentStripRoles)];
  yield ["A capability's", inOrder(capabilityStripRoles)];
  yield ["4 of 5", "So many of the seats that the tier demands are answered."];
}
