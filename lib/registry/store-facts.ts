import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type {
  AgentControlFacts,
  AgentFacts,
  AssignmentFacts,
  CapabilityFacts,
  ChangeFacts,
  DataSourceFacts,
  ExceptionFacts,
  GrantFacts,
} from "./core/facts.ts";
import type { PersonStatus } from "./core/vocabulary.ts";
import { notEndedInSql } from "./periods-in-sql.ts";
import { undecidedSql } from "./store-data-sources.ts";

/** A time as JSON has it; null where nothing is stated. */
type Time = string | null;

/** One agent with everything that hangs on it, people still as ids: what one statement answers per agent. */
export interface AgentRow
  extends Pick<
    AgentFacts,
    | "id"
    | "slug"
    | "name"
    | "state"
    | "purpose"
    | "taskBoundary"
    | "acceptableOutcomes"
    | "businessUnit"
    | "interaction"
    | "hosting"
    | "vendor"
    | "vendorReferences"
    | "autonomy"
    | "autonomyReason"
    | "customerFacing"
    | "usesRetrieval"
    | "usesMcp"
    | "environment"
    | "workloadIdentity"
    | "playbookUrl"
    | "escalation"
    | "retirementPlan"
  > {
  orchestratorName: string | null;
  orchestratorHosting: AgentFacts["orchestrator"]["hosting"];
  vendorDataClassificationOwnerId: string | null;
  vendorOutputsOwnerId: string | null;
  residualRiskStatement: string | null;
  residualRiskAcceptedById: string | null;
  residualRiskAcceptedAt: Time;
  identityApprovedById: string | null;
  identityApprovedAt: Time;
  scopeApprovedById: string | null;
  scopeApprovedAt: Time;
  oversightApprovedById: string | null;
  oversightApprovedAt: Time;
  credentialKind: AgentFacts["credential"]["kind"];
  credentialTtlSeconds: number | null;
  submittedAt: Time;
  activatedAt: Time;
  retiredAt: Time;
  units: readonly UnitRow[] | null;
  dataSources: readonly DataSourceRow[] | null;
  delegates: readonly DelegateRow[] | null;
  identityPeers: AgentFacts["identityPeers"] | null;
  capabilities: readonly CapabilityRow[] | null;
  grants: readonly GrantRow[] | null;
  assignments: readonly AssignmentRow[];
  deputies: readonly DeputyRow[];
  controls: readonly ControlRow[] | null;
  exceptions: readonly ExceptionRow[] | null;
  changes: readonly ChangeRow[] | null;
}

export interface ChangeRow extends Pick<ChangeFacts, "what" | "capabilityId"> {
  /** The agent that it belongs to. */
  of: string;
  at: string;
}

export interface UnitRow {
  unit: string;
  ownerId: string | null;
}

export interface DataSourceRow {
  /** The agent that it belongs to. */
  of: string;
  id: string;
  slug: string;
  name: string;
  dataOwnerId: string | null;
  qualityOwnerId: string | null;
  dataClassification: CapabilityFacts["dataClassification"];
  undecided: DataSourceFacts["undecided"];
}

export interface CapabilityRow
  extends Pick<
    CapabilityFacts,
    | "id"
    | "slug"
    | "name"
    | "action"
    | "tools"
    | "dataClassification"
    | "reversible"
    | "monitoring"
    | "playbookUrl"
    | "state"
  > {
  bounds: Record<string, unknown> | null;
  revocationPath: string | null;
  revocationMinutes: number | null;
  approvedAt: Time;
  reviewedAt: Time;
  systemId: string | null;
  systemSlug: string;
  systemName: string;
  systemKind: NonNullable<CapabilityFacts["system"]>["kind"];
  systemOwnerId: string | null;
  systemClassification: CapabilityFacts["dataClassification"];
  systemEnforces: boolean | null;
}

export interface GrantRow extends Pick<GrantFacts, "reason"> {
  capabilityId: string;
  grantedById: string | null;
  approvedById: string | null;
  startsAt: string;
  endsAt: Time;
}

