import type { Queryable } from "#lib/platform/database.ts";
import type { Policy } from "#lib/registry/core/policy.ts";
import { isoSql, type PersonReference, personReferenceSql } from "#lib/registry/references.ts";

/** One version of the organisation's thresholds: who decided it, when and why. */
export interface PolicyVersionAnswer {
  version: number;
  decidedBy: PersonReference | null;
  reason: string;
  at: string;
  thresholds: Omit<Policy, "version">;
}

/** All versions up to a moment, the newest first; version 1 is the defaults and has no row. */
export const policyVersions = (queryable: Queryable, until: string): Promise<PolicyVersionAnswer[]> =>
  queryable.query<PolicyVersionAnswer>(
    `SELECT v.version, ${personReferenceSql("p")} AS "decidedBy", v.reason, ${isoSql("v.at")} AS at, v.thresholds
     FROM "PolicyVersion" v LEFT JOIN "Person" p ON p.id = v."decidedById" WHERE v.at <= $1::timestamptz
     ORDER BY v.version DESC`,
    [until],
  );

/** Keeps thresholds as a new version; none is ever changed. */
export async function savePolicyVersion(
  tx: Queryable,
  { version, ...thresholds }: Policy,
  decided: { byId: string | null; reason: string; at: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO "PolicyVersion" (version, thresholds, "decidedById", reason, at)
     VALUES ($1, $2::jsonb, $3::uuid, $4, $5::timestamptz) RETURNING version`,
    [version, JSON.stringify(thresholds), decided.byId, decided.reason, decided.at],
  );
}
