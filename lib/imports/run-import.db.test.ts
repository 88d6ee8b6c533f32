import { describe, expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import "#lib/boot.ts";
import type { ImportAnswer } from "./import-answer.ts";
import { listImports, showImport } from "./list-imports.ts";
import { runImport } from "./run-import.ts";

const NOW = Date.UTC(2026, 2, 1);
const context = (roles?: Context["actor"]["roles"]): Context => {
  const system = systemContext("test", fixedClock(NOW));
  return roles ? { ...system, actor: { ...system.actor, roles } } : system;
};

type Asked = Partial<Omit<Parameters<typeof runImport>[1], "bytes" | "fileName">>;

const run = (fileName: string, content: string | object, asked: Asked = {}, by = context()): Promise<ImportAnswer> => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return runImport(by, { fileName, bytes: new TextEncoder().encode(text), dryRun: false, ...asked });
};

const outcomes = ({ rows = [] }: ImportAnswer) => rows.map(({ kind, key, outcome }) => [kind, key, outcome]);

async function refused(act: Promise<unknown>): Promise<Refusal> {
  const problem = await act.then(
    () => null,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(Refusal);
  return problem as Refusal;
}

/** Everything that an import may write, counted; two equal counts mean that nothing was written in between. */
const counts = async (): Promise<Record<string, number>> => {
  const tables = [
    "Person",
    "Team",
    "System",
    "SystemTool",
    "DataSource",
    "Agent",
    "Capability",
    "Assignment",
    "History",
  ];
  const parts = tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  const changes = `(SELECT count(*)::int FROM "Evidence" WHERE type NOT LIKE 'import.%') AS evidence`;
  const [row] = await present.query<Record<string, number>>(`SELECT ${parts.join(", ")}, ${changes}`);
  return row ?? {};
};

describe("a people file", () => {
  const people = (domain: string) =>
    `email,name,unit,manager,teams\nreport@${domain},Rae Port,Sales,boss@${domain},\nboss@${domain},Bo Ss,Sales,,\n`;

  test("shows first, then writes, then changes nothing when it comes again", async () => {
    const file = people("one.test");
    const before = await counts();
    const shown = await run("people.csv", file, { dryRun: true });
    expect(shown).toMatchObject({ dryRun: true, status: "done", counts: { created: 2, error: 0 }, format: "csv" });
    expect(await counts()).toEqual(before);

    const written = await run("people.csv", file);
    expect(outcomes(written)).toEqual([
      ["person", "report@one.test", "created"],
      ["person", "boss@one.test", "created"],
    ]);
    const after = await counts();
    expect(after.evidence).toBe((before.evidence ?? 0) + 2);

    expect((await run("people.csv", file)).counts).toMatchObject({ unchanged: 2, created: 0, changed: 0 });
    expect(await counts()).toEqual(after);
  });

  test("tells what would change, from and to, and leaves alone what it does not state", async () => {
    await run("people.csv", people("two.test"));
    const changed = await run("people.csv", "email,name,unit\nboss@two.test,,Service\n", { dryRun: true });
    expect(changed.rows?.[0]).toMatchObject({
      outcome: "changed",
      changes: [{ field: "unit", from: "Sales", to: "Service" }],
    });
    expect(changed.rows?.[0]?.changes).toHaveLength(1);
  });

  test("with one wrong row writes nothing, and names line and field", async () => {
    const before = await counts();
    const file = "email,name,function\nfine@three.test,Fi Ne,\nwrong@three.test,Wro Ng,baker\n";
    const problem = await refused(run("people.csv", file));
    expect(problem.kind).toBe("invalid");
    expect(problem.errors).toMatchObject([{ path: "line 3, function" }]);
    expect(await counts()).toEqual(before);
    const shown = await run("people.csv", file, { dryRun: true });
    expect(shown.counts).toMatchObject({ created: 1, error: 1 });
    expect(outcomes(await run("people.csv", file, { leaveOutErrors: true }))).toEqual([
      ["person", "fine@three.test", "created"],
      ["person", "wrong@three.test", "error"],
    ]);
  });

  test.each<[string, string, string]>([
    ["a person without a name", "email\nnew@four.test\n", "line 2, name"],
    ["a manager whom nobody knows", "email,name,manager\na@four.test,A,nobody@four.test\n", "line 2, manager"],
    [
      "managers in a circle",
      "email,name,manager\na@four.test,A,b@four.test\nb@four.test,B,a@four.test\n",
      "line 2, manager",
    ],
    ["a team that nobody knows", "email,name,teams\na@four.test,A,no-such-team\n", "line 2, teams"],
  ])("%s: refused, with line and field", async (_, file, path) => {
    const before = await counts();
    expect((await refused(run("people.csv", file))).errors[0]?.path).toBe(path);
    expect(await counts()).toEqual(before);
  });

  test("declared complete, shows who is not in it, and marks them as left only when confirmed", async () => {
    await run("people.csv", people("five.test"));
    const [everybody] = await present.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Person" WHERE status <> 'left'`,
    );
    const file = "email,name\nboss@five.test,Bo Ss\n";
    const shown = await run("people.csv", file, { dryRun: true, complete: true });
    expect(shown.counts.left).toBe((everybody?.n ?? 0) - 1);
    expect(shown.rows).toContainEqual(expect.objectContaining({ key: "report@five.test", outcome: "left" }));
    expect((await refused(run("people.csv", file, { complete: true }))).rule).toBe("leavers-unconfirmed");
    await run("people.csv", file, { complete: true, confirmLeft: true });
    const left = await present.query<{ email: string }>(`SELECT email FROM "Person" WHERE status = 'left'`);
    expect(left.map(({ email }) => email)).toContain("report@five.test");
    expect(left.map(({ email }) => email)).not.toContain("boss@five.test");
  });

  test("joins the teams that it names, and takes nobody out of one", async () => {
    await run("teams.csv", "slug,name\nfirst-six,First\nsecond-six,Second\n");
    await run("people.csv", "email,name,teams\njo@six.test,Jo In,first-six\n");
    const file = "email,name,teams\njo@six.test,Jo In,second-six\nno@six.test,No Vice,second-six\n";
    const changed = await run("people.csv", file);
    expect(changed.rows?.[0]?.changes).toEqual([
      { field: "teams", from: ["first-six"], to: ["first-six", "second-six"] },
    ]);
    const members = await present.query<{ slug: string; email: string }>(
      `SELECT t.slug, p.email FROM "TeamMember" m JOIN "Team" t ON t.id = m."teamId" JOIN "Person" p ON p.id = m."personId"
       WHERE p.email LIKE '%@six.test' ORDER BY 1, 2`,
    );
    expect(members.map(({ slug, email }) => `${slug} ${email}`)).toEqual([
      "first-six jo@six.test",
      "second-six jo@six.test",
      "second-six no@six.test",
    ]);
    const before = await counts();
    expect((await run("people.csv", file)).counts).toMatchObject({ unchanged: 2 });
    expect(await counts()).toEqual(before);
  });

  test("that is not a people file is not taken for everybody", async () => {
    expect((await refused(run("systems.csv", "slug,name\na,A\n", { complete: true, confirmLeft: true }))).rule).toBe(
      "complete-without-people",
    );
  });
});