export interface AssignmentRow extends Pick<AssignmentFacts, "id" | "role" | "capabilityId" | "authority"> {
  personId: string | null;
  teamId: string | null;
  accountable: boolean;
  startsAt: Instant;
  endsAt: Instant | null;
  recordedAt: Instant;
  acceptedAt: Instant | null;
  attestedAt: Instant | null;
}

export interface DeputyRow {
  assignmentId: string;
  personId: string;
}

export interface ControlRow extends Pick<AgentControlFacts, "controlId" | "status" | "reason" | "evidenceUrl"> {
  /** The agent that it belongs to. */
  of: string;
  ownerId: string | null;
  testedAt: Time;
}

export interface ExceptionRow extends Pick<ExceptionFacts, "id" | "gapId" | "gapKey"> {
  startsAt: string;
  endsAt: string;
}

export interface DelegateRow {
  slug: string;
  agent:
    | (Pick<AgentRow, "id" | "name" | "state" | "interaction" | "autonomy" | "customerFacing" | "environment"> & {
        credentialKind: AgentRow["credentialKind"];
        credentialTtlSeconds: number | null;
        units: readonly UnitRow[] | null;
        capabilities: readonly CapabilityRow[] | null;
      })
    | null;
}

const list = (select: string): string => `(SELECT json_agg(x) FROM (${select}) x)`;

/** An instant as whole milliseconds: cheaper to write and to read than a time in words. */
const milliseconds = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

const capabilityColumns = `c.id, c.slug, c.name, c.action, c.tools, c."dataClassification", c.reversible, c.bounds, c.monitoring,
    c."revocationPath", c."revocationMinutes", c."playbookUrl", c.state, c."approvedAt",
    (SELECT max(v.at) FROM "CapabilityReview" v WHERE v."capabilityId" = c.id AND v.at <= $2::timestamptz) AS "reviewedAt", s.id AS "systemId", s.slug AS "systemSlug",
    s.name AS "systemName", s.kind AS "systemKind", s."ownerId" AS "systemOwnerId",
    s."dataClassification" AS "systemClassification", s."enforcesApproval" AS "systemEnforces"
  FROM "Capability" c LEFT JOIN "System" s ON s.id = c."systemId"`;

/** The same for a delegate, of which an agent has few: looked up one by one. */
const delegate = `SELECT o.id, o.name, o.state, o.interaction, o.autonomy, o."customerFacing", o.environment, o."credentialKind",
    o."credentialTtlSeconds",
    ${list(`SELECT u.unit, u."ownerId" FROM "AgentUnit" u WHERE u."agentId" = o.id ORDER BY u.unit`)} AS units,
    ${list(`SELECT ${capabilityColumns} WHERE c."agentId" = o.id AND c.state NOT IN ('pending', 'ended') ORDER BY c.name, c.id`)} AS capabilities
  FROM "Agent" o WHERE o.id = l."delegateId"`;

