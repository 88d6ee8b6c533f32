import { describe, expect, test } from "vitest";
import { agent, dataSource, person } from "#lib/registry/core/facts-for-tests.ts";
import { type Case, judgedBy, saidBy } from "../judge-for-tests.ts";
import { dataUnowned } from "./data-unowned.ts";

const found = judgedBy(dataUnowned);
const unowned = dataSource({ dataOwner: null });

describe("R27, R43: data-unowned", () => {
  test.each<Case>([
    ["no data source", agent(), []],
    ["an owned data source", agent({ dataSources: [dataSource()] }), []],
    [
      "the owner left",
      agent({ dataSources: [dataSource({ dataOwner: person("Ivo", { status: "left" }) })] }),
      ["medium dataSource:handbook"],
    ],
    [
      "the owner is suspended",
      agent({ dataSources: [dataSource({ dataOwner: person("Ivo", { status: "suspended" }) })] }),
      ["medium dataSource:handbook"],
    ],
    [
      "whether or not it is used for retrieval",
      agent({ usesRetrieval: true, dataSources: [unowned] }),
      ["medium dataSource:handbook"],
    ],
    [
      "a quality owner does not help",
      agent({ dataSources: [dataSource({ dataOwner: null })] }),
      ["medium dataSource:handbook"],
    ],
    [
      "one gap per data source",
      agent({ dataSources: [unowned, dataSource({ name: "Wiki", dataOwner: null })] }),
      ["medium dataSource:handbook", "medium dataSource:wiki"],
    ],
    ...(
      [
        [null, "medium"],
        ["public", "medium"],
        ["internal", "medium"],
        ["confidential", "medium"],
        ["restricted", "high"],
        ["regulated", "high"],
      ] as const
    ).map(
      ([dataClassification, severity]): Case => [
        `${dataClassification} data`,
        agent({ dataSources: [dataSource({ dataOwner: null, dataClassification })] }),
        [`${severity} dataSource:handbook`],
      ],
    ),
  ])("%s", (_, facts, expected) => expect(found(facts)).toEqual(expected));

  test("names the data", () =>
    expect(saidBy(dataUnowned)(agent({ dataSources: [unowned] }))).toEqual(["Nobody owns the data of Handbook."]));
});