describe("agent cards", () => {
  const card = (more: object = {}) => ({
    name: "Refund helper",
    description: "Prepares refunds",
    url: "https://agents.shop.test/refund",
    provider: { organization: "Shop", url: "https://shop.test" },
    capabilities: {},
    skills: [{ id: "pay-refund", name: "Pay a refund", description: "Pays", tags: [] }],
    ...more,
  });

  test("R52: a card becomes a draft that states no more than the card, and makes nobody an owner", async () => {
    const answer = await run("card.json", card());
    expect(outcomes(answer)).toEqual([
      ["agent", "refund-helper", "created"],
      ["capability", "refund-helper/pay-refund", "created"],
    ]);
    // Each field that it lacks to be submitted is named.
    expect(answer.rows?.map(({ warnings }) => warnings.map(({ field }) => field))).toEqual([
      ["interaction", "hosting", "autonomy", "environment"],
      ["action", "system"],
    ]);
    const [agent] = await present.query<Record<string, unknown>>(`SELECT * FROM "Agent" WHERE slug = 'refund-helper'`);
    expect(agent).toMatchObject({
      state: "draft",
      purpose: "Prepares refunds",
      vendor: "Shop",
      hosting: null,
      autonomy: null,
      interaction: null,
      credentialKind: null,
      importedFrom: "a2a:shop/refund helper",
    });
    const [capability] = await present.query<Record<string, unknown>>(
      `SELECT * FROM "Capability" WHERE slug = 'pay-refund'`,
    );
    expect(capability).toMatchObject({ action: null, systemId: null, dataClassification: null, reversible: null });
    const held = await present.query(`SELECT id FROM "Assignment" WHERE "agentId" = $1::uuid`, [agent?.id]);
    expect(held).toEqual([]);
  });

  test("the extended card of the same agent finds it again, an equal name of another provider does not", async () => {
    await run("card.json", card({ name: "Ledger reader" }));
    const extended = await run(
      "extended.json",
      card({ name: "Ledger reader", skills: [{ id: "read", name: "Read" }] }),
    );
    expect(outcomes(extended)).toEqual([
      ["agent", "ledger-reader", "unchanged"],
      ["capability", "ledger-reader/read", "created"],
    ]);
    const other = card({ name: "Ledger reader", provider: { organization: "Bank", url: "https://bank.test" } });
    const [[kind, key, outcome] = []] = outcomes(await run("other.json", other));
    expect([kind, outcome]).toEqual(["agent", "created"]);
    expect(key).toMatch(/^ledger-reader-[0-9a-f]{8}$/);
    const before = await counts();
    expect((await run("other.json", other)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(await counts()).toEqual(before);
  });
});

describe("tool servers and catalogues", () => {
  test("a server becomes a system that offers tools; the same list again changes nothing", async () => {
    const tools = [
      {
        name: "list_refunds",
        description: "Lists",
        inputSchema: { type: "object" },
        annotations: { readOnlyHint: true },
      },
      { name: "create_refund", description: "Pays back", inputSchema: { type: "object" } },
    ];
    const answer = await run("shop-desk/tools.json", { tools });
    expect(outcomes(answer)).toEqual([
      ["system", "shop-desk", "created"],
      ["systemTool", "shop-desk/list_refunds", "created"],
      ["systemTool", "shop-desk/create_refund", "created"],
    ]);
    const stored = await present.query<Record<string, unknown>>(
      `SELECT name, "suggestedAction"::text AS action, hints FROM "SystemTool" WHERE name IN ('list_refunds', 'create_refund') ORDER BY name`,
    );
    expect(stored).toMatchObject([
      { name: "create_refund", action: "pay" },
      { name: "list_refunds", action: "read", hints: { readOnlyHint: true } },
    ]);
    const before = await counts();
    expect((await run("shop-desk/tools.json", { tools })).counts).toMatchObject({ unchanged: 3 });
    expect(await counts()).toEqual(before);
    const [first] = tools;
    const changed = await run("shop-desk/tools.json", { tools: [{ ...first, description: "Lists and tells" }] });
    expect(changed.rows?.[1]).toMatchObject({
      outcome: "changed",
      changes: [{ from: "Lists", to: "Lists and tells" }],
    });
  });

  test("groups become teams, users people; an owner that nobody registered is a row to fix", async () => {
    const document = (kind: string, name: string, spec: string) =>
      `---\napiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
    const file = [
      document("Group", "desk", "  type: team\n  children: []\n  members: [ada, nobody]\n"),
      document("User", "ada", "  profile:\n    email: ada@desk.test\n    displayName: Ada Desk\n  memberOf: [desk]\n"),
      document("API", "desk-api", "  type: openapi\n  owner: desk\n"),
      document("API", "desk-tools", "  type: mcp-server\n  owner: user:ada\n"),
      document("API", "lost", "  type: grpc\n  owner: user:gone\n"),
      document("Component", "desk-agent", "  type: agent\n  owner: desk\n"),
    ].join("");
    expect(outcomes(await run("catalog-info.yaml", file))).toEqual([
      ["team", "desk", "created"],
      ["person", "ada@desk.test", "created"],
      ["system", "desk-api", "created"],
      ["owner", "desk-api", "proposed"],
      ["system", "desk-tools", "created"],
      ["owner", "desk-tools", "changed"],
      ["system", "lost", "created"],
      ["owner", "lost", "skipped"],
      ["agent", "desk-agent", "created"],
      ["assignment", "desk-agent//system_owner/desk", "created"],
    ]);
    const before = await counts();
    const again = await run("catalog-info.yaml", file);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, error: 0 });
    expect(await counts()).toEqual(before);
  });
});

describe("who may, and what is kept of it", () => {
  test.each(["member", "compliance", "auditor"] as const)("a %s may not import", async (role) => {
    expect((await refused(run("systems.csv", "slug,name\nx-by-member,X\n", {}, context([role])))).kind).toBe(
      "forbidden",
    );
  });

  test("security may import systems, and not people", async () => {
    const by = context(["security"]);
    expect((await run("systems.csv", "slug,name\nby-security,By security\n", {}, by)).counts.created).toBe(1);
    expect((await refused(run("people.csv", "email,name\nnew@security.test,New\n", {}, by))).kind).toBe("invalid");
  });

  test("imports are listed with their counts and read with their rows", async () => {
    const { id } = await run("systems.csv", "slug,name\nlisted,Listed\n");
    const list = await listImports(context(["auditor"]), { limit: 200 });
    expect(list.data.find((one) => one.id === id)).toMatchObject({ fileName: "systems.csv", counts: { created: 1 } });
    expect((await showImport(context(["auditor"]), { import: id })).rows).toHaveLength(1);
    expect((await refused(showImport(context(), { import: "nothing" }))).kind).toBe("missing");
  });

  test("R82: each import is evidence itself, beside that of each record", async () => {
    const { id } = await run("systems.csv", "slug,name\nevident,Evident\n");
    const found = await present.query<{ type: string }>(
      `SELECT type FROM "Evidence" WHERE "correlationId" = (SELECT "correlationId" FROM "Evidence" WHERE "subjectId" = $1::uuid) ORDER BY sequence`,
      [id],
    );
    expect(found.map(({ type }) => type)).toEqual(["system.created", "import.applied"]);
  });

  test("a file of more than 50 MiB is too large", async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1);
    expect((await refused(runImport(context(), { fileName: "x.csv", bytes }))).kind).toBe("tooLarge");
  });
});
