import { expect, test } from "vitest";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { readPresence } from "#lib/registry/read-presence.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { approveRegistration } from "#lib/workflow/decide-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { keepDailyFigure } from "./daily-figure.ts";
import { listGaps } from "./list-gaps.ts";
import { readOverview } from "./read-overview.ts";

const world = new World();
const sum = (rows: readonly { open: number }[]): number => rows.reduce((total, row) => total + row.open, 0);

test("R134: with no approved agent there is no figure, and nothing is open", async () => {
  const agent = await world.statedAgent("Draft");
  await world.capability(agent, "Read", { action: "read" });
  const overview = await readOverview(world.admin, {});
  expect(overview.answerability).toEqual({ answerable: 0, total: 0 });
  expect(overview.agents).toEqual([{ riskTier: "low", state: "draft", count: 1 }]);
  expect(overview.gaps).toEqual([]);
  expect(overview.dueFirst).toEqual([]);
  expect(overview.before).toBeNull();
});

test("R46: the figures are those of the lists behind them, and what one fact closes is one line, the most severe first", async () => {
  const agent = await world.statedAgent("Refunds");
  const system = await world.system("Bank", { kind: "payment" });
  for (const name of ["Pay", "Pay back"]) await world.capability(agent, name, { action: "pay", system: system.id });
  await submitAgent(world.admin, { agent: agent.id });
  await approveRegistration(world, agent);

  const overview = await readOverview(world.admin, {});
  const { total } = await listGaps(world.admin, { status: "open" });
  expect(sum(overview.gaps)).toBe(total);
  expect(overview.answerability).toEqual({ answerable: 0, total: 2 });
  for (const { severity, open } of overview.gaps)
    expect((await listGaps(world.admin, { status: "open", severity })).total).toBe(open);

  const severities = overview.dueFirst.map(({ severity }) => severity);
  const scale = ["low", "medium", "high", "critical"];
  expect(severities).toEqual(severities.toSorted((a, b) => scale.indexOf(b) - scale.indexOf(a)));
  const keys = overview.dueFirst.map(({ closedBy }) => closedBy);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { closedBy, count } of overview.dueFirst)
    expect((await listGaps(world.admin, { status: "open", closedBy })).total).toBe(count);
  expect(overview.dueFirst.some(({ count }) => count > 1)).toBe(true);
});

test("what is overdue is counted at the moment of the question, and the figure of a month ago stands beside it", async () => {
  await keepDailyFigure(fixedClock(world.now));
  world.pass(31);
  const overview = await readOverview(world.admin, {});
  expect(overview.gaps.find(({ severity }) => severity === "high")?.overdue).toBeGreaterThan(0);
  expect(overview.gaps.find(({ severity }) => severity === "low")?.overdue ?? 0).toBe(0);
  expect(overview.before).toMatchObject({ answerable: 0, total: 2 });
});

test("R9: who left is never shown as if they answered", async () => {
  const agent = await world.statedAgent("Named");
  const named = await world.person("Named");
  const other = await world.person("Other");
  await world.name(agent, "system_owner", named);
  await editPerson(world.admin, { person: named.id, status: "left" });
  expect(await readPresence(world.admin, { people: [named.id, other.id] })).toEqual([
    { id: named.id, status: "left", leftAt: iso(world.now) },
  ]);
});
