import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, roles, systemKinds } from "#lib/registry/core/vocabulary.ts";
import { proposals } from "./proposals-for-tests.ts";
import { readImport } from "./read-import.ts";
import { isSlug, Slugs, slugOf } from "./slug.ts";

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
