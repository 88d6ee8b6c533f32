import { describe, expect, test } from "vitest";
import { proposals } from "./proposals-for-tests.ts";

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
