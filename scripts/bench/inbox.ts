import { listInbox } from "#lib/inbox/list-inbox.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { generatedAt } from "./judge-everything.ts";
import { median, timed } from "./statistics.ts";
import "#lib/boot.ts";

const ITEMS = 2000;
const ROUNDS = 60;
const WARM = 10;
/** Marks what is made for the measure, to take it away again. */
const MARK = "bench inbox";

/**
 * The inbox of somebody for whom 2,000 items wait, half of them roles to accept and half gaps to close: what the page
 * asks (the first rows, the exact total, the counts of the groups), beside plain statements of the same.
 */
export async function inbox(): Promise<Record<string, number>> {
  const now = (await generatedAt()) + 2_000_000;
  const [person] = await present.query<{ id: string; name: string }>(
    `SELECT id::text AS id, name FROM "Person" WHERE email = 'person3@example.com'`,
  );
  if (!person) throw new Error("The organisation has no third person.");
  await writing(now, (tx) => fill(tx, person.id, now), { timeout: 120_000 });
  try {
    await present.query(`ANALYZE "Assignment"`);
    await present.query(`ANALYZE "Gap"`);
    const context = systemContext("bench", fixedClock(now));
    const themselves = { ...context, actor: { ...context.actor, kind: "person" as const, personId: person.id } };
    const page: number[] = [];
    const plain: number[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS + WARM; round++) {
      const asked = await timed(async () => {
        total = (await listInbox(themselves, {})).total;
      });
      const same = await timed(() => plainly(person.id, now));
      if (round < WARM) continue;
      page.push(asked);
      plain.push(same);
    }
    return { items: total, page: median(page), plain: median(plain), ratio: median(page) / median(plain) };
  } finally {
    await writing(now + 1000, (tx) => empty(tx, person.id), { timeout: 120_000 });
  }
}

type Queryable = Parameters<Parameters<typeof writing>[1]>[0];

async function fill(tx: Queryable, personId: string, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  await tx.query(
    `INSERT INTO "Assignment" ("agentId", role, "personId", authority, "startsAt", "recordedAt")
     SELECT a.id, 'detector', $1::uuid, $3, $2::timestamptz + (row_number() OVER (ORDER BY a.id) % 20) * interval '1 hour', $2::timestamptz
     FROM "Agent" a WHERE a.state = 'active' AND NOT EXISTS (SELECT FROM "Assignment" s WHERE s."agentId" = a.id AND s."personId" = $1::uuid)
     ORDER BY a.id LIMIT $4 RETURNING id::text`,
    [personId, at, MARK, ITEMS / 2],
  );
  await tx.query(
    `UPDATE "Gap" SET "assigneeId" = $1::uuid WHERE id IN (
       SELECT id FROM "Gap" WHERE status = 'open' AND "assigneeId" IS NULL ORDER BY id LIMIT $2) RETURNING id::text`,
    [personId, ITEMS / 2],
  );
}

async function empty(tx: Queryable, personId: string): Promise<void> {
  await tx.query(`DELETE FROM "Assignment" WHERE "personId" = $1::uuid AND authority = $2 RETURNING id::text`, [
    personId,
    MARK,
  ]);
  await tx.query(`UPDATE "Gap" SET "assigneeId" = NULL WHERE "assigneeId" = $1::uuid RETURNING id::text`, [personId]);
}

/** The same rows and counts by one hand-written statement each. */
async function plainly(personId: string, now: number): Promise<void> {
  const waiting = `
    SELECT 'accept' AS kind, s.id, s."startsAt" + interval '${defaultPolicy.acceptWithinDays * 24} hours' AS due, s.role::text AS title, g.name AS agent
    FROM "Assignment" s JOIN "Agent" g ON g.id = s."agentId"
    WHERE s."personId" = $1::uuid AND s."acceptedAt" IS NULL AND (s."endsAt" IS NULL OR s."endsAt" > $2::timestamptz) AND g.state NOT IN ('retired', 'rejected')
    UNION ALL SELECT 'gap', x.id, x."dueAt", x.sentence, g.name FROM "Gap" x LEFT JOIN "Agent" g ON g.id = x."agentId"
    WHERE x."assigneeId" = $1::uuid AND x.status = 'open'`;
  const values = [personId, new Date(now).toISOString()];
  await present.query(`SELECT * FROM (${waiting}) w ORDER BY w.due, w.kind, w.id LIMIT 51`, values);
  await present.query(
    `SELECT w.kind, w.due <= $2::timestamptz AS overdue, count(*) FROM (${waiting}) w GROUP BY 1, 2`,
    values,
  );
}
