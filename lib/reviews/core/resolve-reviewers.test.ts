import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { riskTiers } from "#lib/registry/core/vocabulary.ts";
import { type Colleague, insteadOf, type ReviewGround, resolveAnew, resolveReviewers } from "./resolve-reviewers.ts";
import { type Strategy, strategies } from "./vocabulary.ts";

const colleague = (id: string, more: Partial<Colleague> = {}): [string, Colleague] => [
  id,
  { id, name: id, email: `${id}@example.com`, active: true, away: false, managerId: null, ...more },
];
const house = (...more: [string, Colleague][]): ReadonlyMap<string, Colleague> =>
  new Map([
    colleague("boss", { managerId: "head" }),
    colleague("head"),
    colleague("owner", { managerId: "boss" }),
    colleague("deputy"),
    colleague("control"),
    colleague("runner"),
    colleague("default"),
    ...more,
  ]);
const ground = (more: Partial<ReviewGround> = {}): ReviewGround => ({
  tier: "high",
  holders: {
    business_owner: { personId: "owner", deputies: ["deputy"] },
    control_owner: { personId: "control", deputies: [] },
    system_owner: { personId: "runner", deputies: [] },
  },
  ownHands: [],
  ...more,
});
const ask = (
  reviewers: Strategy,
  more: {
    ground?: Partial<ReviewGround>;
    people?: string[];
    colleagues?: [string, Colleague][];
    before?: string[];
    fallback?: string | null;
  } = {},
) =>
  resolveReviewers(
    { reviewers, people: more.people ?? [] },
    {
      ground: ground(more.ground),
      colleagues: house(...(more.colleagues ?? [])),
      defaultReviewer: more.fallback === undefined ? "default" : more.fallback,
    },
    more.before,
  ).reviewers.map(({ personId, why, deputyOf }) => [personId, why, deputyOf].filter(Boolean).join(" "));

describe("R87: reviewers are found by strategy", () => {
  test.each<[string, ReturnType<typeof ask>, string[]]>([
    ["the business owner", ask("business_owner"), ["owner business_owner"]],
    ["the control owner", ask("control_owner"), ["control control_owner"]],
    ["the system owner", ask("system_owner"), ["runner system_owner"]],
    ["the manager of the owner", ask("manager"), ["boss manager"]],
    ["named people, each for themselves", ask("named", { people: ["boss", "runner"] }), ["boss named", "runner named"]],
    [
      "the deputy of who left",
      ask("business_owner", { colleagues: [colleague("owner", { active: false })] }),
      ["deputy business_owner owner"],
    ],
    [
      "the deputy of who is away",
      ask("business_owner", { colleagues: [colleague("owner", { away: true })] }),
      ["deputy business_owner owner"],
    ],
    [
      "the manager where the deputy is away too",
      ask("business_owner", {
        colleagues: [colleague("owner", { away: true, managerId: "boss" }), colleague("deputy", { away: true })],
      }),
      ["boss business_owner owner"],
    ],
    [
      "the default reviewer where nobody holds the role",
      ask("control_owner", { ground: { holders: { ...ground().holders, control_owner: null } } }),
      ["default default_reviewer"],
    ],
    [
      "nobody where there is no default either",
      ask("control_owner", { ground: { holders: { ...ground().holders, control_owner: null } }, fallback: null }),
      [],
    ],
    [
      "R39: not who approved or provisioned it, at a high tier",
      ask("business_owner", { ground: { ownHands: ["owner"] } }),
      ["deputy business_owner owner"],
    ],
    [
      "R39: at a moderate tier they may",
      ask("business_owner", { ground: { tier: "moderate", ownHands: ["owner"] } }),
      ["owner business_owner"],
    ],
    [
      "R39: the default reviewer is held to it too",
      ask("business_owner", { ground: { ownHands: ["owner", "deputy", "boss", "default"] } }),
      [],
    ],
    [
      "not who answered an earlier stage",
      ask("business_owner", { before: ["owner"] }),
      ["deputy business_owner owner"],
    ],
    [
      "one person once, for whomever they stand in",
      ask("named", {
        people: ["owner", "boss"],
        colleagues: [colleague("owner", { active: false, managerId: "boss" })],
      }),
      ["boss named owner"],
    ],
  ])("asks %s", (_, found, expected) => expect(found).toEqual(expected));

  test("says who was passed over and why", () =>
    expect(
      resolveReviewers(
        { reviewers: "business_owner", people: [] },
        {
          ground: ground({ ownHands: ["owner"] }),
          colleagues: house(colleague("deputy", { away: true })),
          defaultReviewer: null,
        },
      ).passedOver,
    ).toEqual([
      { personId: "owner", because: "own_hands" },
      { personId: "deputy", because: "away" },
    ]));

  test("instead of who cannot answer: the manager, else the default reviewer, else nobody", () => {
    const asked = (except: string[], fallback: string | null) =>
      insteadOf("owner", { ground: ground(), colleagues: house(), defaultReviewer: fallback }, except)?.personId ??
      null;
    expect(asked([], "default")).toBe("boss");
    expect(asked(["boss"], "default")).toBe("default");
    expect(asked(["boss"], null)).toBeNull();
  });

  test("R39: property: at tier high or critical nobody is asked about their own hands' work, whatever else is so", () => {
    const ids = [...house().keys()];
    const anyPeople = fc.subarray(ids);
    fc.assert(
      fc.property(
        fc.constantFrom(...strategies),
        fc.constantFrom(...riskTiers),
        anyPeople,
        anyPeople,
        anyPeople,
        fc.constantFrom("default", "owner", null),
        (reviewers, tier, ownHands, inactive, people, fallback) => {
          const colleagues = house(...inactive.map((id) => colleague(id, { active: false })));
          const { reviewers: found } = resolveReviewers(
            { reviewers, people },
            { ground: ground({ tier, ownHands }), colleagues, defaultReviewer: fallback },
          );
          for (const { personId } of found) {
            expect(inactive).not.toContain(personId);
            if (tier === "high" || tier === "critical") expect(ownHands).not.toContain(personId);
          }
          expect(new Set(found.map(({ personId }) => personId)).size).toBe(found.length);
        },
      ),
    );
  });
});

describe("R93: an item under way is resolved again", () => {
  const named = { reviewers: "named", people: ["owner", "control"] } as const;
  const anew = (
    decisions: Parameters<typeof resolveAnew>[0]["decisions"],
    reviewers: Parameters<typeof resolveAnew>[0]["reviewers"] = [],
  ) =>
    resolveAnew({ stage: 1, reviewers, decisions }, named, {
      ground: ground(),
      colleagues: house(),
      defaultReviewer: null,
    }).map(({ personId }) => personId);

  test.each<[string, string[], string[]]>([
    ["everybody where nobody has answered", anew([]), ["owner", "control"]],
    ["nobody for who has answered", anew([{ stage: 1, personId: "owner", answer: "certify" }]), ["control"]],
    [
      "the manager of who cannot answer",
      anew([{ stage: 1, personId: "owner", answer: "cannot_answer" }]),
      ["boss", "control"],
    ],
    [
      "the manager of who answered an earlier stage",
      anew([{ stage: 0, personId: "owner", answer: "certify" }]),
      ["boss", "control"],
    ],
    [
      "nobody for whom somebody else has answered",
      anew([{ stage: 1, personId: "boss", answer: "certify" }], [{ personId: "boss", deputyOfId: "owner" }]),
      ["control"],
    ],
  ])("asks %s", (_, found, expected) => expect(found).toEqual(expected));
});
