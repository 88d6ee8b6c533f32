import { describe, expect, test } from "vitest";
import { againstUndecided, refuseUndecided } from "./decided-sources.ts";
import { dataSource, person } from "./facts-for-tests.ts";
import { agentStates, dataClassifications, sourceDecisions } from "./vocabulary.ts";

const restricted = (more: Parameters<typeof dataSource>[0] = {}) =>
  dataSource({ name: "Claim files", dataClassification: "restricted", dataOwner: person("Mira Chen"), ...more });

describe("R27: what stands against working with data that nobody decided about", () => {
  test.each(dataClassifications.map((one) => [one] as const))(
    "looks at %s data from restricted on",
    (classification) => {
      const found = againstUndecided([restricted({ dataClassification: classification, undecided: ["use"] })]);
      expect(found).toHaveLength(["restricted", "regulated"].includes(classification) ? 1 : 0);
    },
  );

  test("is nothing where all three were decided, or where no classification is stated", () =>
    expect(
      againstUndecided([restricted(), restricted({ dataClassification: null, undecided: [...sourceDecisions] })]),
    ).toEqual([]));

  test("names the source, what is missing and who decides", () =>
    expect(
      againstUndecided([
        restricted({ undecided: ["retention", "summary"] }),
        restricted({
          name: "Calls",
          dataClassification: "regulated",
          dataOwner: null,
          undecided: [...sourceDecisions],
        }),
        restricted({ name: "Notes", dataOwner: person("Ivo", { status: "left" }), undecided: ["use"] }),
      ]),
    ).toEqual([
      {
        path: "dataSources.claim-files",
        message:
          "Claim files is classified restricted, and nothing is decided on retention and summaries. Mira Chen, its data owner, decides.",
      },
      {
        path: "dataSources.calls",
        message:
          "Calls is classified regulated, and nothing is decided on use, retention and summaries. Name a data owner, who then decides.",
      },
      {
        path: "dataSources.notes",
        message: "Notes is classified restricted, and nothing is decided on use. Name a data owner, who then decides.",
      },
    ]));

  test.each(agentStates.map((state) => [state] as const))("an agent that is %s takes such a source or not", (state) => {
    const take = (how: { imported?: boolean } = {}) =>
      refuseUndecided({ state }, [restricted({ undecided: ["use"] })], how);
    if (state === "active" || state === "suspended")
      expect(take).toThrow(expect.objectContaining({ rule: "data-undecided", kind: "conflict" }));
    else expect(take).not.toThrow();
    expect(() => take({ imported: true })).not.toThrow();
  });
});
