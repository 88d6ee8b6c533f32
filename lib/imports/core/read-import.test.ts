import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, roles, systemKinds } from "#lib/registry/core/vocabulary.ts";
import type { ImportFormat, Proposal } from "./proposal.ts";
import { readImport } from "./read-import.ts";
import type { ResourceName } from "./resources.ts";
import { isSlug, Slugs, slugOf } from "./slug.ts";

interface Named {
  format?: ImportFormat;
  resource?: ResourceName;
  system?: string;
}

function proposals(fileName: string, content: string | object, named: Named = {}): readonly Proposal[] {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  const bytes = new TextEncoder().encode(text);
  const { format = null, resource = null, system = null } = named;
  const read = readImport({ fileName, bytes, format, resource, system });
  expect(read.failure).toBeNull();
  return read.proposals;
}

const outline = (list: readonly Proposal[]) => list.map(({ kind, key, fields }) => ({ kind, key, ...fields }));

describe("A2A cards", () => {
  const skills = [{ id: "pay-refund", name: "Pay a refund", description: "Pays", tags: ["payments"] }];
  test.each<[string, object]>([
    [
      "1.0",
      {
        supportedInterfaces: [{ url: "https://a.test/x", protocolBinding: "JSONRPC", protocolVersion: "1.0" }],
        capabilities: {},
      },
    ],
    [
      "0.3",
      {
        url: "https://a.test/x",
        preferredTransport: "JSONRPC",
        protocolVersion: "0.3.0",
        capabilities: {},
        defaultInputModes: ["text/plain"],
      },
    ],
    ["before 0.2", { url: "https://a.test/x", capabilities: {}, authentication: { schemes: ["apiKey"] } }],
    ["a claim of 1.0 in the shape of 0.3", { url: "https://a.test/x", protocolVersion: "1.0", capabilities: {} }],
  ])("%s becomes an agent, each skill a capability, and nothing more is stated", (_, form) => {
    const card = { name: "Refund helper", description: "Prepares refunds", version: "2.1.0", skills, ...form };
    expect(outline(proposals("card.json", card))).toEqual([
      {
        kind: "agent",
        key: "refund-helper",
        slug: "refund-helper",
        name: "Refund helper",
        purpose: "Prepares refunds",
      },
      {
        kind: "capability",
        key: "refund-helper/pay-refund",
        agent: "refund-helper",
        slug: "pay-refund",
        name: "Pay a refund",
      },
    ]);
  });

  test("what callers must show is a hint of the credential, not a fact", () => {
    const scheme = { key: { type: "apiKey", in: "header", name: "X" } };
    const [agent] = proposals("card.json", {
      name: "A",
      url: "https://a.test",
      capabilities: {},
      skills,
      securitySchemes: scheme,
    });
    expect(agent?.fields).not.toHaveProperty("credential.kind");
    expect(agent?.hints).toMatchObject([{ field: "credential.kind", value: "long_lived", raises: true }]);
  });

  test("names nobody: no proposal of a card is an assignment, an owner or a person", () => {
    const card = {
      name: "A",
      url: "https://a.test",
      capabilities: {},
      skills,
      provider: { organization: "Shop", url: "https://s.test" },
      author: "Mira Chen",
    };
    expect(new Set(proposals("card.json", card).map(({ kind }) => kind))).toEqual(new Set(["agent", "capability"]));
  });

  test.each<[string, object, object, boolean]>([
    [
      "the extended card of the same provider and name",
      { provider: { organization: "Shop" } },
      { provider: { organization: "SHOP " }, url: "https://b.test" },
      true,
    ],
    [
      "a card moved to another path, without a provider",
      { url: "https://a.test/one" },
      { url: "https://a.test/two" },
      false,
    ],
    ["one with a slash more", { url: "https://a.test/one" }, { url: "https://a.test/one/" }, true],
    [
      "an equal name of another provider",
      { provider: { organization: "Shop" } },
      { provider: { organization: "Bank" } },
      false,
    ],
  ])("%s: the same agent or not", (_, one, other, same) => {
    const base = { name: "Helper", url: "https://a.test", capabilities: {}, skills };
    const [first, second] = [one, other].map((more) => proposals("card.json", { ...base, ...more })[0]?.identity);
    expect(first === second).toBe(same);
  });

  test("two agents of one name in one file get a slug each, always the same", () => {
    const base = { name: "Helper", url: "https://a.test", capabilities: {}, skills };
    const list = [
      { ...base, provider: { organization: "Shop" } },
      { ...base, provider: { organization: "Bank" } },
    ];
    const slugs = proposals("cards.json", list)
      .filter(({ kind }) => kind === "agent")
      .map(({ key }) => key);
    expect(slugs[0]).toBe("helper");
    expect(slugs[1]).toMatch(/^helper-[0-9a-f]{8}$/);
    expect(proposals("cards.json", list).map(({ key }) => key)).toContain(`${slugs[1]}/pay-refund`);
  });

  test("a skill without an id is known by its name, one that stands twice is one", () => {
    const card = {
      name: "A",
      url: "https://a.test",
      capabilities: {},
      skills: [{ name: "Org Profile.Manage" }, { name: "Org-Profile.Manage" }],
    };
    const [, first, second] = proposals("card.json", card);
    expect(first?.key).toBe("a/org-profile-manage");
    expect(first?.warnings[0]?.message).toMatch(/no id/);
    expect(second?.skipped).toMatch(/stands above already/);
  });
});

