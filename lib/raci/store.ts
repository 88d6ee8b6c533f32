import type { Queryable } from "#lib/platform/database.ts";
import type { PersonStatus } from "#lib/registry/core/vocabulary.ts";
import { isoSql, type PersonReference, personReferenceSql } from "#lib/registry/references.ts";
import type { RaciLetter, RaciOverride } from "./core/matrix.ts";
import type { DutyId } from "./core/template.ts";

/** A recorded departure from the template, as the API shows it. */
export interface OverrideAnswer {
  id: string;
  duty: DutyId;
  capability: { id: string; slug: string; name: string } | null;
  control: string | null;
  person: PersonReference | null;
  team: { id: string; slug: string; name: string } | null;
  change: "add" | "remove";
  letter: Exclude<RaciLetter, "A">;
  author: PersonReference | null;
  reason: string;
  at: string;
}

interface Row extends OverrideAnswer {
  agentId: string;
  status: PersonStatus | null;
  leftAt: string | null;
  managerId: string | null;
}

const columns = `o.id::text AS id, o."agentId"::text AS "agentId", o.duty,
  CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name) END AS capability,
  o."controlId" AS control, ${personReferenceSql("p")} AS person,
  CASE WHEN t.id IS NULL THEN NULL ELSE jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) END AS team,
  CASE WHEN o.removes THEN 'remove' ELSE 'add' END AS change, o.letter, ${personReferenceSql("w")} AS author, o.reason,
  ${isoSql("o.at")} AS at, p.status::text AS status, ${isoSql('p."leftAt"')} AS "leftAt", p."managerId"::text AS "managerId"`;

/** The overrides of some agents, the oldest first, by the agent's id: for the matrix and for the answer. */
export async function overridesOf(
  queryable: Queryable,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, { override: RaciOverride; answer: OverrideAnswer }[]>> {
  const rows = await queryable.query<Row>(
    `SELECT ${columns} FROM "RaciOverride" o LEFT JOIN "Capability" c ON c.id = o."capabilityId" LEFT JOIN "Person" p ON p.id = o."personId"
       LEFT JOIN "Team" t ON t.id = o."teamId" LEFT JOIN "Person" w ON w.id = o."authorId"
     WHERE o."agentId" = ANY($1::uuid[]) ORDER BY o.at, o.id`,
    [agentIds],
  );
  const byAgent = new Map<string, { override: RaciOverride; answer: OverrideAnswer }[]>();
  for (const row of rows) {
    const found = byAgent.get(row.agentId) ?? [];
    found.push(read(row));
    byAgent.set(row.agentId, found);
  }
  return byAgent;
}

function read({ agentId: _, status, leftAt, managerId, ...answer }: Row): {
  override: RaciOverride;
  answer: OverrideAnswer;
} {
  const { person, team } = answer;
  const named = person ?? team ?? { id: "", name: "" };
  const override: RaciOverride = {
    id: answer.id,
    duty: answer.duty,
    capabilityId: answer.capability?.id ?? null,
    controlId: answer.control,
    party:
      person !== null
        ? {
            kind: "person",
            id: person.id,
            name: person.name,
            person: {
              ...person,
              status: status ?? "left",
              leftAt: leftAt === null ? null : Date.parse(leftAt),
              managerId,
            },
          }
        : { kind: "team", id: named.id, name: named.name },
    change: answer.change,
    letter: answer.letter,
    author: answer.author?.name ?? "the system",
    reason: answer.reason,
    at: Date.parse(answer.at),
  };
  return { override, answer };
}
