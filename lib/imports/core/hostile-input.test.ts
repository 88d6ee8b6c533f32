import { describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import type { Remark } from "./proposal.ts";
import { readImport } from "./read-import.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(fileName: string, content: string | Uint8Array) {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  return readImport({ fileName, bytes, format: null, resource: null, system: null });
}

function refusals(fileName: string, content: string | Uint8Array): Pick<Remark, "line" | "field" | "message">[] {
  const outcome = read(fileName, content);
  const remarks = outcome.failure ? [outcome.failure] : outcome.proposals.flatMap(({ errors }) => errors);
  return remarks.map(({ line, field, message }) => ({ line, field, message }));
}

const entity = (name: string): string =>
  `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ${name}\nspec:\n  type: mcp-server\n`;
const card = (more: object): string =>
  JSON.stringify({ name: "Refund helper", url: "https://agents.shop.test", capabilities: {}, skills: [], ...more });

describe("a file that cannot be read is refused as a whole, with the line", () => {
  test.each<[string, string, string | Uint8Array, RegExp, number | null]>([
    ["an empty file", "people.csv", "", /empty/, null],
    ["a file of spaces", "people.csv", " \n\r\n ", /empty/, null],
    ["50 MiB and a byte", "people.csv", new Uint8Array(limits.fileBytes + 1).fill(0x61), /50 MiB/, null],
    ["broken UTF-8", "people.csv", new Uint8Array([0x61, 0x0a, 0xc3, 0x28, 0x0a]), /UTF-8/, 2],
    ["UTF-16", "people.csv", new Uint8Array([0xff, 0xfe, 0x61, 0x00]), /UTF-16/, null],
    ["NUL characters", "people.csv", "email\na@b.test\0", /NUL/, 2],
    ["an unknown column", "people.csv", "email,shoe size\na@b.test,42", /no column 'shoe size'/, 1],
    ["a column twice", "people.csv", "email,Email\na@b.test,b@b.test", /stands twice/, 1],
    ["a column without a name", "people.csv", "email,\na@b.test,", /no name/, 1],
    ["a row with too many cells", "people.csv", "email,name\na@b.test,A\nb@b.test,B,C", /3 cells/, 3],
    ["a quote that never closes", "people.csv", 'email,name\na@b.test,"A', /not valid CSV/, 2],
    ["a header alone", "people.csv", "email,name\n", /no rows/, null],
    ["very many blank lines", "people.csv", `email\n${"\n".repeat(limits.lines)}`, /lines/, null],
    ["very many code owners", "CODEOWNERS", "* @a\n".repeat(limits.rows + 1), /rows/, limits.rows + 1],
    ["JSON cut off", "agents.json", '[{"name": "A"},\n{"name": ', /ends too early/, 2],
    ["JSON with a key twice", "agents.json", '[{"name": "A",\n"name": "B"}]', /stated twice/, 2],
    ["JSON with text behind it", "agents.json", "[]\n[]", /after the end/, 2],
    ["JSON nested without end", "agents.json", "[".repeat(100_000), /nested/, 1],
    ["JSON with a number beyond all bounds", "agents.json", '[{"name": 1e999}]', /too large/, 1],
    ["YAML with a custom tag", "catalog-info.yaml", `${entity("a")}x: !!js/function "f"\n`, /custom tag/, 7],
    ["YAML with a tag of its own", "catalog-info.yaml", `${entity("a")}x: !secret f\n`, /custom tag/, 7],
    ["YAML in which an alias holds itself", "catalog-info.yaml", "a: &a [*a]\n", /nested|alias/, 1],
    ["YAML with an alias of nothing", "catalog-info.yaml", "a: *nobody\n", /alias/i, 1],
    ["YAML with a key twice", "catalog-info.yaml", `${entity("a")}kind: API\n`, /'kind' is stated twice/, 7],
    ["YAML of very many values", "catalog-info.yaml", "- a\n".repeat(200_000), /too many values/, 150_002],
    ["YAML nested without end", "catalog-info.yaml", "[".repeat(100_000), /nested/, 1],
    ["YAML that is none", "catalog-info.yaml", "a: b: c: [\n", /./, 1],
    ["a YAML file above its bound", "catalog-info.yaml", `# ${"x".repeat(limits.yamlBytes)}`, /4 MiB/, null],
    ["what no format knows", "notes.json", '{"hello": "world"}', /neither an agent card/, null],
    ["a list of nothing", "agents.json", "[]", /empty/, 1],
  ])("%s", (_, fileName, content, message, line) => {
    const found = refusals(fileName, content);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.line).toBe(line);
  });

  test("a file of exactly 50 MiB is still read", () => {
    const bytes = new Uint8Array(limits.fileBytes).fill(0x20);
    bytes.set(bytesOf('[{"email":"a@b.test"}]'));
    expect(read("people.json", bytes).proposals).toHaveLength(1);
  }, 20_000);

  test("aliases that multiply stop at their bound, and in good time", () => {
    const levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg"])
      levels.push(`${to}: &${to} [${Array(9).fill(`*${from}`)}]`);
    expect(refusals("catalog-info.yaml", levels.join("\n"))[0]?.message).toMatch(/more than 20 aliases/);
  });
});

