import type { Queryable } from "#lib/platform/database.ts";
import type { Witnessed } from "./witness.ts";

/** Where each state may lead, written down from the design and not from the product's tables. Null is: it begins there. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  Agent: [
    "null>draft",
    "draft>submitted",
    "draft>rejected",
    "submitted>approved",
    "submitted>rejected",
    "submitted>draft",
    "rejected>draft",
    "approved>active",
    "active>suspended",
    "suspended>active",
    "approved>retiring",
    "active>retiring",
    "suspended>retiring",
    "retiring>retired",
  ],
  Capability: [
    "null>live",
    "null>pending",
    "pending>live",
    "live>suspended",
    "suspended>live",
    "pending>ended",
    "live>ended",
    "suspended>ended",
  ],
  Request: [
    "null>open",
    "open>approved",
    "open>rejected",
    "open>changes_requested",
    "open>withdrawn",
    "changes_requested>open",
    "changes_requested>withdrawn",
  ],
  Campaign: [
    "null>draft",
    "draft>scheduled",
    "scheduled>draft",
    "draft>open",
    "scheduled>open",
    "open>closed",
    "closed>open",
    "draft>cancelled",
    "scheduled>cancelled",
    "open>cancelled",
  ],
  ReviewItem: [
    "null>waiting",
    "waiting>certified",
    "waiting>revoked",
    "waiting>change",
    "waiting>unanswered",
    "waiting>withdrawn",
    "unanswered>waiting",
  ],
  Exception: [
    "null>requested",
    "requested>approved",
    "requested>refused",
    "requested>withdrawn",
    // What nobody decided before its end is over too.
    "requested>expired",
    "approved>withdrawn",
    "approved>expired",
  ],
  Retirement: [
    "null>requested",
    "requested>approved",
    "requested>refused",
    "requested>withdrawn",
    "approved>withdrawn",
    "approved>in_progress",
    // Begun in the moment of the decision: one write.
    "requested>in_progress",
    "in_progress>verified",
    "verified>retired",
  ],
  RetirementStep: ["null>open", "open>done", "open>waived"],
  Drill: ["null>running", "running>closed", "running>cancelled"],
};

const autonomies = ["suggests", "acts_with_approval", "acts_within_bounds", "acts_freely"];
/** An agent in one of these was approved, with every decision that was demanded. */
const approvedStates = ["approved", "active", "suspended", "retiring", "retired"];

type Row = Record<string, string | null>;
const rowOf = ({ body }: Witnessed): Row => JSON.parse(body) as Row;

/** What is wrong with what happened, in sentences; nothing is. Looks at the database alone and asks no core. */
export async function wrongsOf(database: Queryable, happened: readonly Witnessed[]): Promise<string[]> {
  const entries = happened.filter(({ what }) => what === "Evidence");
  const changes = happened.filter(({ what }) => what !== "Evidence");
  const wrongs: string[] = [];
  for (const change of changes) {
    if (change.column === "state" && !arrows[change.what]?.includes(`${change.before}>${change.after}`))
      wrongs.push(`${change.what} went from ${change.before} to ${change.after}.`);
    if (leavesEvidence(change) && !entries.some((entry) => entry.xact === change.xact && isAbout(entry, change)))
      wrongs.push(`${change.what} ${change.column} ${change.before} > ${change.after} left no evidence.`);
    wrongs.push(...(await decisionsOf(database, change, changes)), ...(await handsOf(database, change)));
  }
  return wrongs;
}

/** What begins belongs to what began it: an item to its campaign, a step to its retirement, a slot to its request. */
const leavesEvidence = ({ what, before, after, column }: Witnessed): boolean =>
  column === "state"
    ? before !== null || !["ReviewItem", "RetirementStep"].includes(what)
    : ["decision", "confirmedAt", "answer", "role", "rank", "answeredAt"].includes(column) && after !== null;

/** What is always the subject of its own entry; a slot, an item or a step may be named in that of what it belongs to. */
const subjects = ["Agent", "Capability", "Request", "Campaign", "Exception", "Retirement", "Assignment", "Drill"];

function isAbout(entry: Witnessed, change: Witnessed): boolean {
  if (subjects.includes(change.what)) return entry.id === change.id;
  const row = rowOf(change);
  const ids = [change.id, row.itemId, row.requestId, row.drillId].filter((id) => typeof id === "string");
  return ids.some((id) => entry.id === id || entry.body.includes(id));
}

