import { expect, test } from "vitest";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { listAllCapabilities } from "#lib/registry/list-all-capabilities.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { approveRegistration } from "#lib/workflow/decide-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { keepDailyFigure } from "./daily-figure.ts";
import { listGaps } from "./list-gaps.ts";
import { ENDS_SOON, readTrends } from "./read-trends.ts";

const world = new World();
const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);

test("R134: an empty registry has no figures", async () => {
  const trends = await readTrends(world.admin, {});
  expect(trends).toMatchObject({ weeks: [], byDue: [], byRule: [], byUnit: [], grantsEnding: { data: [], total: 0 } });
});

test("R134, R46: figures by due time, rule and unit are those of the lists behind them", async () => {
  const agent = await world.statedAgent("Refunds", { businessUnit: "Claims" });
  const system = await world.system("Bank", { kind: "payment" });
  const day = (days: number) => iso(world.now + days * DAY);
  await world.capability(agent, "Pay", {
    action: "pay",
    system: system.id,
    grant: { reason: "Asked for by the desk", startsAt: day(0), endsAt: day(20) },
  });
  await world.capability(agent, "Pay later", {
    action: "pay",
    system: system.id,
    grant: { reason: "Asked for by the desk", startsAt: day(0), endsAt: day(80) },
  });
  await submitAgent(world.admin, { agent: agent.id });
  await approveRegistration(world, agent);

  const trends = await readTrends(world.admin, {});
  const { total } = await listGaps(world.admin, { status: "open" });
  expect(sum(trends.byDue)).toBe(total);
  for (const { rule, count, agents } of trends.byRule) {
    expect((await listGaps(world.admin, { status: "open", rule })).total).toBe(count);
    expect(agents).toBe(1);
  }
  expect(trends.byUnit).toEqual([
    expect.objectContaining({ unit: "Claims", agents: 1, answerable: 0, total: 2, open: total }),
  ]);
  expect(trends.grantsEnding).toMatchObject({
    total: 1,
    data: [{ agent: { id: agent.id }, capability: { name: expect.stringMatching(/^Pay \d/), riskTier: "high" } }],
  });
  // The number is a link to the rows behind it: later grants, and those that another follows, are not among them.
  for (const [days, names] of [
    [19, []],
    [ENDS_SOON, [/^Pay \d/]],
    [80, [/^Pay \d/, /^Pay later/]],
  ] as const) {
    const rows = await listAllCapabilities(world.admin, { agent: agent.slug, grantEndsWithin: days, sort: "name" });
    expect(rows.data.map(({ name }) => name)).toEqual(names.map((name) => expect.stringMatching(name)));
  }
});

test("a gap comes due by the clock alone, and each figure is that of its list", async () => {
  const before = await readTrends(world.admin, {});
  expect(before.byDue.some(({ due }) => due === "overdue")).toBe(false);
  world.pass(8);
  const week = await readTrends(world.admin, {});
  expect(sum(week.byDue.filter(({ due }) => due === "overdue"))).toBe(
    (await listGaps(world.admin, { status: "open", overdue: "true" })).total,
  );
  world.pass(91);
  const late = await readTrends(world.admin, {});
  for (const { due, severity, count } of late.byDue)
    expect((await listGaps(world.admin, { status: "open", due, severity })).total).toBe(count);
});

test("the figure over time has one point a week, the newest day among them", async () => {
  const start = world.now;
  for (let day = 0; day <= 17; day++) await keepDailyFigure(fixedClock(start + day * DAY));
  world.pass(17);
  const { weeks } = await readTrends(world.admin, {});
  expect(weeks.length).toBeGreaterThanOrEqual(3);
  expect(weeks.length).toBeLessThanOrEqual(4);
  expect(weeks.at(-1)?.day).toBe(new Date(world.now).toISOString().slice(0, 10));
  expect(weeks.at(-1)).toMatchObject({ answerable: 0, total: 2 });
});
