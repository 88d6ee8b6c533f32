import { describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { createView } from "./create-view.ts";
import { deleteView } from "./delete-view.ts";
import { editView } from "./edit-view.ts";
import { listViews, readView } from "./list-views.ts";
import { clearDefaultView, setDefaultView } from "./set-default-view.ts";

const overdue = {
  list: "gaps",
  name: "Overdue",
  search: "?overdue=true&cursor=x&page=2&asOf=2026-01-31T12:00:00Z",
} as const;
const namesFor = async (context: Parameters<typeof listViews>[0]) =>
  (await listViews(context, { list: "gaps" })).data.map(({ name }) => name);

describe("saved views", () => {
  test("a view is its owner's alone until it is shared, and keeps neither place nor moment", async () => {
    const world = new World();
    const [owner, other] = [await world.person("Owner"), await world.person("Other")];
    const mine = world.as(owner, ["security"]);
    const name = `Overdue ${owner.id}`;
    const view = await createView(mine, { ...overdue, name });
    expect(view).toMatchObject({
      search: "overdue=true",
      shared: false,
      mine: true,
      default: false,
      owner: { id: owner.id },
    });
    expect(await namesFor(mine)).toContain(name);
    expect(await namesFor(world.as(other))).not.toContain(name);
    await world.refused(() => readView(world.as(other), { view: view.id }), { kind: "missing" });
    await world.refused(() => editView(world.as(other, ["admin"]), { view: view.id, name: "Mine now" }), {
      kind: "missing",
    });

    const shared = await editView(mine, { view: view.id, version: view.version, shared: true });
    expect(shared).toMatchObject({ shared: true, version: view.version + 1 });
    expect(await readView(world.as(other), { view: view.id })).toMatchObject({ mine: false, name });
    expect((await evidenceOf(view.id)).map(({ type }) => type)).toEqual(["view.created", "view.edited"]);
  });

  test("who may not share is refused, and keeps their own", async () => {
    const world = new World();
    const member = world.as(await world.person());
    await world.refused(() => createView(member, { ...overdue, shared: true }), {
      kind: "forbidden",
      rule: "view.share",
    });
    const view = await createView(member, overdue);
    await world.refused(() => editView(member, { view: view.id, shared: true }), {
      kind: "forbidden",
      rule: "view.share",
    });
    expect(await editView(member, { view: view.id, name: "Late", search: "q=late" })).toMatchObject({ name: "Late" });
    const token = world.token("security");
    await world.refused(() => createView(token, overdue), { errors: [expect.objectContaining({ path: "shared" })] });
    const name = `Of a token ${view.id}`;
    const owned = await createView(token, { ...overdue, name, shared: true });
    expect(owned).toMatchObject({ owner: null, mine: false });
    await world.refused(() => editView(world.admin, { view: owned.id, shared: false }), {
      errors: [expect.objectContaining({ path: "shared" })],
    });
  });

  test("a shared view is changed and taken away by its owner and by an admin, by nobody else, and not on an old version", async () => {
    const world = new World();
    const [owner, other] = [await world.person(), await world.person()];
    const mine = world.as(owner, ["compliance"]);
    const view = await createView(mine, { ...overdue, name: `Shared ${owner.id}`, shared: true });
    await world.refused(() => editView(world.as(other, ["security"]), { view: view.id, name: "No" }), {
      kind: "forbidden",
    });
    await world.refused(() => deleteView(world.as(other), { view: view.id }), { kind: "forbidden", rule: "view.edit" });
    await world.refused(() => editView(mine, { view: view.id, version: 9, name: "No" }), { kind: "stale" });
    await world.refused(() => deleteView(mine, { view: view.id, version: 9 }), { kind: "stale" });
    await editView(world.admin, { view: view.id, name: `Renamed ${owner.id}` });
    await deleteView(mine, { view: view.id });
    expect(await namesFor(mine)).not.toContain(`Renamed ${owner.id}`);
    await world.refused(() => readView(mine, { view: view.id }), { kind: "missing" });
    expect((await evidenceOf(view.id)).map(({ type }) => type)).toEqual([
      "view.created",
      "view.edited",
      "view.deleted",
    ]);
  });

  test("one name once per owner and list", async () => {
    const world = new World();
    const mine = world.as(await world.person());
    const view = await createView(mine, overdue);
    await world.refused(() => createView(mine, { ...overdue, name: "OVERDUE" }), {
      kind: "conflict",
      rule: "duplicate",
    });
    await createView(mine, { ...overdue, list: "agents" });
    await deleteView(mine, { view: view.id });
    expect(await createView(mine, overdue)).toMatchObject({ name: "Overdue" });
  });

  test("an owner keeps at most 100 of a list, and one more once another is taken away", async () => {
    const world = new World();
    const mine = world.as(await world.person());
    const first = await createView(mine, { ...overdue, name: "View 0" });
    for (let number = 1; number < 100; number++) await createView(mine, { ...overdue, name: `View ${number}` });
    await world.refused(() => createView(mine, overdue), { kind: "conflict", rule: "views-full" });
    await createView(mine, { ...overdue, list: "agents" });
    await deleteView(mine, { view: first.id });
    // Several at once are counted one after the other.
    const at = await Promise.allSettled(["A", "B", "C"].map((name) => createView(mine, { ...overdue, name })));
    expect(at.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of at)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ kind: "conflict", rule: "views-full" });
  });

  test("a list opens with one view per person, until it is taken back or no longer seen", async () => {
    const world = new World();
    const [owner, other] = [await world.person(), await world.person()];
    const [mine, theirs] = [world.as(owner, ["security"]), world.as(other, ["auditor"])];
    const one = await createView(mine, { ...overdue, name: `One ${owner.id}`, shared: true });
    const two = await createView(mine, { ...overdue, name: `Two ${owner.id}` });
    expect(await setDefaultView(mine, { view: one.id })).toMatchObject({ default: true });
    expect(await setDefaultView(mine, { view: two.id })).toMatchObject({ default: true });
    expect(await readView(mine, { view: one.id })).toMatchObject({ default: false });
    expect(await setDefaultView(theirs, { view: one.id })).toMatchObject({ default: true });
    await world.refused(() => setDefaultView(theirs, { view: two.id }), { kind: "missing" });
    await world.refused(() => setDefaultView(world.token("admin"), { view: one.id }), { rule: "view.default" });
    expect(await clearDefaultView(mine, { view: two.id })).toMatchObject({ default: false });
    await editView(mine, { view: one.id, shared: false });
    expect((await listViews(theirs, { list: "gaps" })).data.filter((view) => view.default)).toEqual([]);
    expect((await evidenceOf(two.id)).map(({ type }) => type)).toEqual([
      "view.created",
      "view.preferred",
      "view.unpreferred",
    ]);
  });

  test.each([
    ["another list", { list: "secrets" }, "list"],
    ["no name", { name: "  " }, "name"],
    ["an endless search", { search: `q=${"x".repeat(2001)}` }, "search"],
  ])("refuses %s and names it", async (_, more, path) => {
    const world = new World();
    await world.refused(() => createView(world.admin, { ...overdue, shared: true, ...more } as never), {
      errors: [expect.objectContaining({ path })],
    });
  });
});

test("what somebody keeps for themselves is not told in the evidence, which everybody reads", async () => {
  const world = new World();
  const member = world.as(await world.person("Member"));
  const own = await createView(member, { list: "agents", name: "My suspicion", search: "q=suspicion" });
  await editView(member, { view: own.id, name: "Their suspicion", search: "q=suspicious" });
  await setDefaultView(member, { view: own.id });
  await deleteView(member, { view: own.id });
  const told = await evidenceOf(own.id);
  expect(told.map(({ type }) => type)).toEqual(["view.created", "view.edited", "view.preferred", "view.deleted"]);
  expect(
    JSON.stringify(
      await present.query(`SELECT "subjectName", payload FROM "Evidence" WHERE "subjectId" = $1::uuid`, [own.id]),
    ),
  ).not.toMatch(/suspici/);
});
