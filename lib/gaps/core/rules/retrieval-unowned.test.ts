import { describe, expect, test } from "vitest";
import { agent, dataSource, person } from "#lib/registry/core/facts-for-tests.ts";
import { agentOfTier, type Case, judgedBy, saidBy } from "../judge-for-tests.ts";
import { retrievalUnowned } from "./retrieval-unowned.ts";

const found = judgedBy(retrievalUnowned);
const unowned = dataSource({ qualityOwner: null });

describe("R43, R105: retrieval-unowned", () => {
  test.each<Case>([
    ["no retrieval, no sources", agent(), []],
    ["no retrieval, a source without a quality owner", agent({ dataSources: [unowned] }), []],
    ["nothing said about retrieval", agent({ usesRetrieval: null, dataSources: [unowned] }), []],
    ["retrieval from owned sources", agent({ usesRetrieval: true, dataSources: [dataSource()] }), []],
    [
      "retrieval from a source without a quality owner",
      agent({ usesRetrieval: true, dataSources: [unowned] }),
      ["medium dataSource:handbook"],
    ],
    [
      "the quality owner left",
      agent({ usesRetrieval: true, dataSources: [dataSource({ qualityOwner: person("Ivo", { status: "left" }) })] }),
      ["medium dataSource:handbook"],
    ],
    [
      "a data owner does not help",
      agent({ usesRetrieval: true, dataSources: [unowned, dataSource({ name: "Wiki" })] }),
      ["medium dataSource:handbook"],
    ],
    ["retrieval from nowhere", agent({ usesRetrieval: true }), ["medium"]],
    ["medium at any tier", agentOfTier("critical", { usesRetrieval: true }), ["medium"]],
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("says which of the two", () => {
    expect(saidBy(retrievalUnowned)(agent({ usesRetrieval: true, dataSources: [unowned] }))).toEqual([
      "Nobody answers for the quality of Handbook.",
    ]);
    expect(saidBy(retrievalUnowned)(agent({ usesRetrieval: true }))).toEqual([
      "Refund agent uses retrieval, and nothing says from which data sources.",
    ]);
  });
});
