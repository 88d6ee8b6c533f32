import { describe, expect, test } from "vitest";
import { DAY, fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { editNoticeSettings } from "./edit-notice-settings.ts";
import { listNotices } from "./list-notices.ts";
import { mailServer } from "./mail-server-for-tests.ts";
import { sendMail } from "./send-mail.ts";
import { tell } from "./tell-for-tests.ts";

const { received, refuse, takeAgain, send, settings } = mailServer();

describe("a mail", () => {
  test("that was sent and not noted, because its worker was killed, is sent again with the same Message-ID", async () => {
    const world = new World();
    const person = await world.person();
    await tell(world, person.id);
    await send(world.now);
    // What the database says after such an end: the mail still waits.
    await present.query(`UPDATE "Mail" SET "sentAt" = NULL, "nextAt" = "createdAt" WHERE "personId" = $1::uuid`, [
      person.id,
    ]);
    await send(world.now);
    expect(received).toHaveLength(2);
    expect(received[0]?.messageId).toBe(received[1]?.messageId);
    expect(received[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@[\w.-]+>$/);
  });

  test("of two workers at once is sent by one", async () => {
    const world = new World();
    for (let n = 0; n < 12; n++) await tell(world, (await world.person()).id);
    await Promise.all([send(world.now), send(world.now), send(world.now)]);
    expect(received).toHaveLength(12);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(12);
  });

  test("that is refused for now is tried again, later and later; one that is refused for good is given up", async () => {
    const world = new World();
    const [busy, unknown] = [await world.person(), await world.person()];
    await tell(world, busy.id);
    refuse(451, "Try again later");
    await send(world.now);
    takeAgain();
    await send(world.now + 59_000);
    expect(received).toHaveLength(0);
    await send(world.now + 60_000);
    expect(received).toHaveLength(1);

    await tell(world, unknown.id);
    refuse(550, "No such mailbox");
    await send(world.now);
    takeAgain();
    await send(world.now + 30 * DAY);
    expect(received).toHaveLength(1);
    const [kept] = await present.query<{ failed: boolean; error: string }>(
      `SELECT "failedAt" IS NOT NULL AS failed, "lastError" AS error FROM "Mail" WHERE "personId" = $1::uuid`,
      [unknown.id],
    );
    expect(kept).toMatchObject({ failed: true, error: expect.stringContaining("No such mailbox") });
  });

  test("waits while the server is away, and leaves when it is back", async () => {
    const world = new World();
    await tell(world, (await world.person()).id);
    await sendMail(fixedClock(world.now), { ...settings(), port: 1 });
    expect(received).toHaveLength(0);
    await send(world.now + DAY);
    expect(received).toHaveLength(1);
  });

  test("is not kept for later where no mail server is set up: what was told then is not sent in a heap", async () => {
    const world = new World();
    const person = await world.person();
    await tell(world, person.id);
    await sendMail(fixedClock(world.now), undefined);
    await send(world.now);
    expect(received).toHaveLength(0);
    expect((await listNotices(world.as(person), {})).total).toBe(1);
  });
});

describe("the daily mail", () => {
  test("comes once a day at the person's hour in their time zone, with everything that waited", async () => {
    const world = new World(Date.UTC(2026, 2, 2, 3));
    const person = await world.person();
    await editNoticeSettings(world.as(person), {
      mail: { "gap-assigned": "daily", "role-named": "daily" },
      digestHour: 7,
      timeZone: "Europe/Berlin",
    });
    await tell(world, person.id, { title: "First" });
    await tell(world, person.id, { kind: "role-named", title: "Second" });
    await send(Date.UTC(2026, 2, 2, 5, 59));
    expect(received).toHaveLength(0);
    await send(Date.UTC(2026, 2, 2, 6));
    await send(Date.UTC(2026, 2, 2, 7));
    expect(received.map(({ subject }) => subject)).toEqual(["Answerable today: 2 notices"]);
    await tell(world, person.id, { title: "Third" });
    await send(Date.UTC(2026, 2, 2, 22));
    expect(received).toHaveLength(1);
    // In summer seven in Berlin is five in UTC.
    await send(Date.UTC(2026, 3, 2, 5));
    expect(received).toHaveLength(2);
    expect(received[1]?.text).toContain("Third");
  });
});
