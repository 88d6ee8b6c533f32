import { describe, expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import { present } from "#lib/platform/database.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { giveTools } from "./give-tools.ts";
import type { ImportAnswer } from "./import-answer.ts";
import { runImport } from "./run-import.ts";
import "#lib/boot.ts";

const NOW = Date.UTC(2026, 2, 1);
const context = (now = NOW): Context => systemContext("test", fixedClock(now));

const run = (fileName: string, content: string | object, now = NOW): Promise<ImportAnswer> => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return runImport(context(now), { fileName, bytes: new TextEncoder().encode(text) });
};

async function refused(act: Promise<unknown>): Promise<Refusal> {
  const problem = await act.then(
    () => null,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(Refusal);
  return problem as Refusal;
}

const outcomes = ({ rows = [] }: ImportAnswer) => rows.map(({ kind, key, outcome }) => [kind, key, outcome]);

/** Everything of one agent in one file, whose rows name each other in any order. */
const world = (name: string) => ({
  assignments: [
    { agent: `${name}-agent`, role: "business_owner", person: `ada@${name}.test`, accountable: true },
    {
      agent: `${name}-agent`,
      role: "approver",
      capability: "pay",
      person: `bo@${name}.test`,
      deputies: [`ada@${name}.test`],
    },
    { agent: `${name}-agent`, role: "responder", team: `${name}-desk` },
  ],
  capabilities: [
    {
      agent: `${name}-agent`,
      slug: "pay",
      name: "Pay refunds",
      action: "pay",
      system: `${name}-ledger`,
      tools: ["create_refund"],
      reversible: false,
      bounds: "Up to 200 EUR",
      revocation: { path: "Switch it off", expectedMinutes: 5 },
      grant: { reason: "Refunds", grantedBy: `ada@${name}.test`, startsAt: "2026-01-01", endsAt: "2026-12-31" },
    },
  ],
  agents: [
    {
      slug: `${name}-agent`,
      name: `${name} agent`,
      interaction: "agentic",
      autonomy: "acts_within_bounds",
      credential: { kind: "short_lived", ttlSeconds: 3600 },
      orchestrator: { name: "Conductor", hosting: "internal" },
      sharedByUnits: [{ unit: "Sales", owner: `ada@${name}.test` }, { unit: "Care" }],
      delegatesTo: ["nobody-registered-this"],
      dataSources: [`${name}-cases`],
      vendorReferences: ["Contract 12"],
    },
  ],
  "data-sources": [
    { slug: `${name}-cases`, name: "Cases", dataOwner: `bo@${name}.test`, dataClassification: "restricted" },
  ],
  systems: [
    { slug: `${name}-ledger`, name: "Ledger", kind: "payment", owner: `bo@${name}.test`, enforcesApproval: true },
  ],
  teams: [{ slug: `${name}-desk`, name: "Desk", lead: `ada@${name}.test`, members: [`bo@${name}.test`] }],
  "agent-controls": [{ agent: `${name}-agent`, control: "MON-01", status: "in_place", owner: `ada@${name}.test` }],
  people: [
    { email: `ada@${name}.test`, name: "Ada", manager: `bo@${name}.test` },
    { email: `bo@${name}.test`, name: "Bo", platformRoles: ["member"] },
  ],
});

describe("every resource in one JSON file", () => {
  test("is written in the order in which it builds on itself, and found unchanged the second time", async () => {
    const first = await run("all.json", world("whole"));
    expect(first.counts).toMatchObject({ created: 11, error: 0 });
    const second = await run("all.json", world("whole"), NOW + 60_000);
    expect(second.rows?.filter(({ outcome }) => outcome !== "unchanged")).toEqual([]);
    expect(second.counts.unchanged).toBe(11);
    const [agent] = await present.query<Record<string, unknown>>(
      `SELECT a.state::text AS state, a."credentialTtlSeconds", (SELECT count(*)::int FROM "Assignment" h WHERE h."agentId" = a.id AND h."acceptedAt" IS NULL) AS waiting
       FROM "Agent" a WHERE slug = 'whole-agent'`,
    );
    // Who is named in a file waits to accept like everybody.
    expect(agent).toEqual({ state: "draft", credentialTtlSeconds: 3600, waiting: 3 });
  });

  test("changes only what differs", async () => {
    await run("all.json", world("partly"));
    const changed = await run(
      "all.json",
      {
        agents: [
          {
            slug: "partly-agent",
            credential: { kind: "short_lived", ttlSeconds: 60 },
            delegatesTo: ["nobody-registered-this"],
          },
        ],
        capabilities: [{ agent: "partly-agent", slug: "pay", bounds: "Up to 100 EUR", grant: { reason: "Refunds" } }],
        assignments: [
          {
            agent: "partly-agent",
            role: "approver",
            capability: "pay",
            person: "bo@partly.test",
            authority: "May stop it",
          },
        ],
      },
      NOW + 60_000,
    );
    expect(
      changed.rows?.map(({ outcome, changes }) => [
        outcome,
        ...changes.map(({ field, from, to }) => [field, from, to]),
      ]),
    ).toEqual([
      ["changed", ["credential.ttlSeconds", 3600, 60]],
      ["changed", ["bounds", "Up to 200 EUR", "Up to 100 EUR"]],
      ["changed", ["authority", null, "May stop it"]],
    ]);
  });

  test.each<[string, object, string]>([
    [
      "a capability of an agent that nobody knows",
      { capabilities: [{ agent: "no-agent", slug: "x", name: "X" }] },
      "agent",
    ],
    [
      "an assignment on a capability that nobody knows",
      {
        agents: [{ slug: "ref-a", name: "A" }],
        people: [{ email: "p@ref.test", name: "P" }],
        assignments: [{ agent: "ref-a", role: "approver", capability: "none", person: "p@ref.test" }],
      },
      "capability",
    ],
    [
      "an end before the start",
      {
        agents: [{ slug: "ref-b", name: "B" }],
        people: [{ email: "q@ref.test", name: "Q" }],
        assignments: [
          { agent: "ref-b", role: "approver", person: "q@ref.test", startsAt: "2026-05-01", endsAt: "2026-04-01" },
        ],
      },
      "endsAt",
    ],
    [
      "an accountable team",
      {
        agents: [{ slug: "ref-c", name: "C" }],
        teams: [{ slug: "ref-t", name: "T" }],
        assignments: [{ agent: "ref-c", role: "approver", team: "ref-t", accountable: true }],
      },
      "accountable",
    ],
    [
      "a page address that is none",
      { agents: [{ slug: "ref-e", name: "E", playbookUrl: "javascript:alert(1)" }] },
      "playbookUrl",
    ],
    [
      "agents that delegate in a circle",
      {
        agents: [
          { slug: "ref-g", name: "G", delegatesTo: ["ref-h"] },
          { slug: "ref-h", name: "H", delegatesTo: ["ref-g"] },
        ],
      },
      "delegatesTo",
    ],
    [
      "an agent that delegates to itself",
      { agents: [{ slug: "ref-f", name: "F", delegatesTo: ["ref-f"] }] },
      "delegatesTo",
    ],
  ])("%s is refused with its field, and nothing is written", async (_, content, field) => {
    const problem = await refused(run("all.json", content));
    expect(problem.kind).toBe("invalid");
    expect(problem.errors.map(({ path }) => path.split(", ").pop()?.split(".")[0])).toContain(field);
    const [written] = await present.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Agent" WHERE slug LIKE 'ref-%'`,
    );
    expect(written?.n).toBe(0);
  });
});

