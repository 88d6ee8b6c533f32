import { describe, expect, test } from "vitest";
import { outline, proposals } from "./proposals-for-tests.ts";

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