describe("MCP servers and tools", () => {
  test.each<[string, object]>([
    [
      "2025-12",
      {
        $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
        name: "test.shop/refunds",
        title: "Refunds",
        version: "1.0.0",
      },
    ],
    [
      "camelCase packages",
      { name: "test.shop/refunds", title: "Refunds", packages: [{ registryType: "npm", identifier: "@shop/refunds" }] },
    ],
    [
      "2025-05",
      {
        id: "1",
        name: "test.shop/refunds",
        title: "Refunds",
        version_detail: { version: "1" },
        packages: [{ registry_name: "npm" }],
      },
    ],
    [
      "the registry's answer",
      {
        servers: [
          {
            server: { name: "test.shop/refunds", title: "Refunds", remotes: [{ type: "sse", url: "https://x.test" }] },
            _meta: {},
          },
        ],
      },
    ],
  ])("%s: a server becomes a system whose kind nobody stated", (_, server) => {
    expect(outline(proposals("server.json", server))).toEqual([
      { kind: "system", key: "test-shop-refunds", slug: "test-shop-refunds", name: "Refunds" },
    ]);
  });

  test("a secret input is a hint of a long-lived credential", () => {
    const remotes = [{ type: "sse", url: "https://x.test", headers: [{ name: "Authorization", isSecret: true }] }];
    const [system] = proposals("server.json", { name: "test.shop/refunds", remotes });
    expect(system?.hints).toEqual([
      {
        field: "credential.kind",
        value: "long_lived",
        because: "The server asks for the secret 'Authorization'.",
        raises: true,
      },
    ]);
  });

  test("the catalogue's server.yaml, and the tools.json beside it, are one system", () => {
    const yaml =
      "name: shop-refunds\nimage: shop/refunds\ntype: server\nmeta:\n  category: payments\nabout:\n  title: Shop refunds\n";
    const [server] = proposals("catalogue/shop-refunds/server.yaml", yaml);
    const [system, tool] = proposals("catalogue/shop-refunds/tools.json", [
      { name: "create_refund", description: "Pays back", arguments: [] },
    ]);
    expect(server).toMatchObject({
      key: "shop-refunds",
      fields: { name: "Shop refunds" },
      hints: [{ field: "kind", value: "payment" }],
    });
    expect(server?.fields).not.toHaveProperty("kind");
    expect(system?.identity).toBe(server?.identity);
    expect(tool).toMatchObject({
      kind: "systemTool",
      key: "shop-refunds/create_refund",
      fields: { system: "shop-refunds" },
    });
  });

  test.each<[string, string, object]>([
    [
      "a tools/list answer",
      "tools.json",
      { jsonrpc: "2.0", id: 1, result: { tools: [{ name: "t", inputSchema: { type: "object" } }] } },
    ],
    ["its result alone", "tools.json", { tools: [{ name: "t", inputSchema: { type: "object" } }], ttlMs: 1 }],
    ["a bare list", "tools.json", [{ name: "t", inputSchema: { type: "object" } }]],
    ["a single tool", "t.json", { name: "t", inputSchema: { type: "object" } }],
    ["names and descriptions", "tools.json", [{ name: "t", description: "d" }]],
  ])("%s lists tools of the system that was named", (_, fileName, content) => {
    expect(proposals(fileName, content, { system: "Shop refunds" }).map(({ key }) => key)).toEqual([
      "shop-refunds",
      "shop-refunds/t",
    ]);
  });
});