/** What hangs on the agents asked for, as one JSON list per agent: each table is read once, whatever the number of agents. */
const lists = {
  units: ["unit", `SELECT "agentId" AS "of", unit, "ownerId" FROM "AgentUnit" WHERE "agentId" = ANY($1::uuid[])`],
  dataSources: [
    "name, x.id",
    `SELECT l."agentId" AS "of", d.id, d.slug, d.name, d."dataOwnerId", d."qualityOwnerId", d."dataClassification", ${undecidedSql("d")} AS undecided
     FROM "AgentDataSource" l JOIN "DataSource" d ON d.id = l."dataSourceId" WHERE l."agentId" = ANY($1::uuid[])`,
  ],
  delegates: [
    "slug",
    `SELECT l."agentId" AS "of", l."delegateSlug" AS slug, (SELECT row_to_json(g) FROM (${delegate}) g) AS agent
     FROM "AgentDelegate" l WHERE l."agentId" = ANY($1::uuid[])`,
  ],
  identityPeers: [
    "name, x.id",
    `SELECT t.id AS "of", o.id, o.slug, o.name FROM "Agent" t JOIN "Agent" o ON o."workloadIdentity" = t."workloadIdentity"
     WHERE t.id = ANY($1::uuid[]) AND o.id <> t.id AND o.state NOT IN ('retired', 'rejected')`,
  ],
  capabilities: ["name, x.id", `SELECT c."agentId" AS "of", ${capabilityColumns} WHERE c."agentId" = ANY($1::uuid[])`],
  grants: [
    `"startsAt"`,
    `SELECT "agentId" AS "of", "capabilityId", "grantedById", "approvedById", reason, "startsAt", "endsAt"
     FROM "Grant" WHERE "agentId" = ANY($1::uuid[])`,
  ],
  controls: [
    `"controlId"`,
    `SELECT "agentId" AS "of", "controlId", status, reason, "evidenceUrl", "ownerId", "testedAt"
     FROM "AgentControl" WHERE "agentId" = ANY($1::uuid[])`,
  ],
  exceptions: [
    `"endsAt", x.id`,
    `SELECT "agentId" AS "of", id, "gapId", "gapKey", "decidedAt" AS "startsAt", "endsAt"
     FROM "Exception" WHERE "agentId" = ANY($1::uuid[]) AND state IN ('approved', 'expired') AND "decidedAt" IS NOT NULL`,
  ],
  // A ledger has no past of its own: it is read up to the moment asked for.
  changes: [
    "at, x.id",
    `SELECT v.id, v."agentId" AS "of", v.what, v."capabilityId", v.at FROM "AgentChange" v JOIN "Agent" g ON g.id = v."agentId"
     WHERE v."agentId" = ANY($1::uuid[]) AND v.at > g."activatedAt" AND v.at <= $2::timestamptz`,
  ],
} as const;

// Assignments are most of what is read: they come as lines of fields, which the server puts together several times faster
// than JSON. Only the last field holds free text, as JSON, so that no separator can stand in it. Those that have ended are
// never present again and have no edge ahead.
const lines = {
  assignments: `SELECT h."agentId" AS "of", string_agg(concat(h.id, '|', h.role, '|', h."capabilityId", '|', h."personId", '|', h."teamId", '|',
      h.accountable, '|', ${milliseconds('h."startsAt"')}, '|', ${milliseconds('h."endsAt"')}, '|', ${milliseconds('h."recordedAt"')}, '|',
      ${milliseconds('h."acceptedAt"')}, '|', ${milliseconds('h."attestedAt"')}, '|', to_json(h.authority)), E'\\n') AS listed
    FROM "Assignment" h WHERE h."agentId" = ANY($1::uuid[]) AND ${notEndedInSql("h", "$2")} GROUP BY 1`,
  deputies: `SELECT d."agentId" AS "of", string_agg(concat(d."assignmentId", '|', d."personId"), E'\\n' ORDER BY d.position) AS listed
    FROM "AssignmentDeputy" d WHERE d."agentId" = ANY($1::uuid[]) GROUP BY 1`,
} as const;

const listed = Object.fromEntries(
  Object.entries(lists).map(([name, [order, select]]) => [
    name,
    `SELECT x."of", json_agg(x ORDER BY x.${order}) AS listed FROM (${select}) x GROUP BY 1`,
  ]),
);

const agentRows = `SELECT a.id, a.slug, a.name, a.state, a.purpose, a."taskBoundary", a."acceptableOutcomes", a."businessUnit",
    a.interaction, a.hosting, a.vendor, a."vendorReferences", a."orchestratorName", a."orchestratorHosting",
    a."vendorDataClassificationOwnerId", a."vendorOutputsOwnerId", a.autonomy, a."autonomyReason", a."residualRiskStatement",
    a."residualRiskAcceptedById", a."residualRiskAcceptedAt", a."identityApprovedById", a."identityApprovedAt",
    a."scopeApprovedById", a."scopeApprovedAt", a."oversightApprovedById", a."oversightApprovedAt", a."customerFacing",
    a."usesRetrieval", a."usesMcp", a.environment, a."workloadIdentity", a."credentialKind", a."credentialTtlSeconds",
    a."playbookUrl", a.escalation, a."retirementPlan", a."submittedAt", a."activatedAt", a."retiredAt",
    ${Object.keys(listed)
      .map((name) => `"${name}".listed AS "${name}"`)
      .join(", ")}
  FROM "Agent" a ${Object.entries(listed)
    .map(([name, select]) => `LEFT JOIN (${select}) "${name}" ON "${name}"."of" = a.id`)
    .join(" ")}
  WHERE a.id = ANY($1::uuid[])`;