describe("a field that cannot be kept is an error of its row, with line and field", () => {
  test.each<[string, string, string, number, string, RegExp]>([
    ["an over-long name of a card", "card.json", card({ name: "n".repeat(1_001) }), 1, "name", /1001/],
    ["a control character", "people.csv", "email,name\na@b.test,A\u0007B", 2, "name", /control character U\+0007/],
    ["a mark that turns the direction", "people.csv", "email,name\na@b.test,A\u202eB", 2, "name", /direction mark/],
    ["an over-long text", "people.csv", `email,name\na@b.test,${"n".repeat(201)}`, 2, "name", /201 characters/],
    ["an address that is none", "people.csv", "email\nnobody", 2, "email", /not an e-mail address/],
    ["a missing key", "people.csv", "email,name\n,A", 2, "email", /must be stated/],
    ["an address twice", "people.csv", "email\na@b.test\nA@B.test", 3, "email", /already, on line 2/],
    ["a slug twice", "agents.csv", "slug,name\none,One\none,Other", 3, "slug", /already, on line 2/],
    ["two names of one slug", "agents.csv", "name\nMy agent\nmy-agent", 3, "slug", /already, on line 2/],
    ["a slug that is none", "systems.csv", "slug\nNot A Slug", 2, "slug", /not a slug/],
    ["a word outside the vocabulary", "systems.csv", "slug,kind\none,mainframe", 2, "kind", /one of: saas/],
    ["neither yes nor no", "systems.csv", "slug,enforcesApproval\none,perhaps", 2, "enforcesApproval", /yes or no/],
    [
      "a day that does not exist",
      "assignments.csv",
      "agent,role,person,startsAt\na,approver,p@b.test,2026-02-30",
      2,
      "startsAt",
      /not a date/,
    ],
    [
      "a year out of range",
      "assignments.csv",
      "agent,role,person,startsAt\na,approver,p@b.test,9999-01-01",
      2,
      "startsAt",
      /years/,
    ],
    [
      "a time without a zone",
      "assignments.csv",
      "agent,role,person,startsAt\na,approver,p@b.test,2026-02-03T10:00",
      2,
      "startsAt",
      /not a date/,
    ],
    [
      "a part of a number",
      "agents.csv",
      "slug,credential.ttlSeconds\na,1.5",
      2,
      "credential.ttlSeconds",
      /whole number/,
    ],
    ["a list entry twice", "agents.csv", "slug,delegatesTo\na,b;b", 2, "delegatesTo", /twice/],
    ["an object for a text", "agents.json", '[{"slug":"a","name":\n{"x":1}}]', 2, "name", /One value/],
    [
      "an unknown field of a later row",
      "agents.json",
      '[{"slug":"a"},\n{"slug":"b","shoeSize":1}]',
      2,
      "shoeSize",
      /no field 'shoeSize'/,
    ],
    ["a card without a name that can be kept", "card.json", card({ name: "A\u0000B" }), 1, "name", /U\+0000/],
    ["a skill with neither name nor id", "card.json", card({ skills: [{ description: "?" }] }), 1, "name", /neither/],
    ["an over-long purpose", "card.json", card({ description: "d".repeat(20_001) }), 1, "purpose", /20001/],
    [
      "an entity's name with a space",
      "catalog-info.yaml",
      entity("not valid"),
      4,
      "metadata.name",
      /not a valid entity name/,
    ],
    ["a code owner that is none", "CODEOWNERS", "* @team\n/docs somebody", 2, "owners", /'somebody' is not/],
  ])("%s", (_, fileName, content, line, field, message) => {
    const found = refusals(fileName, content);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ line, field });
    expect(found[0]?.message).toMatch(message);
  });

  test("a description that is longer than the registry keeps is cut, and said to be", () => {
    const [agent] = read(
      "card.json",
      card({ description: `${"d".repeat(3_999)}\u{1f600}${"d".repeat(10)}` }),
    ).proposals;
    expect(agent?.errors).toEqual([]);
    expect(agent?.fields.purpose).toBe("d".repeat(3_999));
    expect(agent?.warnings).toMatchObject([
      { field: "purpose", message: "The text has 4011 characters; the first 4000 are kept." },
    ]);
  });

  test("formulas are kept as text and said to be there", () => {
    const [person] = read("people.csv", 'email,name\na@b.test,"=HYPERLINK(""http://x.test"")"').proposals;
    expect(person?.fields.name).toBe('=HYPERLINK("http://x.test")');
    expect(person?.errors).toEqual([]);
    expect(person?.warnings).toMatchObject([{ line: 2, field: "name" }]);
  });

  test("a name that means something to the program means nothing here", () => {
    const [agent] = read("agents.json", '[{"slug":"__proto__","name":"constructor"}]').proposals;
    expect(agent?.errors).toMatchObject([{ field: "slug" }]);
    expect(refusals("agents.json", '[{"slug":"a","__proto__":{"admin":true}}]')).toMatchObject([
      { field: "__proto__" },
    ]);
  });
});

describe("texts made to be slow are read in good time", () => {
  const long = 200_000;
  test.each<[string, string, string]>([
    ["a formula of signs", "people.csv", `email,name\na@b.test,${"-".repeat(190)}x`],
    ["an address of dots", "people.csv", `email\n${"a.".repeat(long)}@`],
    ["a slug of hyphens", "agents.csv", `slug\n${"a-".repeat(long)}`],
    ["a name of hyphens", "agents.json", JSON.stringify([{ name: "-".repeat(long) }])],
    ["a handle of slashes", "CODEOWNERS", `* @a${"/a".repeat(long)}!`],
    ["a date of digits", "assignments.csv", `agent,role,person,startsAt\na,approver,p@b.test,${"1".repeat(long)}`],
    ["an entity name of dots", "catalog-info.yaml", entity(`${"a.".repeat(long)}!`)],
    [
      "tool words",
      "t.json",
      JSON.stringify({ name: "aA".repeat(50), description: "aA".repeat(4_000), inputSchema: {} }),
    ],
  ])("%s", (_, fileName, content) => {
    const before = performance.now();
    read(fileName, content);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