describe("controls in a file", () => {
  test("the catalogue's get owners, your own are added; the second time nothing changes", async () => {
    await run("people.csv", "email,name\nowner@control.test,Own Er\n");
    const controls = [
      { id: "MON-01", defaultOwner: "owner@control.test" },
      {
        id: "OUR-77",
        title: "Second line checks payments",
        function: "security",
        weight: "high",
        condition: { tier: "high", kind: "tier_at_least" },
        evidence: "A list of checks",
      },
    ];
    expect(outcomes(await run("controls.json", controls))).toEqual([
      ["control", "MON-01", "changed"],
      ["control", "OUR-77", "created"],
    ]);
    expect((await run("controls.json", controls)).counts).toMatchObject({ unchanged: 2, changed: 0, created: 0 });
  });
});

describe("duties that clash", () => {
  test("R38: by import they are kept, and are the gap; a person is refused", async () => {
    await run("all.json", world("clash"));
    await present.query(
      `UPDATE "Agent" SET state = 'active', "activatedAt" = now() WHERE slug = 'clash-agent' RETURNING id::text`,
    );
    const rows = {
      assignments: [{ agent: "clash-agent", capability: "pay", role: "provisioner", person: "bo@clash.test" }],
    };
    await refused(
      createAssignment(context(), {
        agent: "clash-agent",
        capability: "pay",
        role: "provisioner",
        person: "bo@clash.test",
      }),
    );
    expect((await run("all.json", rows)).counts).toMatchObject({ created: 1, error: 0 });
    const gaps = await present.query<{ rule: string }>(
      `SELECT g.rule FROM "Gap" g JOIN "Agent" a ON a.id = g."agentId" WHERE a.slug = 'clash-agent' AND g.rule = 'duties-clash'`,
    );
    expect(gaps).toHaveLength(1);
  });
});

