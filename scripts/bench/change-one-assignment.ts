import { randomUUID } from "node:crypto";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { generatedAt } from "./judge-everything.ts";
import { median, timed } from "./statistics.ts";
import "#lib/boot.ts";

const ROUNDS = 150;
const WARM = 20;

interface Held {
  id: string;
  agentId: string;
  personId: string;
}

/** A business owner's acceptance is taken back or given again, so that each judgement opens or closes a gap and a verdict. */
export async function changeOneAssignment(): Promise<Record<string, number>> {
  const at = await generatedAt();
  const held = await present.query<Held>(
    `SELECT h.id::text AS id, h."agentId"::text AS "agentId", h."personId"::text AS "personId" FROM "Assignment" h
     JOIN "Agent" a ON a.id = h."agentId"
     WHERE h.role = 'business_owner' AND h."endsAt" IS NULL AND a.state = 'active' ORDER BY md5(h.id::text) LIMIT $1`,
    [ROUNDS + WARM],
  );
  const judged: number[] = [];
  const verb: number[] = [];
  for (const [round, { id, agentId, personId }] of held.entries()) {
    const took: number[] = [];
    for (const [step, accepted] of [false, true].entries()) {
      const now = at + 60_000 + round * 10 + step;
      await writing(now, async (tx) => {
        await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [agentId]);
        await tx.query(
          `UPDATE "Assignment" SET "acceptedAt" = CASE WHEN $2 THEN "startsAt" + interval '1 day' END,
             "attestedAt" = CASE WHEN $2 THEN "startsAt" + interval '20 days' END WHERE id = $1::uuid RETURNING id::text`,
          [id, accepted],
        );
        took.push(await timed(() => judgeTouched(tx, { agents: [agentId] }, now, randomUUID())));
      });
    }
    const context = systemContext("bench", fixedClock(at + 70_000 + round));
    const themselves = { ...context, actor: { ...context.actor, kind: "person" as const, id: personId, personId } };
    const whole = await timed(() => attestAssignment(themselves, { assignment: id }));
    if (round < WARM) continue;
    judged.push(...took);
    verb.push(whole);
  }
  return { judged: median(judged), attest: median(verb) };
}
