import type pg from "pg";
import { catalogue } from "#lib/controls/core/catalogue.ts";

/** How large an organisation is generated; the same numbers give the same organisation. */
export interface Estate {
  agents: number;
  capabilitiesPerAgent: number;
  assignmentsPerAgent: number;
  /** The moment at which it stands. */
  at: string;
}

const id = (kind: string, number: string): string =>
  `('0190${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const personId = (number: string): string => id("0001", `((${number}) % p.people) + 1`);

const member = (type: string, number: string): string =>
  `(enum_range(NULL::"${type}"))[1 + (${number}) % cardinality(enum_range(NULL::"${type}"))]`;

/** Dropped while rows pour in and made again afterwards, which is many times faster. */
const overlaps = [
  ["Assignment", "assignment_no_overlap"],
  ["Assignment", "assignment_one_marked"],
  ["Grant", "grant_no_overlap"],
] as const;

/**
 * Fills an empty, migrated database, by the server alone and as its superuser: agents in all states, mostly active;
 * every role held by people who accepted; grants with an end; default owners for all controls. About one agent in ten
 * has something to find. Person 1 owns one agent in a hundred.
 */
export async function generate(client: pg.Client, { agents, ...estate }: Estate): Promise<void> {
  const { capabilitiesPerAgent: perAgent, assignmentsPerAgent, at } = estate;
  const sizes = `(SELECT ${agents} AS agents, ${agents * 2} AS people, ${Math.max(10, Math.floor(agents / 10))} AS systems, ${Math.max(5, Math.floor(agents / 20))} AS sources) p`;
  const days = (number: number): string => `'${at}'::timestamptz + interval '${number} days'`;
  const since = `'${at}'::timestamptz`;
  const kept = new Map<string, string>();
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const [table, name] of overlaps) {
    const { rows } = await client.query<{ definition: string }>(
      "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1",
      [name],
    );
    kept.set(name, rows[0]?.definition ?? "");
    await client.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
  }
  const fill = (statement: string) => client.query(statement);
  await fill(`INSERT INTO "Person" (id, email, name, unit, since, "createdAt")
    SELECT ${id("0001", "n")}, 'person' || n || '@example.com', 'Person ' || n, 'Unit ' || n % 40, ${since}, ${since}
    FROM ${sizes}, generate_series(1, p.people) n`);
  await fill(`INSERT INTO "System" (id, slug, name, kind, "ownerId", "dataClassification", "enforcesApproval", since)
    SELECT ${id("0002", "n")}, 'system-' || n, 'System ' || n, ${member("SystemKind", "n")}, ${personId("n * 7")},
      ${member("DataClassification", "n % 4")}, true, ${since} FROM ${sizes}, generate_series(1, p.systems) n`);
  await fill(`INSERT INTO "DataSource" (id, slug, name, "dataOwnerId", "qualityOwnerId", "dataClassification", since)
    SELECT ${id("0003", "n")}, 'source-' || n, 'Source ' || n, ${personId("n * 11")}, ${personId("n * 13")},
      ${member("DataClassification", "n % 3")}, ${since} FROM ${sizes}, generate_series(1, p.sources) n`);
  await fill(`INSERT INTO "Control" ("controlId", "defaultOwnerId", since)
    SELECT c, ${personId("row_number() OVER () * 17")}, ${since} FROM ${sizes}, unnest(ARRAY['${catalogue.controls.map((control) => control.id).join("','")}']) c`);
  await fill(`INSERT INTO "Agent" (id, slug, name, state, purpose, "taskBoundary", "acceptableOutcomes", "businessUnit", interaction,
      hosting, autonomy, "autonomyReason", "residualRiskStatement", "residualRiskAcceptedById", "residualRiskAcceptedAt",
      "identityApprovedById", "identityApprovedAt", "scopeApprovedById", "scopeApprovedAt", "oversightApprovedById",
      "oversightApprovedAt", "customerFacing", "usesRetrieval", "usesMcp", environment, "workloadIdentity", "credentialKind",
      "credentialTtlSeconds", "playbookUrl", escalation, "retirementPlan", "submittedAt", "approvedAt", "activatedAt", since, "createdAt")
    SELECT ${id("0004", "n")}, 'agent-' || n, (ARRAY['Refund','Billing','Support','Claims','Deploy','Search','Invoice'])[1 + n % 7] || ' agent ' || n,
      CASE n % 20 WHEN 0 THEN 'draft' WHEN 1 THEN 'submitted' WHEN 2 THEN 'approved' WHEN 3 THEN 'suspended' WHEN 4 THEN 'retired'
        ELSE 'active' END::"AgentState",
      'Does the work of desk ' || n % 97, 'Only what desk ' || n % 97 || ' is asked for', 'Work done, or handed over', 'Unit ' || n % 40,
      ${member("Interaction", "n")}, 'internal', ${member("Autonomy", "n % 3")}, 'It saves a step', 'Some mistakes stay',
      ${personId("n * 3")}, ${days(-20)}, ${personId("n * 5")}, ${days(-20)}, ${personId("n * 7")}, ${days(-20)}, ${personId("n * 7")}, ${days(-20)},
      n % 5 = 0, n % 4 = 0, n % 3 = 0, ${member("Environment", "n")}, 'spiffe://example.com/agent/' || n, 'ephemeral', 900,
      CASE WHEN n % 10 = 7 THEN NULL ELSE 'https://wiki.example.com/playbooks/' || n END, 'Desk lead', 'Switched off in the second year',
      ${days(-25)}, ${days(-20)}, ${days(-15)}, ${since}, ${since}
    FROM ${sizes}, generate_series(1, p.agents) n`);
  await fill(`INSERT INTO "AgentDataSource" ("agentId", "dataSourceId", since)
    SELECT ${id("0004", "n")}, ${id("0003", "1 + n % p.sources")}, ${since} FROM ${sizes}, generate_series(1, p.agents) n WHERE n % 4 < 2`);
  await fill(`INSERT INTO "AgentDelegate" ("agentId", "delegateSlug", "delegateId", since)
    SELECT ${id("0004", "n")}, 'agent-' || n + 5, ${id("0004", "n + 5")}, ${since}
    FROM ${sizes}, generate_series(1, p.agents - 5) n WHERE n % 25 = 6`);
  await fill(`INSERT INTO "Capability" (id, "agentId", slug, name, action, "systemId", "dataClassification", reversible, bounds, monitoring,
      "revocationPath", "revocationMinutes", state, "approvedAt", since, "createdAt")
    SELECT ${id("0005", `n * ${perAgent} + i`)}, ${id("0004", "n")}, 'capability-' || i, 'Capability ' || i, ${member("Action", "n + i")},
      ${id("0002", "1 + (n * 7 + i) % p.systems")}, ${member("DataClassification", "(n + i) % 4")}, (n + i) % 2 = 0,
      '{"text": "At most 100 an hour"}', 'Logs and alerts', 'Take the grant away', 10, 'live', ${days(-20)}, ${since}, ${since}
    FROM ${sizes}, generate_series(1, p.agents) n, generate_series(0, ${perAgent - 1}) i ORDER BY n, i`);
  await fill(`INSERT INTO "Grant" ("agentId", "capabilityId", "grantedById", "approvedById", reason, "startsAt", "endsAt", since)
    SELECT ${id("0004", "n")}, ${id("0005", `n * ${perAgent} + i`)}, ${personId("n * 19 + i")}, ${personId("n * 23 + i")}, 'Asked for by the desk',
      ${days(-15)}, ${days(60)}, ${since} FROM ${sizes}, generate_series(1, p.agents) n, generate_series(0, ${perAgent - 1}) i ORDER BY n, i`);
  await fillAssignments(client, { sizes, perAgent, assignmentsPerAgent, days, since });
  for (const [table, name] of overlaps)
    await client.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${kept.get(name)}`);
  await client.query("SET session_replication_role = origin");
  await client.query("VACUUM (ANALYZE)");
}