describe("tools for an agent, in one step", () => {
  const tools = [
    { name: "list_notes", description: "Lists", inputSchema: { type: "object" }, annotations: { readOnlyHint: true } },
    { name: "create_refund", description: "Pays back", inputSchema: { type: "object" } },
  ];
  const give = (system: string, names: readonly string[], confirmHints = false) =>
    giveTools(context(), { agent: `${system}-agent`, system, tools: names.map((name) => ({ name })), confirmHints });

  test("only what raises is stated; a claim that lowers waits for a person to confirm it", async () => {
    await run("desk-one/tools.json", { tools });
    await run("agents.csv", "slug,name\ndesk-one-agent,Agent\n");
    const { capabilities } = await give("desk-one", ["list_notes", "create_refund"]);
    expect(capabilities).toMatchObject([
      { action: null, tools: ["list_notes"], outcome: "created" },
      { action: "pay", reversible: false, tools: ["create_refund"], outcome: "created" },
    ]);
    const hints = await present.query<{ hints: unknown }>(
      `SELECT c.hints FROM "Capability" c JOIN "Agent" a ON a.id = c."agentId" WHERE a.slug = 'desk-one-agent' AND c.action IS NULL`,
    );
    expect(hints).toMatchObject([{ hints: { action: "read" } }]);
    expect((await give("desk-one", ["create_refund"])).capabilities).toMatchObject([{ outcome: "unchanged" }]);
  });

  test("confirmed, the claim is the word of whoever confirmed it, in the evidence too", async () => {
    await run("desk-two/tools.json", { tools });
    await run("agents.csv", "slug,name\ndesk-two-agent,Agent\n");
    const { capabilities } = await give("desk-two", ["list_notes"], true);
    expect(capabilities).toMatchObject([{ action: "read", reversible: true, outcome: "created" }]);
    const [entry] = await present.query<{ actorName: string }>(
      `SELECT "actorName" FROM "Evidence" WHERE type = 'capability.created' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(entry?.actorName).toBe("test");
  });

  test("a tool that the system does not offer is refused", async () => {
    await run("desk-three/tools.json", { tools });
    await run("agents.csv", "slug,name\ndesk-three-agent,Agent\n");
    expect((await refused(give("desk-three", ["list_notes", "no_such"]))).errors).toMatchObject([
      { path: "tools.1.name" },
    ]);
  });
});
