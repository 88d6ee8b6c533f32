import { expect, test } from "vitest";
import { readNoticeSettings } from "#lib/notifications/read-notice-settings.ts";
import { stopAddress } from "#lib/notifications/stop-link.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { GET, POST } from "./[link]/route.ts";

const click = (address: string, link: string) =>
  POST(
    new Request(address, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    }),
    { params: Promise.resolve({ link }) },
  );

test("one click without signing in (RFC 8058) turns off mails of that kind, and nothing else", async () => {
  const world = new World();
  const person = await world.person();
  const address = stopAddress({ personId: person.id, kind: "gap-assigned" });
  const link = address.split("/").pop() ?? "";
  const wrongs = [`${link.slice(0, -4)}AAAA`, link.replace("gap-assigned", "role-named"), "x", `${link}x`, "daily"];
  for (const wrong of wrongs) expect((await click(address, wrong)).status).toBe(404);
  // A look, as by a scanner of mails, changes nothing.
  const looked = await GET(new Request(address), { params: Promise.resolve({ link }) });
  expect([looked.status, looked.headers.get("location")]).toEqual([303, `/stop-mails#${link}`]);
  expect(await evidenceOf(person.id)).toHaveLength(1);
  expect((await click(address, link)).status).toBe(200);
  expect((await click(address, link)).status).toBe(200);
  expect((await readNoticeSettings(world.as(person), {})).mail).toMatchObject({
    "role-named": "at_once",
    "gap-assigned": "none",
  });
  expect((await evidenceOf(person.id)).map(({ type, actorName }) => [type, actorName]).slice(1)).toEqual([
    ["noticeSettings.changed", "link in a mail"],
  ]);
});
