import type { Queryable } from "#lib/platform/database.ts";
import type { ControlCondition, ControlDefinition } from "#lib/registry/core/organisation-facts.ts";
import type { OrganisationFunction, Severity } from "#lib/registry/core/vocabulary.ts";
import { type PersonReference, personReferenceSql } from "#lib/registry/references.ts";
import { catalogue } from "./core/catalogue.ts";
import { conditionInWords } from "./core/condition.ts";
import { resolveReference } from "./core/frameworks.ts";

/** What an organisation writes when it adds a control of its own; kept as it was written. */
export interface OwnDefinition {
  title: string;
  function: OrganisationFunction;
  weight: Severity;
  condition: ControlCondition;
  evidence: string;
  references: string[];
}

/** A row of "Control": what the organisation says about a control of the catalogue, or its own control. */
export interface ControlRow {
  controlId: string;
  definition: OwnDefinition | null;
  function: OrganisationFunction | null;
  functionReason: string | null;
  defaultOwner: PersonReference | null;
  ended: boolean;
  version: number;
}

/** A control as the API shows it. */
export interface ControlAnswer {
  id: string;
  title: string;
  function: OrganisationFunction;
  /** Why the function differs from the catalogue's, where it does (R26). */
  functionReason: string | null;
  weight: Severity;
  defaultOwner: PersonReference | null;
  appliesWhen: string;
  condition: ControlCondition;
  evidence: string;
  references: { reference: string; framework: string; id: string; title: string }[];
  own: boolean;
  ended: boolean;
  version: number;
}

/** Everything that the organisation recorded about controls. */
export const controlRows = (queryable: Queryable): Promise<ControlRow[]> =>
  queryable.query<ControlRow>(
    `SELECT c."controlId", c.definition, c.function::text AS function, c."functionReason", ${personReferenceSql("p")} AS "defaultOwner",
       c."endedAt" IS NOT NULL AS ended, c.version
     FROM "Control" c LEFT JOIN "Person" p ON p.id = c."defaultOwnerId" ORDER BY c."controlId"`,
  );

/** The catalogue with the organisation's own controls and changes laid over it, in the order of the ids. */
export function controlAnswers(rows: readonly ControlRow[]): ControlAnswer[] {
  const byId = new Map(rows.map((row) => [row.controlId, row]));
  const own = rows.flatMap((row) => (row.definition ? [{ ...row.definition, id: row.controlId, own: true }] : []));
  return [...catalogue.controls, ...own]
    .map((definition) => controlAnswer(definition, byId.get(definition.id)))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function controlAnswer(
  definition: Omit<ControlDefinition, "own"> & { own: boolean },
  row: ControlRow | undefined,
): ControlAnswer {
  return {
    id: definition.id,
    title: definition.title,
    function: row?.function ?? definition.function,
    functionReason: row?.functionReason ?? null,
    weight: definition.weight,
    defaultOwner: row?.defaultOwner ?? null,
    appliesWhen: conditionInWords(definition.condition),
    condition: definition.condition,
    evidence: definition.evidence,
    references: definition.references.flatMap((reference) => {
      const found = resolveReference(reference);
      return found ? [{ reference, framework: found.framework.name, id: found.id, title: found.title }] : [];
    }),
    own: definition.own,
    ended: row?.ended ?? false,
    version: row?.version ?? 1,
  };
}