/** The decisions that an approved agent, capability or autonomy takes, all of them there and all of them yes. */
async function decisionsOf(database: Queryable, change: Witnessed, all: readonly Witnessed[]): Promise<string[]> {
  const row = rowOf(change);
  const approvedHere = all.some(
    ({ xact, what, after, body }) =>
      xact === change.xact &&
      what === "Request" &&
      after === "approved" &&
      (JSON.parse(body) as Row).agentId === (row.agentId ?? row.id),
  );
  if (change.what === "Capability" && change.before === "pending" && change.after === "live" && !approvedHere)
    return ["A capability went live without its request."];
  if (
    change.column === "autonomy" &&
    autonomies.indexOf(change.after ?? "") > autonomies.indexOf(change.before ?? "") &&
    approvedStates.includes(row.state ?? "") &&
    !approvedHere
  )
    return ["An approved agent got more autonomy without a request."];
  if (change.what === "Request" && change.after === "approved")
    return (await decisionsGiven(database, row.id as string)).flatMap(({ slot, decision }) =>
      decision === "approve" ? [] : [`The request was approved without ${slot}.`],
    );
  if (change.what !== "Agent" || change.column !== "state" || !approvedStates.includes(change.after ?? "")) return [];
  const [request] = await database.query<{ id: string }>(
    `SELECT id::text AS id FROM "Request" WHERE "agentId" = $1::uuid AND kind = 'registration' AND state = 'approved'`,
    [row.id],
  );
  if (request === undefined) return [`The agent is ${change.after} without an approved registration.`];
  const given = await decisionsGiven(database, request.id);
  const missing = given.filter(({ decision }) => decision !== "approve").map(({ slot }) => slot);
  if (change.after === "approved") {
    const slots = given.map(({ slot }) => slot);
    missing.push(...(await demandedOf(database, row.id as string)).filter((slot) => !slots.includes(slot)));
  }
  return missing.map((slot) => `The agent is ${change.after} without the decision ${slot}.`);
}

const decisionsGiven = (database: Queryable, request: string) =>
  database.query<{ slot: string; decision: string | null }>(
    `SELECT slot, decision::text AS decision FROM "RequestDecision" WHERE "requestId" = $1::uuid AND "voidedAt" IS NULL`,
    [request],
  );

/** Who has to say yes to this agent as it is (R53, R54, R57), counted from the tables anew. */
async function demandedOf(database: Queryable, agent: string): Promise<string[]> {
  const rows = await database.query<{ slot: string }>(
    `WITH a AS (SELECT * FROM "Agent" WHERE id = $1::uuid),
       c AS (SELECT c.*, s.slug AS "systemSlug", s."dataClassification" AS "systemData" FROM "Capability" c
         LEFT JOIN "System" s ON s.id = c."systemId" WHERE c."agentId" = $1::uuid AND c.state IN ('live', 'suspended')),
       d AS (SELECT s.* FROM "AgentDataSource" x JOIN "DataSource" s ON s.id = x."dataSourceId" WHERE x."agentId" = $1::uuid)
     SELECT unnest(ARRAY['business_owner', 'identity', 'scope', 'oversight']) AS slot
     UNION SELECT 'system:' || "systemSlug" FROM c WHERE "systemSlug" IS NOT NULL
     UNION SELECT 'data:' || slug FROM d WHERE "dataClassification" >= 'confidential'
     UNION SELECT 'compliance' FROM a WHERE hosting = 'vendor' OR "customerFacing" OR "riskTier" = 'critical'
       OR EXISTS (SELECT FROM c WHERE 'regulated' IN (c."dataClassification", c."systemData"))
       OR EXISTS (SELECT FROM d WHERE "dataClassification" = 'regulated')
     UNION SELECT 'residual_risk' FROM a WHERE "riskTier" IN ('high', 'critical') OR hosting = 'vendor'`,
    [agent],
  );
  return rows.map(({ slot }) => slot);
}

