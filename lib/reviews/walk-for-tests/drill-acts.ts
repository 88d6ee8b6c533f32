import fc from "fast-check";
import { acknowledgeDrill } from "#lib/workflow/drills/acknowledge-drill.ts";
import { advanceDrills } from "#lib/workflow/drills/advance-drills.ts";
import { cancelDrill, closeDrill, stopRepeating } from "#lib/workflow/drills/move-drill.ts";
import { startDrill } from "#lib/workflow/drills/start-drill.ts";
import { type Act, who } from "./act.ts";

const newestDrill = `SELECT id::text AS id FROM "Drill" WHERE unit = $1 ORDER BY id DESC LIMIT 1`;
const drillVerbs = { cancel: cancelDrill, close: closeDrill, stop: stopRepeating, answer: acknowledgeDrill };

/** Anybody starts a reachability drill, ends it, stops its repeats or answers it. */
export const drills = fc
  .tuple(fc.constantFrom("start", "start", "start", ...Object.keys(drillVerbs)), who, fc.nat(9))
  .map(
    ([verb, name, salt]): Act => ({
      does: `${name} ${verb} drill`,
      async run(walker) {
        const by = walker.by(salt > 4 && verb !== "answer" ? "guard" : name);
        if (verb === "start")
          return startDrill(by, { name: "Walked", unit: walker.unit, minutes: 30, repeatDays: salt > 7 ? 10 : null });
        const found = await walker.newest<{ id: string }>(newestDrill, [walker.unit]);
        return found === null ? null : drillVerbs[verb as keyof typeof drillVerbs](by, { drill: found.id });
      },
    }),
  );

const starts: Act = {
  does: "guard starts drill",
  run: (walker) => startDrill(walker.by("guard"), { name: "Walked", unit: walker.unit, minutes: 30 }),
};

const answers: Act = {
  does: "whoever is asked answers the drill",
  async run(walker) {
    const found = await walker.newest<{ drill: string; person: string }>(
      `SELECT k."drillId"::text AS drill, k."personId"::text AS person FROM "DrillAsk" k JOIN "Drill" d ON d.id = k."drillId"
       WHERE d.unit = $1 AND d.state = 'running' AND k."answeredAt" IS NULL ORDER BY k.rank DESC LIMIT 1`,
      [walker.unit],
    );
    return found === null ? null : acknowledgeDrill(walker.byId(found.person), { drill: found.drill });
  },
};

/** Time in which silence goes to the next deputy. */
const waits: Act = {
  does: "half an hour passes",
  async run(walker) {
    walker.now += 30 * 60_000;
    await advanceDrills(walker.clock);
  },
};
export const drilling = fc.constantFrom(answers, waits);

/** One drill that is cancelled, and one that a deputy answers. */
export const drilled: readonly Act[] = [
  starts,
  {
    does: "guard cancels drill",
    async run(walker) {
      const found = await walker.newest<{ id: string }>(newestDrill, [walker.unit]);
      return cancelDrill(walker.by("guard"), { drill: found?.id ?? "" });
    },
  },
  starts,
  waits,
  answers,
  waits,
];
