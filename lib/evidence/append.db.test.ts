import pg from "pg";
import { describe, expect, test } from "vitest";
import { canonicalJson, type EvidenceEntry, entryHash } from "#lib/evidence/core/entry.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { present, sqlState, writing } from "#lib/platform/database.ts";
import { appendEvidence } from "./append.ts";

const NOW = Date.UTC(2026, 2, 1, 12);
const origin = {
  actor: { kind: "system" as const, id: null, name: "test" },
  now: NOW,
  correlationId: "correlation",
  reason: "because",
};
const draft = (name: string, payload: Record<string, unknown> = {}) => ({
  type: "test.happened",
  subject: { kind: "test", id: null, name, agentId: null },
  payload,
});
const append = (name: string, payload?: Record<string, unknown>, now = NOW) =>
  writing(now, (tx) => appendEvidence(tx, { ...origin, now }, [draft(name, payload)]));

const asOwner = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

describe("R76: evidence is append-only", () => {
  test.each([
    ["an update", `UPDATE "Evidence" SET reason = 'other'`],
    ["a deletion", `DELETE FROM "Evidence"`],
    ["emptying it", `TRUNCATE "Evidence"`],
    ["an update of one month", `UPDATE "Evidence_2026_03" SET reason = 'other'`],
    ["emptying one month", `TRUNCATE "Evidence_2026_03"`],
  ])("%s is refused to the application and to the owner of the tables", async (_, sql) => {
    await append("kept");
    const refusedTo = async (ask: (sql: string) => Promise<unknown>) =>
      sqlState(await ask(sql).catch((error) => error));
    expect(["42501", "EV001"]).toContain(await refusedTo((text) => present.query(text)));
    expect(await refusedTo(asOwner)).toBe("EV001");
    const [row] = await present.query<{ reason: string }>(`SELECT DISTINCT reason FROM "Evidence"`);
    expect(row?.reason).toBe("because");
  });

  test.each(["History", "GapEvent", "PolicyVersion"])("%s too", async (table) => {
    for (const sql of [`DELETE FROM "${table}"`, `TRUNCATE "${table}" CASCADE`])
      expect(["42501", "EV001"]).toContain(sqlState(await present.query(sql).catch((error) => error)));
    expect(sqlState(await asOwner(`TRUNCATE "${table}" CASCADE`).catch((error) => error))).toBe("EV001");
  });
});

test("R75: an entry can be hashed again from what is stored, and a changed byte shows", async () => {
  const [sequence] = await append("hashed", { b: 1, a: { d: "é", c: [true, null, 1e21] }, at: new Date(NOW) });
  const [row] = await present.query<{ entry: EvidenceEntry; payload: string; hash: string }>(
    `SELECT jsonb_build_object('actor', jsonb_build_object('kind', "actorKind", 'id', "actorId", 'name', "actorName"), 'type', type,
       'subject', jsonb_build_object('kind', "subjectKind", 'id', "subjectId", 'name', "subjectName", 'agentId', "agentId"),
       'correlationId', "correlationId", 'reason', reason) AS entry, payload, hash
     FROM "Evidence" WHERE sequence = $1::bigint`,
    [sequence],
  );
  const stored = row as NonNullable<typeof row>;
  const payload = JSON.parse(stored.payload);
  expect(stored.payload).toBe(canonicalJson(payload));
  const entry = { ...stored.entry, at: iso(NOW), payload };
  expect(entryHash(entry)).toBe(stored.hash);
  expect(entryHash({ ...entry, reason: "Because" })).not.toBe(stored.hash);
});

test("R82: an entry goes when its transaction does, and the month it opened stays usable", async () => {
  const far = Date.UTC(2031, 5, 1);
  const failing = writing(far, async (tx) => {
    await appendEvidence(tx, { ...origin, now: far }, [draft("gone")]);
    throw new Error("taken back");
  });
  await expect(failing).rejects.toThrow("taken back");
  await append("stays", {}, far);
  const rows = await present.query<{ name: string }>(
    `SELECT "subjectName" AS name FROM "Evidence" WHERE at = $1::timestamptz`,
    [iso(far)],
  );
  expect(rows).toEqual([{ name: "stays" }]);
});

