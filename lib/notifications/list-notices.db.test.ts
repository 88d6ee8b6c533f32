import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { countNotices, listNotices } from "./list-notices.ts";
import { markNoticesRead } from "./mark-notices-read.ts";
import { tell } from "./tell-for-tests.ts";

describe("reading", () => {
  test("shows each their own notices, and counts and marks them", async () => {
    const world = new World();
    const [me, other] = [await world.person(), await world.person()];
    for (const title of ["One", "Two", "Three"]) await tell(world, me.id, { title });
    await tell(world, other.id, { title: "Not mine" });
    const list = await listNotices(world.as(me), {});
    expect(list.data.map(({ title }) => title).sort()).toEqual(["One", "Three", "Two"]);
    expect((await listNotices(world.token("admin"), {})).total).toBe(0);
    expect((await listNotices(world.admin, {})).total).toBe(0);
    const [others] = (await listNotices(world.as(other), {})).data;
    expect(await markNoticesRead(world.as(me), { notices: [others?.id ?? ""] })).toEqual({ unread: 3 });
    expect(await markNoticesRead(world.as(me), { notices: [list.data[0]?.id ?? ""] })).toEqual({ unread: 2 });
    expect((await listNotices(world.as(me), { state: "unread" })).total).toBe(2);
    world.pass(1);
    await tell(world, me.id, { title: "Came later" });
    expect(await markNoticesRead(world.as(me), { until: iso(world.now - DAY) })).toEqual({
      unread: 1,
    });
    expect(await countNotices(world.as(other), {})).toEqual({ unread: 1 });
  });
});
