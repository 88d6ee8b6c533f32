import { describe, expect, test } from "vitest";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { editNoticeSettings } from "./edit-notice-settings.ts";
import { mailServer } from "./mail-server-for-tests.ts";
import { readNoticeSettings } from "./read-notice-settings.ts";
import { tell } from "./tell-for-tests.ts";

const { received, send } = mailServer();

describe("choosing", () => {
  test("is the person's own, refuses what is none, and is evidence", async () => {
    const world = new World();
    const person = await world.person();
    const me = world.as(person);
    expect(await readNoticeSettings(me, {})).toMatchObject({
      mail: { "role-named": "at_once", "gap-assigned": "at_once" },
      digestHour: 8,
      timeZone: "UTC",
      mailConfigured: false,
    });
    await tell(world, person.id);
    await editNoticeSettings(me, { mail: { "gap-assigned": "none" } });
    await tell(world, person.id);
    await send(world.now);
    expect(received).toHaveLength(0);
    expect((await evidenceOf(person.id)).map(({ type }) => type)).toEqual(["person.created", "noticeSettings.changed"]);
    await world.refused(() => editNoticeSettings(me, { timeZone: "Middle/Earth" }), { errors: [{ path: "timeZone" }] });
    await world.refused(() => editNoticeSettings(me, { mail: { "gap-assigned": "often" as "daily" } }), {
      errors: [{ path: "mail.gap-assigned" }],
    });
    await world.refused(() => editNoticeSettings(me, { mail: { boredom: "daily" } }), { kind: "invalid" });
    await world.refused(() => editNoticeSettings(world.token("member"), { digestHour: 3 }), {
      rule: "stands-for-nobody",
    });
  });
});
