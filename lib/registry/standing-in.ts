import { separatedRoles } from "./core/separation.ts";
import { awayInSql, presentInSql } from "./periods-in-sql.ts";

const separated = separatedRoles.map((role) => `'${role}'`).join(", ");

/** No person is present in a role on the capability itself, so that the agent's default counts. */
const onDefault = (capability: string, role: string, now: string): string =>
  `NOT EXISTS (SELECT FROM "Assignment" own WHERE own."capabilityId" = ${capability} AND own.role = ${role} AND own."personId" IS NOT NULL AND ${presentInSql("own", now)})`;

/**
 * Whether a person would clash in the role of assignment `s` under strict separation, as `wouldClash` of
 * registry/core/separation.ts has it (R41): in SQL, because an inbox asks it of many at once. A test holds the two equal.
 */
export const wouldClashInSql = (person: string, now: string): string => `(s.role IN (${separated}) AND EXISTS (
  SELECT FROM "Capability" k LEFT JOIN "System" y ON y.id = k."systemId"
  WHERE k."agentId" = s."agentId" AND k.state NOT IN ('pending', 'ended')
    AND (k.id = s."capabilityId" OR (s."capabilityId" IS NULL AND ${onDefault("k.id", "s.role", now)}))
    AND (k."riskTier" >= 'high' OR k.action IN ('pay', 'change_infrastructure')
      OR (k.action = 'read' AND GREATEST(k."dataClassification", y."dataClassification") >= 'restricted'))
    AND EXISTS (SELECT FROM "Assignment" o
      WHERE o."personId" = ${person} AND o."agentId" = s."agentId" AND o.role IN (${separated}) AND o.role <> s.role
        AND ${presentInSql("o", now)}
        AND (o."capabilityId" = k.id OR (o."capabilityId" IS NULL AND ${onDefault("k.id", "o.role", now)})))))`;

/** The first deputy of assignment `s` who can stand in: active, there, and not in a clash (R41, R93); null where none can. */
export const firstDeputyInSql = (now: string): string => `(SELECT d."personId" FROM "AssignmentDeputy" d
  JOIN "Person" x ON x.id = d."personId"
  WHERE d."assignmentId" = s.id AND x.status = 'active' AND ${awayInSql("x", now)} IS NOT TRUE
    AND NOT ${wouldClashInSql("x.id", now)}
  ORDER BY d.position LIMIT 1)`;