/** Defaults for all nine roles, then own people per capability, then assignments of the past until the number is reached. */
async function fillAssignments(
  client: pg.Client,
  {
    sizes,
    perAgent,
    assignmentsPerAgent,
    days,
    since,
  }: {
    sizes: string;
    perAgent: number;
    assignmentsPerAgent: number;
    days: (number: number) => string;
    since: string;
  },
): Promise<void> {
  const columns = `("id", "agentId", "capabilityId", role, "personId", authority, "startsAt", "endsAt", "acceptedAt", "attestedAt", "recordedAt", since)`;
  // Person 1 holds only what is theirs below.
  const holder = (salt: string): string => id("0001", `((n * 29 + (${salt}) * 1013) % (p.people - 1)) + 2`);
  const numbered = (salt: string): string => id("0006", `n * 1000 + ${salt}`);
  // Person 1 owns one agent in a hundred; one agent in fifty has a business owner who has not accepted for long.
  await client.query(`INSERT INTO "Assignment" ${columns}
    SELECT ${numbered("r")}, ${id("0004", "n")}, NULL, (enum_range(NULL::"Role"))[r],
      CASE WHEN r = 1 AND n % 100 = 50 THEN ${id("0001", "1")} ELSE ${holder("r")} END,
      CASE WHEN r = 9 THEN 'May suspend it' END, ${days(-30)}, NULL, CASE WHEN r = 1 AND n % 50 = 9 THEN NULL ELSE ${days(-29)} END,
      CASE WHEN r = 1 AND n % 50 = 9 THEN NULL ELSE ${days(-10)} END, ${days(-30)}, ${since}
    FROM ${sizes}, generate_series(1, p.agents) n, generate_series(1, 9) r ORDER BY n, r`);
  const own = Math.min(perAgent * 5, Math.max(0, assignmentsPerAgent - 9));
  if (own > 0)
    await client.query(`INSERT INTO "Assignment" ${columns}
      SELECT ${numbered("100 + k")}, ${id("0004", "n")}, ${id("0005", `n * ${perAgent} + k / 5`)}, (enum_range(NULL::"Role"))[5 + k % 5],
        ${holder("20 + k")}, CASE WHEN k % 5 = 4 THEN 'May suspend it' END, ${days(-30)}, NULL, ${days(-29)}, ${days(-10)}, ${days(-30)}, ${since}
      FROM ${sizes}, generate_series(1, p.agents) n, generate_series(0, ${own - 1}) k ORDER BY n, k`);
  const past = assignmentsPerAgent - 9 - own;
  if (past > 0)
    await client.query(`INSERT INTO "Assignment" ${columns}
      SELECT ${numbered("500 + k")}, ${id("0004", "n")}, NULL, (enum_range(NULL::"Role"))[1 + k % 9], ${holder("200 + k")}, NULL,
        ${days(-400)}, ${days(-100)}, ${days(-399)}, NULL, ${days(-400)}, ${since}
      FROM ${sizes}, generate_series(1, p.agents) n, generate_series(0, ${past - 1}) k ORDER BY n, k`);
  await client.query(`INSERT INTO "AssignmentDeputy" ("agentId", "assignmentId", "personId", position, since)
    SELECT a."agentId", a.id, ${personId(`('x' || right(a."personId"::text, 8))::bit(32)::int`)},
      0, ${since} FROM ${sizes}, "Assignment" a WHERE a.role IN ('business_owner', 'responder') AND a."endsAt" IS NULL ORDER BY a."agentId"`);
}
