import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { catalogue } from "./catalogue.ts";
import { conditionInWords, controlCondition } from "./condition.ts";
import { frameworks, resolveReference } from "./frameworks.ts";

const { controls } = catalogue;
const references = controls.flatMap((control) => control.references);

/** The published ids as the project keeps them beside the repository; the lists carried here must agree with them. */
const published = new URL("../../../../shared/data/standards/framework-ids.json", import.meta.url);

describe("the catalogue", () => {
  test("has 38 controls with unique ids", () => {
    expect(controls).toHaveLength(38);
    expect(new Set(controls.map((control) => control.id)).size).toBe(38);
  });
  test("R20: each function answers for its share", () => {
    const counts = Object.groupBy(controls, (control) => control.function);
    expect(Object.fromEntries(Object.entries(counts).map(([name, own]) => [name, own.length]))).toEqual({
      business_owner: 7,
      compliance_legal: 5,
      platform_identity: 7,
      security: 7,
      system_owner: 7,
      data_owner: 3,
      vendor_manager: 2,
    });
  });
  test("weighs as rules.md says", () => {
    const of = (weight: string) => controls.filter((control) => control.weight === weight).map((control) => control.id);
    expect(of("critical")).toEqual(["ACC-04", "APR-02", "INC-02"]);
    expect(of("high")).toEqual([
      "ACC-01",
      "ACC-05",
      "APR-01",
      "APR-03",
      "DEL-01",
      "EVD-01",
      "IDN-01",
      "IDN-02",
      "IDN-03",
      "INC-01",
      "MON-01",
      "OWN-01",
      "VEN-01",
    ]);
    expect(of("low")).toEqual([]);
    expect(severities).toContain("medium");
  });
  test.each(controls)("$id: its condition is one that an organisation could write, too", ({ condition }) => {
    expect(controlCondition.parse(condition)).toEqual(condition);
    expect(conditionInWords(condition)).not.toBe("");
  });
});

describe("references", () => {
  test.each([...new Set(references)])("R140: %s is a row of a framework", (reference) =>
    expect(resolveReference(reference)?.title).toBeTruthy(),
  );
  test.each([
    "owasp-asi:A01",
    "owasp-asi:A1",
    "owasp-asi:A10",
    "owasp-asi:ASI11",
    "owasp-llm:LLM06",
    "owasp-t:T18",
    "maestro:T1",
    "maestro:GOV-1",
    "maestro:GOV-3",
    "maestro:L2/No such threat",
    "nist-ai-rmf:GOVERN",
    "nist-csf:PR.AA-05(1)",
    "eu-ai-act:Art. 999",
    "eu-ai-act:Art. 14(",
    "no-such:1",
    "free text",
    "",
  ])("R140: '%s' is refused", (reference) => expect(resolveReference(reference)).toBe(null));
  test("labels that circulate and do not exist appear nowhere", () => {
    const circulating = /(?<![\w.-])(?:A0?1|A2|A10|GOV-\d+)(?![\w.-])/;
    expect(circulating.test("OWASP A10")).toBe(true);
    expect(JSON.stringify(controls)).not.toMatch(circulating);
    expect(JSON.stringify(frameworks)).not.toMatch(circulating);
    expect(references.filter((reference) => /^maestro:(?!L\d)/.test(reference))).toEqual([]);
  });
  test("the lists carried here are the published ones", () => {
    type Lists = readonly {
      key: string;
      items: readonly { id: string; title?: string; gloss?: string; threats?: readonly string[] }[];
    }[];
    const rows = (lists: Lists) =>
      lists.flatMap(({ key, items }) =>
        items.map(({ id, title, gloss, threats }) => [
          key,
          id,
          (title ?? gloss ?? "").toLowerCase(),
          ...(threats ?? []),
        ]),
      );
    const digest = (lists: Lists) =>
      createHash("sha256")
        .update(JSON.stringify(rows(lists)))
        .digest("hex");
    expect(digest(frameworks)).toBe("85005b22e08ca65675cef19fce5bbab9506c5b1a712fbbf47152931dcdf0ace5");
    // Where the published ids lie beside the repository, the pinned digest is theirs.
    if (existsSync(published))
      expect(digest((JSON.parse(readFileSync(published, "utf8")) as { frameworks: Lists }).frameworks)).toBe(
        digest(frameworks),
      );
  });
});