describe("Backstage", () => {
  const entity = (kind: string, name: string, spec: string, metadata = ""): string =>
    `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${metadata}spec:\n${spec}`;

  test.each<[string, string, object[]]>([
    [
      "an agent and its owner",
      entity("Component", "refunder", "  type: agent\n  lifecycle: production\n  owner: user:ada\n"),
      [
        { kind: "agent", key: "refunder", slug: "refunder", name: "refunder" },
        {
          kind: "assignment",
          key: "refunder//system_owner/user:ada",
          agent: "refunder",
          role: "system_owner",
          person: "backstage:user:default/ada",
        },
      ],
    ],
    [
      "a tool server",
      entity("API", "mcp", "  type: mcp-server\n  owner: team-a\n"),
      [
        { kind: "system", key: "mcp", slug: "mcp", name: "mcp" },
        { kind: "owner", key: "system/mcp/group:team-a", system: "mcp", team: "backstage:group:default/team-a" },
      ],
    ],
    ["an API", entity("API", "pay", "  type: openapi\n"), [{ kind: "system", key: "pay", slug: "pay", name: "pay" }]],
    [
      "a database",
      entity("Resource", "ledger", "  type: database\n"),
      [{ kind: "system", key: "ledger", slug: "ledger", name: "ledger" }],
    ],
    [
      "a group",
      entity(
        "Group",
        "team-a",
        "  type: team\n  children: []\n  profile:\n    displayName: Team A\n  members: [ada]\n",
      ),
      [{ kind: "team", key: "team-a", slug: "team-a", name: "Team A", members: ["backstage:user:default/ada"] }],
    ],
    [
      "a user",
      entity("User", "ada", "  profile:\n    email: Ada@shop.test\n  memberOf: [team-a]\n"),
      [
        {
          kind: "person",
          key: "ada@shop.test",
          name: "ada",
          email: "ada@shop.test",
          teams: ["backstage:group:default/team-a"],
        },
      ],
    ],
    [
      "a namespace",
      entity("System", "shop", "  owner: team-a\n", "  namespace: eu\n"),
      [
        { kind: "system", key: "eu-shop", slug: "eu-shop", name: "shop" },
        {
          kind: "owner",
          key: "system/eu-shop/group:team-a",
          system: "eu-shop",
          team: "backstage:group:default/team-a",
        },
      ],
    ],
  ])("%s", (_, text, expected) => {
    const found = proposals("catalog-info.yaml", text).map(({ kind, key, fields }) => {
      const { kind: systemKind, ...rest } = fields;
      return { ...rest, kind, key };
    });
    expect(found).toEqual(expected);
  });

  test.each([
    ["API", "openapi", "api"],
    ["Resource", "database", "database"],
    ["API", "mcp-server", undefined],
    ["Component", "service", undefined],
  ])("%s of type %s is a system of kind %s", (kind, type, expected) => {
    const [system] = proposals("catalog-info.yaml", entity(kind, "one", `  type: ${type}\n`));
    expect(system?.fields.kind).toBe(expected);
  });

  test("several documents, some empty; one entity described twice counts once", () => {
    const text = `---\n${entity("API", "one", "  type: grpc\n")}---\n---\n${entity("API", "one", "  type: grpc\n")}---\n${entity("Domain", "d", "  owner: x\n")}`;
    expect(
      proposals("catalog-info.yaml", text).map(({ kind, skipped }) => [kind, skipped?.split(/[.,]/)[0] ?? null]),
    ).toEqual([
      ["system", null],
      ["other", "API 'one' stands above already"],
      ["other", "A domain groups systems; the registry keeps no domains"],
    ]);
  });

  test("an owner that is no reference is a row to fix, with its line", () => {
    const [, owner] = proposals("catalog-info.yaml", entity("API", "one", "  type: grpc\n  owner: some people\n"));
    expect(owner?.errors).toMatchObject([{ line: 7, field: "owner" }]);
  });
});

