import { beforeAll, describe, expect, test } from "vitest";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { MOST_EXPORTS } from "./core/kept-export.ts";
import { discardExport } from "./discard-export.ts";
import { gapsCsv } from "./gaps-csv.ts";
import { listExports, readExportFile } from "./list-exports.ts";
import { dropExports, makeExport } from "./make-export.ts";
import { startExport } from "./start-export.ts";
import { addPiece, beginExport } from "./store-exports.ts";

async function all<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const found: Piece[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

const world = new World();
type Person = Awaited<ReturnType<World["person"]>>;
let mira: Person;

beforeAll(async () => {
  mira = await world.person("Mira");
  const agent = await world.statedAgent("Exported");
  await world.capability(agent, "Pay", { action: "pay" });
});

const clock = () => fixedClock(world.now);
const ask = (report: string, { by = mira, search = {} as Record<string, string> } = {}) =>
  startExport(world.as(by), { report, title: `${report} for ${by.name}`, search });
const one = async (id: string, by = mira) =>
  (await listExports(world.as(by), {})).data.find((found) => found.id === id);
async function fileOf(id: string, by = mira) {
  const { name, type, pieces } = await readExportFile(world.as(by), { export: id });
  return { name, type, content: Buffer.concat(await all(pieces)) };
}

describe("R139: a report that the server makes", () => {
  test("is the same file, for who asked for it, once it is made; asking leaves its evidence", async () => {
    const search = { rule: "owner-missing" };
    const { id, state, endsAt } = await ask("gaps.csv", { search });
    expect([state, endsAt]).toEqual(["waiting", iso(world.now + DAY)]);
    await world.refused(() => fileOf(id), { rule: "export-gone" });
    await makeExport(clock(), id);
    const { name, type, content } = await fileOf(id);
    const direct = await all(await gapsCsv(world.as(mira), search));
    expect(content.toString()).toBe(direct.join(""));
    expect([name, type]).toEqual(["gaps.csv", "text/csv; charset=utf-8; header=present"]);
    expect(await one(id)).toMatchObject({ state: "made", bytes: content.byteLength, name: "gaps.csv", failure: null });
    expect(await evidenceOf(id)).toMatchObject([
      { type: "export.requested", actorName: mira.name, payload: { report: "gaps.csv", search } },
    ]);
  });

  test.each([
    ["gaps.json", "{"],
    ["gaps.xlsx", "PK"],
    ["raci.csv", "\ufeffagent,"],
    ["raci.json", "{"],
    ["raci.xlsx", "PK"],
  ])("%s too", async (report, begins) => {
    const { id } = await ask(report);
    await makeExport(clock(), id);
    const { name, content } = await fileOf(id);
    expect([name, content.toString().startsWith(begins)]).toEqual([report, true]);
  });

  test("stays as it was made when its job runs a second time", async () => {
    const { id } = await ask("gaps.csv");
    await makeExport(clock(), id);
    const made = await fileOf(id);
    await makeExport(clock(), id);
    expect(await fileOf(id)).toEqual(made);
    expect(made.content.byteLength).toBeGreaterThan(0);
  });

  test("whose maker was killed on its way begins afresh; one that was taken away meanwhile is made no more", async () => {
    const { id } = await ask("gaps.json");
    await beginExport(present, id, world.now);
    await addPiece(present, id, 0, Buffer.from("half of an earlier run"));
    await makeExport(clock(), id);
    expect(JSON.parse((await fileOf(id)).content.toString())).toHaveProperty("gaps");
    const other = await ask("gaps.json");
    await discardExport(world.as(mira), { export: other.id });
    await makeExport(clock(), other.id);
    expect(await one(other.id)).toBeUndefined();
    expect((await evidenceOf(other.id)).map(({ type }) => type)).toEqual(["export.requested", "export.discarded"]);
  });

  test("that cannot be made says why", async () => {
    const { id } = await ask("campaigns/00000000-0000-7000-8000-000000000000.xlsx");
    await makeExport(clock(), id);
    expect(await one(id)).toMatchObject({ state: "failed", bytes: 0, failure: expect.stringContaining("campaign") });
    const gone = await world.person("Gone");
    const asked = await ask("gaps.csv", { by: gone });
    await editPerson(world.admin, { person: gone.id, status: "suspended" });
    await makeExport(clock(), asked.id);
    expect(await one(asked.id, gone)).toMatchObject({ state: "failed", failure: "Nobody may have it any more." });
  });

  test("is told as a notice when it has ended, once, made or not; and not when it was taken away meanwhile", async () => {
    const waiting = await world.person("Waiting");
    const by = { by: waiting };
    const [made, refused, away] = [
      await ask("gaps.csv", by),
      await ask("campaigns/00000000-0000-7000-8000-000000000000.csv", by),
      await ask("gaps.json", by),
    ];
    await discardExport(world.as(waiting), { export: away.id });
    for (const { id } of [made, refused, away, made]) await makeExport(clock(), id);
    const { data } = await listNotices(world.as(waiting), { sort: "at" });
    expect(data).toMatchObject([
      { kind: "export-ended", title: `Ready to fetch: ${made.title}`, href: "/settings/exports" },
      { kind: "export-ended", title: `Could not be made: ${refused.title}`, href: "/settings/exports" },
    ]);
  });

  test("is kept for a day, with nothing of it left afterwards", async () => {
    const { id } = await ask("gaps.csv");
    await makeExport(clock(), id);
    world.now += DAY - 1;
    await dropExports(clock());
    expect((await one(id))?.state).toBe("made");
    world.now += 1;
    await world.refused(() => fileOf(id), { rule: "export-gone" });
    await dropExports(clock());
    const left = await present.query(`SELECT place FROM "KeptExportPiece" WHERE "exportId" = $1::uuid`, [id]);
    expect(left).toEqual([]);
  });
});

describe("refused", () => {
  test("by another: it is neither listed, nor fetched, nor taken away", async () => {
    const { id } = await ask("gaps.csv");
    await makeExport(clock(), id);
    const other = await world.person("Other");
    expect((await listExports(world.as(other), {})).data).toEqual([]);
    await world.refused(() => fileOf(id, other), { rule: "export-gone" });
    for (const by of [world.as(other), world.admin])
      await world.refused(() => discardExport(by, { export: id }), { rule: "export-gone" });
    expect((await one(id))?.state).toBe("made");
  });

  test("by a token, for a report that there is not, for what narrows nothing, and one too many", async () => {
    const title = "Gaps";
    await world.refused(() => startExport(world.token("admin"), { report: "gaps.csv", title }), {
      rule: "needs-person",
    });
    for (const report of ["gaps.docx", "constructor", "../people", "campaigns/x.pdf", "raci.csv/x"])
      await world.refused(() => ask(report), { errors: [{ path: "report" }] });
    await world.refused(() => ask("gaps.csv", { search: { rulez: "x" } }), { errors: [{ path: "rulez" }] });
    const many = await world.person("Many");
    for (let made = 1; made < MOST_EXPORTS; made++) await ask("gaps.csv", { by: many });
    const at = await Promise.allSettled([1, 2, 3].map(() => ask("gaps.csv", { by: many })));
    expect(at.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await world.refused(() => ask("gaps.csv", { by: many }), { rule: "exports-full" });
  });
});