/** Whose hands must not meet (R38, R39, R99). */
async function handsOf(database: Queryable, change: Witnessed): Promise<string[]> {
  const row = rowOf(change);
  const found = async (text: string, values: unknown[]) =>
    (await database.query<{ n: number }>(text, values)).length > 0;
  switch (change.what) {
    case "RequestDecision":
      return change.after !== null &&
        !["business_owner", "provisioner"].includes(row.slot ?? "") &&
        (await found(`SELECT 1 AS n FROM "Request" WHERE id = $1::uuid AND "submittedById" = $2::uuid`, [
          row.requestId,
          row.decidedById,
        ]))
        ? [`Who asked decided ${row.slot}.`]
        : [];
    case "Exception":
      if (change.after !== "approved" && change.after !== "refused") return [];
      return row.decidedById === row.requestedById ||
        (await found(
          `SELECT 1 AS n FROM "Gap" g LEFT JOIN "Assignment" s ON s."agentId" = g."agentId" AND s.role IN (g.role, 'business_owner')
             AND s."startsAt" <= $3::timestamptz AND (s."endsAt" IS NULL OR s."endsAt" > $3::timestamptz)
           WHERE g.id = $1::uuid AND $2::uuid IN (g."assigneeId", s."personId")`,
          [row.gapId, row.decidedById, row.decidedAt],
        ))
        ? ["Who asked for the exception, or holds its gap, decided."]
        : [];
    case "Retirement":
      return [
        ...(row.decidedById !== null && row.decidedById === row.requestedById
          ? ["Who asked for the retirement decided."]
          : []),
        ...(row.verifiedById !== null &&
        (await found(
          `SELECT 1 AS n FROM "RetirementStep" WHERE "retirementId" = $1::uuid AND $2::uuid IN ("doneById", "doneForId")`,
          [row.id, row.verifiedById],
        ))
          ? ["Who did a step, or on whose behalf it was done, verified the retirement."]
          : []),
        ...(change.after === "retired" &&
        (await found(`SELECT 1 AS n FROM "RetirementStep" WHERE "retirementId" = $1::uuid AND state = 'open'`, [
          row.id,
        ]))
          ? ["It was retired with a step open."]
          : []),
      ];
    case "ReviewDecision":
      return row.answer !== "cannot_answer" &&
        (await found(
          `SELECT 1 AS n FROM "ReviewItem" i JOIN "Grant" g ON g."capabilityId" = i."capabilityId"
           WHERE i.id = $1::uuid AND i.tier IN ('high', 'critical') AND $2::uuid IN (g."grantedById", g."approvedById")`,
          [row.itemId, row.personId],
        ))
        ? ["Who granted or approved it reviewed it."]
        : [];
    case "Drill":
      return change.after === "closed" &&
        (await found(
          `SELECT 1 AS n FROM "DrillAsk" k WHERE k."drillId" = $1::uuid GROUP BY k."assignmentId"
           HAVING bool_and(k."answeredAt" IS NULL) AND max(k."dueAt") > $2::timestamptz`,
          [row.id, row.endedAt],
        ))
        ? ["A drill closed while somebody could still answer."]
        : [];
    case "DrillAsk":
      return change.column === "rank" &&
        (await found(
          `SELECT 1 AS n FROM "DrillAsk" k WHERE k."drillId" = $1::uuid AND k."assignmentId" = $2::uuid AND k.id <> $3::uuid
             AND (k."personId" = $4::uuid OR k."answeredAt" < $5::timestamptz OR k."dueAt" > $5::timestamptz)`,
          [row.drillId, row.assignmentId, row.id, row.personId, row.askedAt],
        ))
        ? ["A drill asked one person twice for a seat, or the next while the last had time or had answered."]
        : [];
    case "Assignment":
      return ["approver", "provisioner", "detector"].includes(change.after ?? "") &&
        change.before === null &&
        (await found(
          `SELECT 1 AS n FROM "Agent" a JOIN "Assignment" s ON s."agentId" = a.id AND s.id <> $2::uuid
             AND s."personId" = $3::uuid AND s.role IN ('approver', 'provisioner', 'detector') AND s.role <> $4::"Role"
             AND (s."endsAt" IS NULL OR s."endsAt" > $5::timestamptz)
           JOIN "Person" p ON p.id = s."personId" AND p.status = 'active'
           WHERE a.id = $1::uuid AND a.state IN ('approved', 'active', 'suspended')`,
          [row.agentId, row.id, row.personId, change.after, row.startsAt],
        ))
        ? ["One person got two of approver, provisioner and detector."]
        : [];
    default:
      return [];
  }
}
