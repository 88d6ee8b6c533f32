import "#lib/boot.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { controlsOverTime } from "./controls-over-time.ts";
import { endings } from "./endings.ts";
import { exceptionsOf } from "./exceptions.ts";
import { founding } from "./founding.ts";
import { handingOver } from "./handing-over.ts";
import { lately } from "./lately.ts";
import { lifeOfAgent } from "./life-of-agent.ts";
import { Calendar } from "./moments.ts";
import { agents } from "./organisation/agents.ts";
import { type Happening, Replayed, replay } from "./replay.ts";
import { otherRetirements } from "./retirements.ts";
import { reviewsOfAccess } from "./reviews.ts";
import { createSignIns, signInLines, signIns } from "./sign-ins.ts";
import { stories } from "./stories.ts";

export interface LoadedExample {
  /** 'refused': the registry holds something else, be it beside half of an example whose load was interrupted. */
  loaded: "now" | "already" | "refused";
  /** Lines for the terminal. */
  signIns: readonly string[];
}

/**
 * The clock looks in so many days ago, so that what only time opened is in the history as well: once a month, once a
 * week in the last year, which the overview draws, and each day of the last two weeks.
 */
const looks = [
  ...Array.from({ length: 12 }, (_, index) => 722 - index * 30),
  ...Array.from({ length: 50 }, (_, index) => 364 - index * 7),
  ...Array.from({ length: 14 }, (_, index) => 14 - index),
];

/**
 * Loads the example organisation into an empty registry: two years of an invented insurer, replayed through the verbs
 * up to the moment of the load. Asked again, it says that it is there. Only `npm run demo` calls it.
 */
export async function loadExampleOrganisation({
  now = machineClock.now(),
  begins = async () => {},
  say = () => {},
}: {
  now?: Instant;
  /** Hears of the load before its first write, where there is one. */
  begins?: (now: Instant) => Promise<void>;
  say?: (line: string) => void;
} = {}): Promise<LoadedExample> {
  const standing = await whatIsThere();
  if (standing === "example") return { loaded: "already", signIns: signInLines() };
  if (standing !== "nothing") return { loaded: "refused", signIns: [] };
  await begins(now);
  say("Example organisation: loading two years of Halmeric Mutual, once.");
  const calendar = new Calendar(now);
  await replay(twoYears(calendar), [...looks.map((day) => calendar.startOf(day)), now], new Replayed(), say);
  await createSignIns(now);
  return { loaded: "now", signIns: signInLines() };
}

/** Everything that happened, in no order. */
export const twoYears = (calendar: Calendar): Happening[] => [
  ...founding(calendar),
  ...agents.flatMap((agent) => lifeOfAgent(agent, calendar)),
  ...handingOver(calendar),
  ...controlsOverTime(calendar),
  ...endings(calendar),
  ...otherRetirements(calendar),
  ...exceptionsOf(calendar),
  ...stories(calendar),
  ...lately(calendar),
  ...reviewsOfAccess(calendar),
];

/** The sign-ins come last: where they all are, the example is whole. */
async function whatIsThere(): Promise<"nothing" | "example" | "other"> {
  const [found] = await present.query<{ people: boolean; agents: boolean; signIns: number }>(
    `SELECT EXISTS (SELECT FROM "Person") AS people, EXISTS (SELECT FROM "Agent") AS agents,
       (SELECT count(*)::int FROM "LocalAccount" a JOIN "Person" p ON p.id = a."personId" WHERE p.email = ANY($1::text[])) AS "signIns"`,
    [signIns.map(({ email }) => email)],
  );
  if (found && !found.people && !found.agents) return "nothing";
  return found?.signIns === signIns.length ? "example" : "other";
}
