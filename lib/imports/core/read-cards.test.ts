import { describe, expect, test } from "vitest";
import { outline, proposals } from "./proposals-for-tests.ts";

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
