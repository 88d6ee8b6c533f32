import ical from "node-ical";
import { expect, test } from "vitest";
import { createCalendarFeed } from "#lib/calendar/create-calendar-feed.ts";
import { readCalendarFeed } from "#lib/calendar/read-calendar-feed.ts";
import { revokeCalendarFeed } from "#lib/calendar/revoke-calendar-feed.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { present, writing } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { GET } from "./[feed]/route.ts";

const get = (address: string) =>
  GET(new Request(address), { params: Promise.resolve({ feed: address.split("/").pop() ?? "" }) });

async function events(address: string) {
  const answer = await get(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return Object.values(ical.sync.parseICS(await answer.text())).flatMap((part) =>
    part?.type === "VEVENT" ? [part] : [],
  );
}

/** A submitted agent with somebody named, and a gap of it given to another. */
async function busy(world: World) {
  const [named, closer] = [await world.person("Named"), await world.person("Closer")];
  const agent = await world.statedAgent("Desk; with, signs");
  const assignment = await world.name(agent, "system_owner", named);
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({
      where: { id: agent.id },
      data: { state: "submitted", submittedAt: new Date(world.now) },
    });
    await judgeTouched(tx, { agents: [agent.id] }, world.now, "test");
  });
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing" })).data;
  await assignGap(world.admin, { gap: gap?.id ?? "", assignee: closer.id });
  return { named, closer, agent, assignment, gap };
}

test("a calendar shows what waits for its person on its due day, and nothing of anybody else", async () => {
  const world = new World(Date.now());
  const { named, closer, agent, assignment, gap } = await busy(world);
  const mine = await createCalendarFeed(world.as(named), {});
  const theirs = await createCalendarFeed(world.as(closer), {});
  const [toAccept, ...others] = await events(mine.address);
  expect(others).toEqual([]);
  expect(toAccept?.uid).toBe(`accept-${assignment.id}@localhost`);
  expect(JSON.stringify(toAccept?.summary)).toContain(agent.name);
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  expect(toAccept?.start.toISOString().slice(0, 10)).toBe(dayOf(world.now + 7 * 86_400_000));
  const [toClose] = await events(theirs.address);
  expect(toClose).toMatchObject({ uid: `gap-${gap?.id}@localhost`, url: `http://localhost:3000/gaps/${gap?.id}` });
  expect(toClose?.start.toISOString().slice(0, 10)).toBe(gap?.dueAt?.slice(0, 10));
  await acceptAssignment(world.as(named), { assignment: assignment.id });
  expect(await events(mine.address)).toEqual([]);
});

test("its address is secret, kept as a hash, replaced and revoked by its person alone, and gone with them", async () => {
  const world = new World(Date.now());
  const person = await world.person();
  const me = world.as(person);
  expect(await readCalendarFeed(me, {})).toEqual({ createdAt: null });
  const first = await createCalendarFeed(me, {});
  expect(first.address).toMatch(/^http:\/\/localhost:3000\/api\/calendar\/cal_[\w-]{43}\.ics$/);
  const secret = /cal_[\w-]+/.exec(first.address)?.[0] ?? "";
  const [kept] = await present.query<{ row: string }>(
    `SELECT (SELECT f::text FROM "CalendarFeed" f WHERE "personId" = $1::uuid) ||
       (SELECT string_agg(payload, '') FROM "Evidence" WHERE "subjectId" = $1::uuid) AS row`,
    [person.id],
  );
  expect(kept?.row).not.toContain(secret);
  const second = await createCalendarFeed(me, {});
  expect((await get(first.address)).status).toBe(404);
  expect((await get(second.address)).status).toBe(200);
  for (const wrong of [
    second.address.replace("cal_", "ans_"),
    `${second.address}x`,
    "http://localhost:3000/api/calendar/x",
  ])
    expect((await get(wrong)).status).toBe(404);
  await editPerson(world.admin, { person: person.id, status: "suspended" });
  // Broken percent signs lead nowhere too, and are no fault of ours.
  expect(
    (await GET(new Request("http://x.test/api/calendar/%E0%A4%A"), { params: Promise.resolve({ feed: "" }) })).status,
  ).toBe(404);
  expect((await get(second.address)).status).toBe(404);
  await editPerson(world.admin, { person: person.id, status: "active" });
  expect((await get(second.address)).status).toBe(200);
  await revokeCalendarFeed(world.as(await world.person()), {});
  expect((await get(second.address)).status).toBe(200);
  expect(await revokeCalendarFeed(me, {})).toEqual({ createdAt: null });
  expect((await get(second.address)).status).toBe(404);
  expect((await evidenceOf(person.id)).map(({ type }) => type).filter((type) => type.startsWith("calendar"))).toEqual([
    "calendarFeed.created",
    "calendarFeed.created",
    "calendarFeed.revoked",
  ]);
  await world.refused(() => createCalendarFeed(world.token("admin"), {}), { rule: "stands-for-nobody" });
});
