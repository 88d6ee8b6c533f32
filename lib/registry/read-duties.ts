import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { asOf, reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import type { AgentState, CapabilityState, RiskTier, Role } from "./core/vocabulary.ts";
import { LIVE } from "./live.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { isoSql, type PersonReference, type SlugReference, slugReferenceSql } from "./references.ts";
import { idInAddress } from "./resolve.ts";

/** One role that a person holds, as deputy or themselves. */
export interface DutyAnswer {
  assignment: string;
  role: Role;
  agent: SlugReference & { state: AgentState };
  capability: (SlugReference & { riskTier: RiskTier; state: CapabilityState }) | null;
  marked: boolean;
  authority: string | null;
  startsAt: string;
  endsAt: string | null;
  acceptedAt: string | null;
  attestedAt: string | null;
  /** The deputy who attested on their behalf; null: they did. */
  attestedBy: PersonReference | null;
  version: number;
  deputies: PersonReference[];
  /** Others who hold the same role in the same place now; with none, nobody is left when this person goes. */
  coHolders: PersonReference[];
}

export const ownershipKinds = [
  "system",
  "dataSource",
  "sourceQuality",
  "unit",
  "vendorDataClassification",
  "vendorOutputs",
  "residualRisk",
  "control",
  "controlDefault",
] as const;

/** What else hangs on a person, besides roles. */
export interface OwnershipAnswer {
  kind: (typeof ownershipKinds)[number];
  /** The thing owned: a system or data source by slug, a control by id, a unit by name. */
  name: string;
  slug: string | null;
  agent: SlugReference | null;
}

/** Everything that a person answers for, and what would have nobody if they left. */
export interface DutiesAnswer {
  duties: DutyAnswer[];
  deputyFor: {
    role: Role;
    agent: SlugReference;
    capability: SlugReference | null;
    holder: PersonReference | null;
    position: number;
  }[];
  ownerships: OwnershipAnswer[];
  /** Duties without a co-holder and everything owned: what would be orphaned. */
  orphaned: { duties: number; ownerships: number };
}

const people = (condition: string): string =>
  `COALESCE((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'email', x.email, 'name', x.name) ORDER BY x.name) FROM ${condition}), '[]'::jsonb)`;

/** Retired and rejected agents, and ended capabilities, ask nothing of anybody. */
/** Reads everything that hangs on one person: roles, deputyships, what they own, and what their leaving would orphan. */
export const readDuties = query({
  may: "catalogue.read",
  summary: "Read everything that a person answers for",
  input: z.strictObject({ person: reference, asOf }),
  async read(queryable, input, { now }): Promise<DutiesAnswer> {
    const id = await idInAddress(queryable, "person", input.person);
    const at = iso(now);
    const duties = await queryable.query<DutyAnswer>(
      `SELECT a.id::text AS assignment, a.role::text AS role,
         jsonb_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'state', g.state) AS agent,
         CASE WHEN c.id IS NULL THEN NULL ELSE jsonb_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'riskTier', c."riskTier", 'state', c.state) END AS capability,
         a.accountable AS marked, a.authority, ${isoSql('a."startsAt"')} AS "startsAt", ${isoSql('a."endsAt"')} AS "endsAt",
         ${isoSql('a."acceptedAt"')} AS "acceptedAt", ${isoSql('a."attestedAt"')} AS "attestedAt", a.version,
         (SELECT jsonb_build_object('id', b.id, 'email', b.email, 'name', b.name) FROM "Person" b WHERE b.id = a."attestedById") AS "attestedBy",
         ${people('"AssignmentDeputy" d JOIN "Person" x ON x.id = d."personId" WHERE d."assignmentId" = a.id')} AS deputies,
         ${people(`"Assignment" o JOIN "Person" x ON x.id = o."personId" WHERE o."agentId" = a."agentId" AND o.role = a.role
            AND o."capabilityId" IS NOT DISTINCT FROM a."capabilityId" AND o."personId" <> a."personId" AND x.status = 'active'
            AND ${presentInSql("o", "$2")}`)} AS "coHolders"
       FROM "Assignment" a JOIN "Agent" g ON g.id = a."agentId" LEFT JOIN "Capability" c ON c.id = a."capabilityId"
       WHERE a."personId" = $1::uuid AND ${presentInSql("a", "$2")} AND ${LIVE}
       ORDER BY g.name, c.name NULLS FIRST, a.role`,
      [id, at],
    );
    const deputyFor = await queryable.query<DutiesAnswer["deputyFor"][number]>(
      `SELECT a.role::text AS role, ${slugReferenceSql("g")} AS agent, ${slugReferenceSql("c")} AS capability, d.position,
         (SELECT jsonb_build_object('id', x.id, 'email', x.email, 'name', x.name) FROM "Person" x WHERE x.id = a."personId") AS holder
       FROM "AssignmentDeputy" d JOIN "Assignment" a ON a.id = d."assignmentId" JOIN "Agent" g ON g.id = a."agentId"
       LEFT JOIN "Capability" c ON c.id = a."capabilityId"
       WHERE d."personId" = $1::uuid AND ${presentInSql("a", "$2")} AND ${LIVE}
       ORDER BY g.name, c.name NULLS FIRST, a.role`,
      [id, at],
    );
    const ownerships = await queryable.query<OwnershipAnswer>(
      `SELECT 'system' AS kind, s.name, s.slug, NULL::jsonb AS agent FROM "System" s WHERE s."ownerId" = $1::uuid AND s."endedAt" IS NULL
       UNION ALL SELECT 'dataSource', d.name, d.slug, NULL FROM "DataSource" d WHERE d."dataOwnerId" = $1::uuid AND d."endedAt" IS NULL
       UNION ALL SELECT 'sourceQuality', d.name, d.slug, NULL FROM "DataSource" d WHERE d."qualityOwnerId" = $1::uuid AND d."endedAt" IS NULL
       UNION ALL SELECT 'unit', u.unit, NULL, ${slugReferenceSql("g")} FROM "AgentUnit" u JOIN "Agent" g ON g.id = u."agentId"
         WHERE u."ownerId" = $1::uuid AND g.state NOT IN ('retired', 'rejected')
       UNION ALL SELECT o.kind, g.name, g.slug, ${slugReferenceSql("g")} FROM "Agent" g CROSS JOIN LATERAL (VALUES
           ('vendorDataClassification', g."vendorDataClassificationOwnerId"), ('vendorOutputs', g."vendorOutputsOwnerId"),
           ('residualRisk', g."residualRiskAcceptedById")) AS o(kind, owner)
         WHERE o.owner = $1::uuid AND g.state NOT IN ('retired', 'rejected')
       UNION ALL SELECT 'control', k."controlId", NULL, ${slugReferenceSql("g")} FROM "AgentControl" k JOIN "Agent" g ON g.id = k."agentId"
         WHERE k."ownerId" = $1::uuid AND g.state NOT IN ('retired', 'rejected')
       UNION ALL SELECT 'controlDefault', k."controlId", NULL, NULL FROM "Control" k WHERE k."defaultOwnerId" = $1::uuid AND k."endedAt" IS NULL
       ORDER BY 1, 2`,
      [id],
    );
    return {
      duties,
      deputyFor,
      ownerships,
      orphaned: {
        duties: duties.filter((duty) => duty.coHolders.length === 0).length,
        ownerships: ownerships.length,
      },
    };
  },
});