describe("CODEOWNERS", () => {
  test("GitLab's sections lend their owners; an escaped space belongs to the pattern", () => {
    const found = proposals("CODEOWNERS", "[Docs] @writers\ndocs/my\\ file.md\nREADME.md @@maintainers\n");
    expect(found.map(({ fields, errors }) => [fields.pattern, fields.owners, errors.length])).toEqual([
      ["docs/my\\ file.md", ["@writers"], 0],
      ["README.md", ["@@maintainers"], 0],
    ]);
  });

  test("each line proposes whom to ask, and assigns nobody", () => {
    const text = "# note\n\n*  @shop/platform ada@shop.test # all\n[Docs][2]\n/docs @ada\n/free\n";
    const found = proposals(".github/CODEOWNERS", text);
    expect(
      found.map(({ kind, place, fields, skipped }) => [
        kind,
        place.line,
        fields.pattern,
        fields.owners,
        skipped === null,
      ]),
    ).toEqual([
      ["owner", 3, "*", ["@shop/platform", "ada@shop.test"], true],
      ["owner", 5, "/docs", ["@ada"], true],
      ["owner", 6, "/free", undefined, false],
    ]);
    expect(found[1]?.about.section).toBe("Docs");
  });
});

describe("tables", () => {
  test.each<[string, string, string, string[]]>([
    ["commas", "people.csv", "email,name\na@b.test,Ada\n", ["a@b.test"]],
    [
      "semicolons, a byte order mark and CRLF",
      "people.csv",
      "\ufeffemail;name\r\na@b.test;Ada\r\n\r\nc@b.test;Cy\r\n",
      ["a@b.test", "c@b.test"],
    ],
    ["tabs", "people.tsv", "email\tname\na@b.test\tAda", ["a@b.test"]],
    [
      "quotes over several lines",
      "data-sources.csv",
      'name,description\nLedger,"two\nlines"\nOther,x',
      ["ledger", "other"],
    ],
    [
      "columns in words of people",
      "export.csv",
      "E-mail,Full name,Out of office until\na@b.test,Ada,2026-01-02",
      ["a@b.test"],
    ],
    [
      "a resource told by its columns",
      "export.csv",
      "agent,role,person\na,approver,p@b.test",
      ["a//approver/p@b.test/"],
    ],
    ["controls of agents", "agent-controls.csv", "agent,control,status\na,MON-01,In place", ["a/MON-01"]],
  ])("%s", (_, fileName, text, keys) => {
    expect(proposals(fileName, text).map(({ key }) => key)).toEqual(keys);
  });

  test("the line of a row is the one on which it begins, after quotes over several lines too", () => {
    const text = 'name,description\n"A","one\ntwo\nthree"\n\nB,x\n';
    expect(proposals("data-sources.csv", text).map(({ place }) => place.line)).toEqual([2, 6]);
  });

  test("an empty cell states nothing; lists and pairs are separated by semicolons", () => {
    const text = "slug,name,purpose,delegatesTo,sharedByUnits\na,A,,b; c,Sales=Ada@b.test; Care";
    expect(proposals("agents.csv", text)[0]?.fields).toEqual({
      slug: "a",
      name: "A",
      delegatesTo: ["b", "c"],
      sharedByUnits: [{ unit: "Sales", owner: "ada@b.test" }, { unit: "Care" }],
    });
  });

  test("an answer of the API can be read back: references are objects, what is computed is left out", () => {
    const answer = {
      data: [
        {
          id: "01a",
          version: 3,
          slug: "a",
          name: "A",
          riskTier: "high",
          readiness: { verdict: "complete" },
          purpose: null,
          credential: { kind: "none", ttlSeconds: null },
          orchestrator: null,
          dataSources: [{ id: "1", slug: "ledger", name: "Ledger" }],
          vendorOwners: { dataClassification: { id: "2", email: "ada@b.test", name: "Ada" }, outputs: null },
        },
      ],
      nextCursor: null,
      total: 1,
    };
    expect(proposals("agents.json", answer)[0]?.fields).toEqual({
      slug: "a",
      name: "A",
      "credential.kind": "none",
      dataSources: ["ledger"],
      "vendorOwners.dataClassification": "ada@b.test",
    });
  });

  test("one JSON file may hold several resources; they are read in the order in which they build on each other", () => {
    const text = { agents: [{ slug: "a", name: "A" }], people: [{ email: "a@b.test" }], dataSources: [{ slug: "d" }] };
    expect(proposals("all.json", text).map(({ kind }) => kind)).toEqual(["person", "dataSource", "agent"]);
  });
});