const agentRowsSql = `SELECT row_to_json(r)::text AS row, h.listed AS assignments, d.listed AS deputies FROM (${agentRows}) r
     LEFT JOIN (${lines.assignments}) h ON h."of" = r.id LEFT JOIN (${lines.deputies}) d ON d."of" = r.id`;

/** The same for one agent, as most writes ask. With a list of unknown length the server would plan it anew each time. */
const oneAgentRowSql = agentRowsSql.replaceAll("= ANY($1::uuid[])", "= $1::uuid");

/** The rows of some agents as of a moment, in no particular order; who is not registered is absent. */
export async function readAgentRows(
  queryable: Queryable,
  ids: readonly string[],
  now: Instant,
): Promise<readonly AgentRow[]> {
  // The lines stand beside the JSON and not in it: they would be escaped byte by byte.
  const rows = await queryable.query<{ row: string; assignments: string | null; deputies: string | null }>(
    ids.length === 1 ? oneAgentRowSql : agentRowsSql,
    [ids.length === 1 ? ids[0] : ids, iso(now)],
  );
  return rows.map(({ row, assignments, deputies }) => ({
    ...(JSON.parse(row) as Omit<AgentRow, "assignments" | "deputies">),
    assignments: assignmentsOf(assignments),
    deputies: deputiesOf(deputies),
  }));
}

const stated = (field: string | undefined): string | null => (field === undefined || field === "" ? null : field);
const instant = (field: string | undefined): Instant | null =>
  field === undefined || field === "" ? null : Number(field);

function assignmentsOf(lines: string | null): AssignmentRow[] {
  if (lines === null) return [];
  return lines.split("\n").map((line) => {
    const fields = line.split("|", 11);
    const [
      id = "",
      role,
      capabilityId,
      personId,
      teamId,
      accountable,
      startsAt,
      endsAt,
      recordedAt,
      acceptedAt,
      attestedAt,
    ] = fields;
    // Eleven separators stand before the last field.
    const rest = line.slice(fields.reduce((length, field) => length + field.length + 1, 0));
    return {
      id,
      role: role as AssignmentRow["role"],
      capabilityId: stated(capabilityId),
      personId: stated(personId),
      teamId: stated(teamId),
      accountable: accountable === "t",
      authority: rest === "" ? null : (JSON.parse(rest) as string),
      startsAt: Number(startsAt),
      endsAt: instant(endsAt),
      recordedAt: Number(recordedAt),
      acceptedAt: instant(acceptedAt),
      attestedAt: instant(attestedAt),
    };
  });
}

function deputiesOf(lines: string | null): DeputyRow[] {
  if (lines === null) return [];
  return lines.split("\n").map((line) => {
    const at = line.indexOf("|");
    return { assignmentId: line.slice(0, at), personId: line.slice(at + 1) };
  });
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  leftAt: Date | string | null;
  managerId: string | null;
}

/** Some people as the judgement reads them, in no order. */
export const readPersonRows = (queryable: Queryable, ids: readonly string[]): Promise<PersonRow[]> =>
  queryable.query<PersonRow>(
    `SELECT id::text AS id, name, email, status::text AS status, "leftAt", "managerId"::text AS "managerId"
     FROM "Person" WHERE id = ANY($1::uuid[])`,
    [ids],
  );

/** Teams by their ids. */
export const readTeamRows = (
  queryable: Queryable,
  ids: readonly string[],
): Promise<NonNullable<AssignmentFacts["team"]>[]> =>
  queryable.query(`SELECT id::text AS id, name, "leadId"::text AS "leadId" FROM "Team" WHERE id = ANY($1::uuid[])`, [
    ids,
  ]);
