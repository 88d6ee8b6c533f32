import type { z } from "zod";
import type { Transaction } from "#lib/platform/database.ts";
import type { agentFields } from "./agent-fields.ts";
import type { AgentPeople } from "./core/agent-columns.ts";
import type { DecidedSource } from "./core/decided-sources.ts";
import { dataSourcesToName } from "./in-use-to-name.ts";
import { idsInFields } from "./resolve.ts";
import { namesOfPeople } from "./store-agents.ts";
import { undecidedSql } from "./store-data-sources.ts";

type Fields = { [Name in keyof typeof agentFields]?: z.output<(typeof agentFields)[Name]> };

/** Everything that an agent's fields name, resolved: people by the paths of the API, units, data sources. */
export async function peopleOfAgent(tx: Transaction, fields: Fields, agentId: string | null = null) {
  const owners = fields.vendorOwners;
  const risk = fields.residualRisk;
  const approvals = fields.approvals;
  const named = {
    "vendorOwners.dataClassification": owners === null ? null : owners?.dataClassification,
    "vendorOwners.outputs": owners === null ? null : owners?.outputs,
    "residualRisk.acceptedBy": risk === null ? null : risk?.acceptedBy,
    "approvals.identity.by": approvals?.identity === null ? null : approvals?.identity?.by,
    "approvals.scope.by": approvals?.scope === null ? null : approvals?.scope?.by,
    "approvals.oversight.by": approvals?.oversight === null ? null : approvals?.oversight?.by,
    ...Object.fromEntries(
      (fields.sharedByUnits ?? []).map(({ owner }, index) => [`sharedByUnits.${index}.owner`, owner]),
    ),
  };
  const ids: Record<string, string | null | undefined> = await idsInFields(tx, "person", named);
  const units = fields.sharedByUnits?.map(({ unit }, index) => ({
    unit,
    ownerId: ids[`sharedByUnits.${index}.owner`] ?? null,
  }));
  const dataSources = fields.dataSources && (await dataSourcesByName(tx, fields.dataSources, agentId));
  return {
    people: ids as AgentPeople,
    units: units?.sort((one, other) => (one.unit < other.unit ? -1 : 1)),
    dataSources,
    names: await namesOfPeople(tx, Object.values(ids)),
  };
}

async function dataSourcesByName(
  tx: Transaction,
  names: readonly string[],
  agentId: string | null,
): Promise<(DecidedSource & { id: string })[]> {
  const linked = agentId === null ? [] : await tx.models.agentDataSource.findMany({ where: { agentId } });
  const ids = await dataSourcesToName(
    tx,
    names,
    linked.map(({ dataSourceId }) => dataSourceId),
  );
  return tx.query<DecidedSource & { id: string }>(
    `SELECT d.id::text AS id, d.slug, d.name, d."dataClassification"::text AS "dataClassification", ${undecidedSql("d")} AS undecided,
       CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('name', o.name, 'status', o.status) END AS "dataOwner"
     FROM "DataSource" d LEFT JOIN "Person" o ON o.id = d."dataOwnerId" WHERE d.id = ANY($1::uuid[]) ORDER BY d.slug`,
    [ids],
  );
}
