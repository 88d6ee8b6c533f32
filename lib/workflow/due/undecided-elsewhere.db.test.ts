import { expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { readException } from "../exceptions/list-exceptions.ts";
import { approveException } from "../exceptions/move-exception.ts";
import { requestException } from "../exceptions/request-exception.ts";
import { watchExceptions } from "../exceptions/watch-exceptions.ts";
import { approveRetirement } from "../retirements/move-retirement.ts";
import { readRetirement } from "../retirements/read-retirement.ts";
import { requestRetirement } from "../retirements/request-retirement.ts";
import { agentInUse, asked, type InUse, inState } from "../retirements/retiring-for-tests.ts";
import { followDecisions } from "./follow-decisions.ts";

type Person = { id: string; name: string };

const run = async ({ world }: InUse) => {
  for (let twice = 0; twice < 2; twice++) await followDecisions(fixedClock(world.now));
};
const recorded = async (id: string) =>
  (await evidenceOf(id))
    .filter(({ type }) => /reminded|escalated/.test(type))
    .map(({ type, payload }) => [type, (payload.to as { role: string } | undefined)?.role ?? null]);
const told = async (person: Person, href: string, unread = false) =>
  (
    await present.query<{ kind: string }>(
      `SELECT kind FROM "Notice" WHERE "personId" = $1::uuid AND href = $2 AND kind LIKE 'decision-%'
         AND ($3::boolean IS FALSE OR "readAt" IS NULL) ORDER BY at, id`,
      [person.id, href, unread],
    )
  ).map(({ kind }) => kind);
const waits = async ({ world }: InUse, person: Person, href: string, roles: PlatformRole[] = ["member"]) =>
  (await listInbox(world.as(person, roles), { limit: 200 })).data
    .filter((item) => item.href === href)
    .map(({ dueAt, due }) => [dueAt, due]);

test("R39 R94: a retirement that nobody decides is due, reminds who may, and goes to security, who then decide it", async () => {
  const it = await agentInUse();
  const { world, people } = it;
  const sam = await world.person("Sam", { platformRoles: ["member", "security"] });
  const { id, dueAt } = await asked(it);
  const href = `/retirements/${id}`;
  expect(dueAt).toBe(iso(world.now + 5 * DAY));
  expect(await waits(it, people.owner, href)).toEqual([[dueAt, "week"]]);
  world.pass(4);
  await run(it);
  expect(await recorded(id)).toEqual([["retirement.reminded", null]]);
  expect(await waits(it, sam, href, ["member", "security"])).toEqual([]);
  world.pass(1);
  await run(it);
  expect(await recorded(id)).toEqual([
    ["retirement.reminded", null],
    ["retirement.escalated", "security"],
  ]);
  expect(await waits(it, sam, href, ["member", "security"])).toEqual([[dueAt, "overdue"]]);
  // Who asked for it hears nothing: they may not decide it.
  expect([await told(people.owner, href), await told(sam, href), await told(people.retirement, href)]).toEqual([
    ["decision-reminder", "decision-reminder"],
    ["decision-escalated"],
    [],
  ]);
  await approveRetirement(world.as(sam, ["member", "security"]), { retirement: id, reason: "Nobody needs it." });
  for (const person of [people.owner, people.security, sam]) expect(await told(person, href, true)).toEqual([]);
  expect((await readRetirement(world.admin, { retirement: id })).dueAt).toBeNull();
  world.pass(5);
  await run(it);
  expect(await recorded(id)).toHaveLength(2);
});

test("R94: a retirement is to be decided before the day for which it is scheduled", async () => {
  const it = await agentInUse();
  const scheduledAt = iso(it.world.now + 3 * DAY);
  expect((await asked(it, { scheduledAt })).dueAt).toBe(scheduledAt);
});

test("R33 R47: an exception that security does not decide reminds them, and goes to admins, who see to it that somebody can", async () => {
  const it = await agentInUse();
  const { world, people, agent } = it;
  const sam = await world.person("Sam", { platformRoles: ["member", "security"] });
  const ada = await world.person("Ada", { platformRoles: ["member", "admin"] });
  const [gap, other] = (await listGaps(world.admin, { agent: agent.slug, limit: 2 })).data;
  const ask = (of: typeof gap, days: number) =>
    requestException(world.as(people.owner), {
      gap: of?.id ?? "",
      reason: "Next month.",
      compensatingControl: "A person looks.",
      endsAt: iso(world.now + days * DAY),
    });
  const [long, short] = [await ask(gap, 20), await ask(other, 3)];
  expect([long.dueAt, short.dueAt]).toEqual([iso(world.now + 5 * DAY), iso(world.now + 3 * DAY)]);
  const href = `/exceptions/${long.id}`;
  expect(await waits(it, sam, href, ["member", "security"])).toEqual([[long.dueAt, "week"]]);
  world.pass(2);
  await run(it);
  world.pass(1);
  // What nobody decides before its end is over then, and goes to nobody.
  await watchExceptions(fixedClock(world.now));
  await run(it);
  expect(await recorded(short.id)).toEqual([["exception.reminded", null]]);
  world.pass(1);
  await run(it);
  world.pass(1);
  await run(it);
  expect(await recorded(long.id)).toEqual([
    ["exception.reminded", null],
    ["exception.escalated", "admin"],
  ]);
  expect([await told(sam, href), await told(ada, href)]).toEqual([
    ["decision-reminder", "decision-reminder"],
    ["decision-escalated"],
  ]);
  await world.refused(
    () => approveException(world.as(ada, ["member", "admin"]), { exception: long.id, reason: "Yes" }),
    {
      rule: "exception.decide",
    },
  );
  await approveException(world.as(sam, ["member", "security"]), { exception: long.id, reason: "A person looks." });
  expect([await told(sam, href, true), await told(ada, href, true)]).toEqual([[], []]);
  expect((await readException(world.admin, { exception: long.id })).dueAt).toBeNull();
});

test("R94 R39: where only who asks may decide by their role, a retirement waits for security from the first moment", async () => {
  const it = await agentInUse();
  const { world } = it;
  const [sam, only] = [
    await world.person("Sam", { platformRoles: ["member", "security"] }),
    await world.person("Only"),
  ];
  const agent = await world.statedAgent("One owner");
  for (const role of ["business_owner", "security_owner"] as const) await world.assign(agent, role, only);
  await inState(world, agent.id, "active");
  const { id, dueAt } = await requestRetirement(world.as(only), { agent: agent.slug, reason: "It is not used." });
  const href = `/retirements/${id}`;
  const heard = await present.query(
    `SELECT "personId"::text AS "personId" FROM "Notice" WHERE href = $1 AND kind = 'retirement-asked' AND "personId" = $2::uuid`,
    [href, sam.id],
  );
  expect(heard).toHaveLength(1);
  expect(await waits(it, sam, href, ["member", "security"])).toEqual([[dueAt, "week"]]);
  expect(await waits(it, only, href)).toEqual([]);
});
