import { describe, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { rejudgeEverything } from "#lib/gaps/rejudge-everything.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { markCharacters, stripAsText } from "#lib/registry/core/seat-strip.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { gapsXlsx } from "./gaps-xlsx.ts";
import { openWorkbook } from "./open-workbook-for-tests.ts";

describe("R139: the gaps as a workbook", () => {
  test("say beside each gap how the seats of what it is about stand, in marks that the definitions explain", async () => {
    const world = new World();
    const agent = await world.statedAgent("Refunds");
    const system = await world.system("Ledger");
    await world.capability(agent, "Pay", { action: "pay", system: system.slug });
    await present.query(`UPDATE "Agent" SET state = 'submitted', "submittedAt" = now() WHERE id = $1::uuid`, [
      agent.id,
    ]);
    await rejudgeEverything(fixedClock(world.now));
    const { data } = await listGaps(world.admin, { agent: agent.slug, limit: 200 });
    const [gaps, definitions] = await openWorkbook(await gapsXlsx(world.admin, { agent: agent.slug }));
    const column = [...(gaps?.cells ?? [])].find(([, { text }]) => text === "seats")?.[0].replace("1", "");
    const cells = Array.from(
      { length: (gaps?.rows ?? 1) - 1 },
      (_, at) => gaps?.cells.get(`${column}${at + 2}`)?.text ?? "",
    );
    expect(cells.toSorted()).toEqual(data.map(({ seats }) => stripAsText(seats ?? "")).toSorted());
    expect(cells).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\S{4} \S{5} \d of \d$/),
        expect.stringMatching(/^\S{5} \d of \d$/),
      ]),
    );
    expect([...(definitions?.cells.values() ?? [])].map(({ text }) => text)).toEqual(
      expect.arrayContaining(Object.values(markCharacters)),
    );
  });
});