describe("properties", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
  const name = fc
    .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
    .map((text) => text.trim())
    .filter(
      (text) =>
        text !== "" && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text) && text.length <= 200 && !text.startsWith("'"),
    );
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

  test("rows written as CSV and as JSON state the same", () => {
    const row = fc.record({ slug: word, name, kind: fc.constantFrom(...systemKinds), enforcesApproval: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ slug }) => slug, minLength: 1, maxLength: 8 }), (rows) => {
        const header = Object.keys(rows[0] ?? {});
        const csv = [
          header.join(","),
          ...rows.map((one) =>
            Object.values(one)
              .map((cell) => quoted(String(cell)))
              .join(","),
          ),
        ].join("\r\n");
        const fromCsv = proposals("systems.csv", csv).map(({ fields }) => fields);
        expect(fromCsv).toEqual(rows);
        expect(proposals("systems.json", rows).map(({ fields }) => fields)).toEqual(fromCsv);
      }),
    );
  });

  test("every word of the vocabulary is read, however it is spelt", () => {
    for (const role of roles) {
      const spelt = role.replaceAll("_", " ").toUpperCase();
      expect(proposals("assignments.csv", `agent,role,person\na,${spelt},p@b.test`)[0]?.fields.role).toBe(role);
    }
    for (const action of actions)
      expect(
        proposals("capabilities.csv", `agent,slug,action\na,c,${action.replaceAll("_", "-")}`)[0]?.fields.action,
      ).toBe(action);
  });

  test("any name has a slug, equal names the same, and two sources never share one in a file", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, other) => {
        expect(isSlug(slugOf(text))).toBe(true);
        const slugs = new Slugs();
        const [one, two] = [slugs.take(slugOf(text), "one"), slugs.take(slugOf(text), `two${other}`)];
        expect(one).not.toBe(two);
        expect([isSlug(one), isSlug(two), slugs.take(slugOf(text), "one")]).toEqual([true, true, one]);
      }),
    );
  });

  test("no file makes the reader throw", () => {
    const fileName = fc.constantFrom(
      "people.csv",
      "agents.json",
      "catalog-info.yaml",
      "CODEOWNERS",
      "server.yaml",
      "x",
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(fileName, content, (file, bytes) => {
        const read = readImport({ fileName: file, bytes, format: null, resource: null, system: null });
        for (const { errors, label } of read.proposals)
          expect(errors.every(({ message }) => message !== "") && typeof label === "string").toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