describe("the database refuses by itself", () => {
  const person = async () =>
    (
      await present.query<{ id: string }>(
        `INSERT INTO "Person" (email, name) VALUES (gen_random_uuid() || '@example.com', 'P') RETURNING id::text AS id`,
      )
    )[0]?.id;
  const agent = async () =>
    (
      await present.query<{ id: string }>(
        `INSERT INTO "Agent" (slug, name) VALUES ('a-' || gen_random_uuid(), 'A') RETURNING id::text AS id`,
      )
    )[0]?.id;
  const capability = async (agentId: string | undefined) =>
    (
      await present.query<{ id: string }>(
        `INSERT INTO "Capability" ("agentId", slug, name) VALUES ($1::uuid, 'c', 'C') RETURNING id::text AS id`,
        [agentId],
      )
    )[0]?.id;
  const assign = (agentId: unknown, personId: unknown, from: string, until: string | null, more = "") =>
    present.query(
      `INSERT INTO "Assignment" ("agentId", "personId", role, "startsAt", "endsAt"${more && ", accountable"})
       VALUES ($1::uuid, $2::uuid, 'approver', $3::timestamptz, $4::timestamptz${more})`,
      [agentId, personId, from, until],
    );
  const state = async (asked: Promise<unknown>) => sqlState(await asked.then(() => null).catch((error) => error));

  test("two overlapping assignments of one person in one role and scope, but not two in turn", async () => {
    const [a, p] = [await agent(), await person()];
    await assign(a, p, "2026-01-01Z", "2026-02-01Z");
    await assign(a, p, "2026-02-01Z", null);
    expect(await state(assign(a, p, "2026-03-01Z", null))).toBe("23P01");
    expect(await state(assign(a, p, "2026-01-31T23:59:59Z", "2026-02-01Z"))).toBe("23P01");
  });

  test("R7: two people marked as accountable for one role at once", async () => {
    const a = await agent();
    await assign(a, await person(), "2026-01-01Z", null, ", true");
    expect(await state(assign(a, await person(), "2026-05-01Z", null, ", true"))).toBe("23P01");
  });

  test("a grant that ends before it starts, and two grants at once", async () => {
    const a = await agent();
    const c = await capability(a);
    const grant = (from: string, until: string | null) =>
      present.query(
        `INSERT INTO "Grant" ("agentId", "capabilityId", "startsAt", "endsAt") VALUES ($1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz)`,
        [a, c, from, until],
      );
    expect(await state(grant("2026-02-01Z", "2026-01-01Z"))).toBe("23514");
    await grant("2026-01-01Z", "2026-02-01Z");
    expect(await state(grant("2026-01-15Z", null))).toBe("23P01");
  });

  test("R3: a team that is accountable; and a role on the capability of another agent", async () => {
    const a = await agent();
    const [team] = await present.query<{ id: string }>(
      `INSERT INTO "Team" (slug, name) VALUES ('t-' || gen_random_uuid(), 'T') RETURNING id::text AS id`,
    );
    const byTeam = present.query(
      `INSERT INTO "Assignment" ("agentId", "teamId", role, "startsAt", accountable) VALUES ($1::uuid, $2::uuid, 'approver', now(), true)`,
      [a, team?.id],
    );
    expect(await state(byTeam)).toBe("23514");
    const elsewhere = present.query(
      `INSERT INTO "Assignment" ("agentId", "capabilityId", "personId", role, "startsAt") VALUES ($1::uuid, $2::uuid, $3::uuid, 'approver', now())`,
      [a, await capability(await agent()), await person()],
    );
    expect(await state(elsewhere)).toBe("23503");
  });
});
