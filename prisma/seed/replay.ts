import { createHash } from "node:crypto";
import { keepDailyFigure } from "#lib/gaps/daily-figure.ts";
import { judgeDue } from "#lib/gaps/judge-due.ts";
import { DAY, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import type { Command } from "#lib/verbs/command.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { installJudge, type Touched } from "#lib/verbs/judge-port.ts";
import { type PersonKey, personNamed } from "./organisation/people.ts";

/** One verb with its input; the input is made when its turn comes, because earlier steps give the ids. */
export interface Step {
  /** Who asks; left out: whoever the happening is of. */
  by?: PersonKey;
  /** True where the verb must be able to refuse it as to a person: who names somebody on an agent in use (R38). */
  refusable?: true;
  /** What the verb is given, where that is known beforehand. */
  input?: unknown;
  run(
    world: Replayed,
    within: <Input, Answer>(verb: VerbWithin<Input, Answer>, input: Input, by?: PersonKey) => Promise<Answer>,
    context: Context,
  ): Promise<void>;
}

interface VerbWithin<Input, Answer> {
  within(tx: Parameters<Command["within"]>[0], context: Context, input: Input): Promise<Answer>;
}

/** Something that somebody did at one moment: its steps happen together or not at all. */
export interface Happening {
  at: Instant;
  /** Null: an operator's script on the machine. */
  by: PersonKey | null;
  reason?: string;
  steps: readonly Step[];
}

/** What the replay has learnt: ids by the names that the data uses. */
export class Replayed {
  readonly people = new Map<PersonKey, string>();
  readonly #assignments = new Map<string, string>();

  keepAssignment(place: AssignmentPlace, id: string): void {
    this.#assignments.set(keyOf(place), id);
  }

  /** Who has an id. */
  keyOf(id: string): PersonKey {
    for (const [key, known] of this.people) if (known === id) return key;
    throw new Error(`Nobody has the id ${id}.`);
  }

  assignment(place: AssignmentPlace): string {
    const id = this.#assignments.get(keyOf(place));
    if (!id) throw new Error(`Nobody was named as ${keyOf(place)} yet.`);
    return id;
  }
}

/** Where a person or team stands: what names an assignment before it has an id. */
export interface AssignmentPlace {
  agent: string;
  capability?: string | null;
  role: string;
  holder: string;
}

const keyOf = ({ agent, capability, role, holder }: AssignmentPlace): string =>
  [agent, capability ?? "", role, holder].join("|");

/**
 * Replays happenings in the order of time through the verbs, each at its own moment by whoever did it. The judgement
 * follows once behind all steps of a happening, in its transaction. Between them time passes: at each instant of
 * `looks` whatever the clock changed is judged, and the day's figure is kept.
 */
export async function replay(
  happenings: readonly Happening[],
  looks: readonly Instant[],
  world: Replayed,
  say: (line: string) => void,
): Promise<void> {
  const inOrder = happenings.toSorted((one, other) => one.at - other.at);
  const ahead = looks.toSorted((one, other) => one - other);
  let told = 0;
  for (const [index, happening] of inOrder.entries()) {
    while (ahead[0] !== undefined && ahead[0] <= happening.at) await look(ahead.shift() as Instant);
    try {
      await happen(happening, world);
    } catch (error) {
      throw new Error(`On ${iso(happening.at)}, by ${happening.by ?? "a script"}: ${(error as Error).message}`, {
        cause: error,
      });
    }
    const tenths = Math.floor(((index + 1) * 4) / inOrder.length);
    if (tenths > told) {
      told = tenths;
      say(`Example organisation: ${tenths * 25} % of its two years.`);
    }
  }
  for (const instant of ahead) await look(instant);
}

/** Lets the clock reach an instant: judges what is due, and keeps the figure of that day. */
async function look(at: Instant): Promise<void> {
  await judgeDue(fixedClock(at));
  await keepDailyFigure(fixedClock(at));
}

async function happen({ at, by, reason, steps }: Happening, world: Replayed): Promise<void> {
  const clock = fixedClock(at);
  const correlationId = correlationOf(at, by, steps.length);
  const touched: Touched[] = [];
  // One judgement behind all steps, in the same transaction: nobody reads in between.
  const judge = installJudge(async (_tx, what) => void touched.push(what));
  try {
    await writing(
      at,
      async (tx) => {
        touched.length = 0;
        // An example that a power cut interrupts is loaded anew; it need not wait for the disk at each step.
        await tx.query("SELECT set_config('synchronous_commit', 'off', true)");
        for (const step of steps) {
          const context: Context = {
            ...systemContext("example organisation", clock),
            correlationId,
            reason: reason ?? null,
            // As in an import, nobody reads the answers, and they need not be put together.
            imported: step.refusable !== true,
            ...actorOf(step.by ?? by, world),
          };
          await step.run(
            world,
            (verb, input, by) => verb.within(tx, { ...context, ...(by && actorOf(by, world)) }, input),
            context,
          );
        }
        await judge(tx, merged(touched), at, correlationId);
      },
      { timeout: 120_000 },
    );
  } finally {
    installJudge(judge);
  }
}

function actorOf(key: PersonKey | null, world: Replayed): Partial<Context> {
  if (key === null) return {};
  const id = world.people.get(key);
  const { name, platformRoles } = personNamed(key);
  if (!id) throw new Error(`${name} is not registered yet.`);
  return { actor: { kind: "person", id, personId: id, name, roles: platformRoles, scopes: null } };
}

const union = (lists: readonly (readonly string[] | undefined)[]): string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
];

const merged = (all: readonly Touched[]): Touched => ({
  agents: union(all.map(({ agents }) => agents)),
  people: union(all.map(({ people }) => people)),
  systems: union(all.map(({ systems }) => systems)),
  dataSources: union(all.map(({ dataSources }) => dataSources)),
  teams: union(all.map(({ teams }) => teams)),
  controls: union(all.map(({ controls }) => controls)),
  identities: union(all.map(({ identities }) => identities)),
  everything: all.some(({ everything }) => everything),
});

/** The same happening has the same correlation id in every load, in the shape of a random UUID. */
function correlationOf(at: Instant, by: string | null, steps: number): string {
  const hex = createHash("sha256")
    .update(`${at % DAY}|${Math.floor(at / DAY) % 1000}|${by}|${steps}`)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
