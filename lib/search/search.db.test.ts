import { beforeAll, describe, expect, test } from "vitest";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { search } from "./search.ts";

const world = new World();
const asked = async (q: string, context = world.admin) => search(context, { q });
const names = async (q: string) => (await asked(q)).hits.map(({ kind, name }) => `${kind}: ${name}`);

beforeAll(async () => {
  const agent = await world.statedAgent("Refund assistant");
  const system = await world.system("Ledger of payments");
  await world.capability(agent, "Refund up to 500 EUR", { action: "pay", system: system.slug });
  await world.person("Mira Chen");
  await world.team("Refunds & returns");
  await world.dataSource("Archive of complaints");
  await submitAgent(world.admin, { agent: agent.id });
});

describe("search", () => {
  test("finds things of each kind by any part of their name, in any order of the words", async () => {
    expect(await names("refund")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^agent: Refund assistant/),
        expect.stringMatching(/^capability: Refund up to 500 EUR/),
        expect.stringMatching(/^team: Refunds & returns/),
      ]),
    );
    expect((await names("assistant refund"))[0]).toMatch(/^agent: Refund assistant/);
    expect((await names("mira"))[0]).toMatch(/^person: Mira Chen/);
    expect((await names("ledger"))[0]).toMatch(/^system: Ledger of payments/);
    expect((await names("complaints"))[0]).toMatch(/^dataSource: Archive of complaints/);
    expect((await names("apr-02"))[0]).toMatch(/^control: APR-02 /);
  });

  test.each([
    ["refnud", "Refund"],
    ["asistant", "Refund assistant"],
    ["mira chn", "Mira Chen"],
    ["ledgr", "Ledger of payments"],
  ])("a slip of the pen, '%s', still finds %s", async (typed, name) =>
    expect((await names(typed)).join("\n")).toContain(name),
  );

  test("a team is opened by its list, whatever signs its name has", async () => {
    const { hits } = await asked("refunds & returns");
    expect(hits.find(({ kind }) => kind === "team")?.href).toMatch(/^\/teams\?q=Refunds%20%26%20returns/);
  });

  test("R46: an open gap is found by the words of its sentence, the most severe first", async () => {
    const { hits } = await asked("answers refund");
    const severities = hits.filter(({ kind }) => kind === "gap").map(({ severity }) => severity);
    expect(severities).toContain("high");
    const ranks = severities.map((one) => ["critical", "high", "medium", "low"].indexOf(one ?? ""));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const [gap] = (await asked("detecting 500")).hits;
    expect(gap).toMatchObject({ kind: "gap", href: `/gaps/${gap?.id}` });
    expect(gap?.name).toContain("Refund up to 500 EUR");
  });

  test.each(["%", "%%%", "'; DROP TABLE", "\\", ":*", "a' & 'b", "((((", "<script>"])(
    "takes '%s' literally",
    async (typed) => expect((await asked(typed)).hits).toEqual(expect.any(Array)),
  );

  test("offers what the asker may begin and nothing else, and one letter finds nothing yet", async () => {
    const person = await world.person();
    const of = async (roles: Parameters<World["as"]>[1]) =>
      (await asked("", world.as(person, roles))).actions.map(({ id }) => id);
    expect(await of(["auditor"])).toEqual([]);
    expect(await of(["member"])).toEqual(["register-agent", "add-system", "add-data-source"]);
    expect(await of(["admin"])).toEqual(expect.arrayContaining(["add-person", "token", "import", "stop-vendor"]));
    expect(await of(["security"])).toContain("stop-vendor");
    expect((await asked("regis")).actions.map(({ id }) => id)).toEqual(["register-agent"]);
    expect((await asked("r")).hits).toEqual([]);
  });
});
