import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writing } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import type { Contender as AnyContender } from "./contend-for-tests.ts";
import { partOf, type Slot } from "./core/request-vocabulary.ts";
import { openRequest } from "./open-request.ts";
import type { verbs } from "./racer-for-tests.ts";
import { Racers } from "./races-for-tests.ts";
import { readRequest } from "./read-request.ts";

type Contender = AnyContender<keyof typeof verbs>;

/** How many; `RACES=1000` runs the thousand. The contenders are in two processes and are let go at the same moment. */
const RACES = Number(process.env.RACES ?? 24);

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
const people = {} as Record<"asks" | "first" | "second", Person>;
let agent: { id: string; name: string };
let racers: Racers;

beforeAll(async () => {
  for (const name of ["asks", "first", "second"] as const) people[name] = await world.person(name);
  agent = await world.agent();
  racers = await Racers.start(path.join(import.meta.dirname, "racer-for-tests.ts"));
});
afterAll(() => racers.stop());

const slotOf = (slot: string, { id, name }: Person): Slot => ({
  slot,
  question: "?",
  parts: ["what"],
  forId: id,
  askedId: id,
  askedRole: null,
  because: `${name} is asked.`,
});

const opened = () =>
  writing(world.now, async (tx) => {
    const { request } = await openRequest(tx, world.as(people.asks), {
      kind: "exception",
      agentId: agent.id,
      subject: { kind: "agent", id: agent.id, name: agent.name },
      title: "Race",
      parts: [partOf("what", "What", { amount: 5 })],
      slots: [slotOf("one", people.first), slotOf("two", people.second)],
    });
    return request.id;
  });

const decision =
  (decided: "approve" | "reject") =>
  (request: string, person: Person, slot: string): Contender => ({
    verb: "decide",
    actor: world.as(person).actor,
    input: { request, slot, decision: decided, reason: "So" },
  });
const yes = decision("approve");
const no = decision("reject");
const withdraws = (request: string, person: Person): Contender => ({
  verb: "withdraw",
  actor: world.as(person).actor,
  input: { request },
});
const wantsChanges = (request: string, person: Person): Contender => ({
  verb: "changes",
  actor: world.as(person).actor,
  input: { request, reason: "Less" },
});

/** What runs at once, and what was done before it. */
const races: { name: string; run: (id: string) => Contender[]; first?: (id: string) => Contender }[] = [
  { name: "both last decisions", run: (id) => [yes(id, people.first, "one"), yes(id, people.second, "two")] },
  { name: "the same decision twice", run: (id) => [yes(id, people.first, "one"), yes(id, people.first, "one")] },
  { name: "yes and no to one question", run: (id) => [yes(id, people.first, "one"), no(id, people.first, "one")] },
  {
    name: "the last yes and a withdrawal",
    first: (id) => yes(id, people.first, "one"),
    run: (id) => [yes(id, people.second, "two"), withdraws(id, people.asks)],
  },
  {
    name: "the last yes and changes asked for",
    first: (id) => yes(id, people.first, "one"),
    run: (id) => [yes(id, people.second, "two"), wantsChanges(id, people.second)],
  },
  {
    name: "the submitter between the two",
    run: (id) => [yes(id, people.first, "one"), yes(id, people.asks, "two"), yes(id, people.second, "two")],
  },
];

test(`R38 R39: in ${RACES} races of two processes that decide at once no request is completed that may not be`, {
  timeout: 60_000 + RACES * 2_000,
}, async () => {
  const states = new Map<string, number>();
  const answers = new Map<string, number>();
  for (let race = 0; race < RACES; race++) {
    const { name, run, first } = races[race % races.length] as (typeof races)[number];
    const id = await opened();
    if (first !== undefined) await racers.race([first(id)], world.now);
    const outcomes = await racers.race(run(id), world.now);
    const request = await readRequest(world.admin, { request: id });
    const types = (await evidenceOf(id)).map(({ type }) => type);
    const live = request.decisions.filter(({ voidedAt }) => voidedAt === null);
    const whole = live.every(({ decision }) => decision === "approve");
    const carriedOut = types.filter((type) => type === "race.carried_out").length;
    expect([name, carriedOut]).toEqual([name, request.state === "approved" ? 1 : 0]);
    if (request.state === "approved") expect([name, whole]).toEqual([name, true]);
    for (const { decidedBy } of live) expect(decidedBy?.id).not.toBe(people.asks.id);
    expect([name, new Set(live.map(({ slot }) => slot)).size]).toEqual([name, 2]);
    // One entry for each decision that is kept, one for each end.
    expect(types.filter((type) => type === "request.decided").length).toBe(
      live.filter(({ decision }) => decision !== null).length,
    );
    expect(types.filter((type) => /approved|rejected|withdrawn/.test(type)).length).toBeLessThanOrEqual(1);
    expect([name, outcomes.flatMap(({ fault }) => fault ?? [])]).toEqual([name, []]);
    const answer = `${name}: ${request.state}, ${outcomes.map(({ refused }) => refused ?? "done").join(" and ")}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    states.set(request.state, (states.get(request.state) ?? 0) + 1);
  }
  if (process.env.RACES)
    process.stdout.write(
      `${[...answers]
        .map(([answer, n]) => `${n} × ${answer}`)
        .sort()
        .join("\n")}\n`,
    );
  expect(states.get("approved") ?? 0).toBeGreaterThan(0);
});
