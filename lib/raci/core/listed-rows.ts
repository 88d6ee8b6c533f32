import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { guideOf, type RowGuide } from "./duty-controls.ts";
import type { RaciMatrix, RaciRow } from "./matrix.ts";
import { type DutyId, raciTemplate } from "./template.ts";

/** A row of the matrix as lists and files show it. */
export interface ListedRow {
  row: RaciRow;
  capability: CapabilityFacts | null;
  /** Ids of people who hold this duty and another that must be somebody else's. */
  clashing: readonly string[];
  guide: RowGuide;
  /** The title of the control that the duty is about. */
  controlTitle: string | null;
}

/** Which rows of an agent are shown; nothing asked shows all. */
export interface RowFilter {
  duties?: readonly DutyId[] | undefined;
  /** Only rows that are invalid or clash. */
  problems?: boolean | undefined;
  /** Only rows in which they carry a letter. */
  partyId?: string | undefined;
  /** Only duties about capabilities on this system. */
  systemId?: string | undefined;
}

const accountableOf = new Map(raciTemplate.duties.map(({ id, accountable }) => [id, accountable]));

/** The rows of an agent's matrix with what a list says beside the letters, in the order of the matrix. Pure. */
export function listedRows(
  matrix: RaciMatrix,
  facts: AgentFacts,
  seats: AgentSeats,
  controls: readonly ApplicableControl[],
  filter: RowFilter = {},
): ListedRow[] {
  const capabilities = new Map(facts.capabilities.map((capability) => [capability.id, capability]));
  const titles = new Map(controls.map(({ control }) => [control.id, control.title]));
  return matrix.rows.flatMap((row) => {
    const capability = row.capabilityId === null ? null : (capabilities.get(row.capabilityId) ?? null);
    const listed = {
      row,
      capability,
      clashing: clashingIn(row, seats),
      guide: guideOf(row, facts, controls),
      controlTitle: row.controlId === null ? null : (titles.get(row.controlId) ?? null),
    };
    return keepsRow(listed, filter) ? [listed] : [];
  });
}

/** Somebody clashes in the row of each of the two roles, as the accountable role of its duty. */
function clashingIn({ duty, capabilityId }: RaciRow, seats: AgentSeats): string[] {
  if (capabilityId === null) return [];
  const role = accountableOf.get(duty);
  const clashes = seats.byCapability.get(capabilityId)?.clashes ?? [];
  const people = clashes
    .filter(({ roles }) => (roles as readonly unknown[]).includes(role))
    .flatMap((clash) => clash.people);
  return [...new Set(people.map(({ id }) => id))];
}

export const hasProblem = ({ row, clashing }: Pick<ListedRow, "row" | "clashing">): boolean =>
  !row.valid || clashing.length > 0;

function keepsRow(listed: ListedRow, { duties, problems, partyId, systemId }: RowFilter): boolean {
  const { row, capability } = listed;
  return (
    (duties === undefined || duties.includes(row.duty)) &&
    (problems !== true || hasProblem(listed)) &&
    (partyId === undefined || row.cells.has(partyId)) &&
    (systemId === undefined || capability?.system?.id === systemId)
  );
}
