import { describe, expect, test } from "vitest";
import { proposals } from "./proposals-for-tests.ts";

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
