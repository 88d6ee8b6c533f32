import { judgeDue } from "#lib/gaps/judge-due.ts";
import { rejudgeEverything } from "#lib/gaps/rejudge-everything.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { generatedAt } from "./judge-everything.ts";
import { median, timed } from "./statistics.ts";
import "#lib/boot.ts";

const ROUNDS = 3;

/** Person 1, who owns one agent in a hundred, leaves and comes back: until every gap of it is kept. */
export async function leave(): Promise<Record<string, number>> {
  const at = (await generatedAt()) + 1_000_000;
  const [owned] = await present.query<{ agents: number }>(
    `SELECT count(DISTINCT h."agentId")::int AS agents FROM "Assignment" h JOIN "Person" p ON p.id = h."personId"
     WHERE p.email = 'person1@example.com' AND h."endsAt" IS NULL`,
  );
  const left: number[] = [];
  const full: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const status of ["left", "active"] as const) {
      const clock = fixedClock(at + round * 1000 + (status === "left" ? 0 : 500));
      const took = await timed(async () => {
        await editPerson(systemContext("bench", clock), { person: "person1@example.com", status });
        await judgeDue(clock);
      });
      if (status === "left") left.push(took);
    }
    full.push(await timed(() => rejudgeEverything(fixedClock(at + round * 1000 + 600))));
  }
  return { left: median(left), full: median(full), agents: owned?.agents ?? 0, share: median(left) / median(full) };
}
