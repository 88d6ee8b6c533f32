import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, type Instant } from "#lib/platform/core/clock.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { type Finding, gapKey } from "./finding.ts";
import { dueAt, type GapStatus, type KeptGap, reconcile } from "./reconcile.ts";

const now: Instant = Date.UTC(2026, 0, 15);
const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "owner-missing",
  severity: "high",
  capabilityId: null,
  role: "detector",
  controlId: null,
  about: null,
  sentence: "Nobody answers.",
  fix: "Name somebody.",
  closedBy: "default:a:detector",
  ...more,
});
const kept = (status: GapStatus, more: Partial<KeptGap> = {}): KeptGap => ({
  key: gapKey("a", finding()),
  status,
  severity: "high",
  severitySince: now - 3 * DAY,
  sentence: "Nobody answers.",
  fix: "Name somebody.",
  closedBy: "default:a:detector",
  ...more,
});
const its: ReadonlySet<string> = new Set([gapKey("a", finding())]);
/** Whoever is kept as accepted has an exception that goes on, unless the test says otherwise. */
const changes = (gaps: KeptGap[], findings: Finding[], accepted = gaps.some(({ status }) => status === "accepted")) =>
  reconcile("a", { kept: gaps, findings, accepted: accepted ? its : new Set() }, { now, policy: defaultPolicy });

describe("R46: reconcile", () => {
  test("nothing kept, nothing found: nothing to do", () => expect(changes([], [])).toEqual([]));

  test.each([
    ["critical", 1],
    ["high", 7],
    ["medium", 30],
    ["low", 90],
  ] as const)("opens what is new; %s is due in %i days", (severity, days) =>
    expect(changes([], [finding({ severity })])).toEqual([
      {
        change: "open",
        key: "owner-missing|a||detector||",
        finding: finding({ severity }),
        dueAt: now + days * DAY,
        accepted: false,
      },
    ]),
  );

  test.each(["open", "accepted"] as const)("keeps what is %s and still so", (status) =>
    expect(changes([kept(status)], [finding()])).toEqual([]),
  );

  test("R43: what fires again reopens the same gap, due from now", () =>
    expect(changes([kept("closed")], [finding()])).toMatchObject([
      { change: "reopen", gap: { status: "closed" }, dueAt: now + 7 * DAY },
    ]));

  test("R47: an exception accepts what is open, with its due time as it was", () =>
    expect(changes([kept("open")], [finding()], true)).toMatchObject([{ change: "accept", gap: { status: "open" } }]));

  test("R42 R47: the end of the exception reopens it, due from now", () =>
    expect(changes([kept("accepted")], [finding()], false)).toMatchObject([
      { change: "reopen", gap: { status: "accepted" }, dueAt: now + 7 * DAY },
    ]));

  test("what was closed and fires again while its exception lasts comes back accepted", () =>
    expect(changes([kept("closed")], [finding()], true)).toMatchObject([
      { change: "accept", gap: { status: "closed" } },
    ]));

  test.each(["open", "accepted"] as const)("closes what is %s and no longer so", (status) =>
    expect(changes([kept(status)], [])).toMatchObject([{ change: "close", gap: { status } }]),
  );

  test("leaves closed what is closed", () => expect(changes([kept("closed")], [])).toEqual([]));

  test.each(["open", "accepted"] as const)("a severity that changed counts its time from now, and %s stays", (status) =>
    expect(changes([kept(status)], [finding({ severity: "critical" })])).toMatchObject([
      { change: "severity", gap: { status, severity: "high" }, finding: { severity: "critical" }, dueAt: now + DAY },
    ]),
  );

  test.each([
    ["sentence", { sentence: "Nobody answers for Refund." }],
    ["fix", { fix: "Name a detector." }],
    ["closing fact", { closedBy: "person:b" }],
  ])("another %s changes the words alone", (_, more) =>
    expect(changes([kept("open")], [finding(more)])).toMatchObject([{ change: "words", finding: more }]),
  );

  test("the parts of the identity tell gaps apart", () => {
    const others = [
      finding({ rule: "role-missing" }),
      finding({ capabilityId: "c" }),
      finding({ role: "approver" }),
      finding({ controlId: "APR-02" }),
      finding({ about: { kind: "unit", value: "Sales" } }),
    ];
    expect(changes([kept("open")], [finding(), ...others]).map(({ change }) => change)).toEqual(
      others.map(() => "open"),
    );
  });

  test("R30: due times are the organisation's", () =>
    expect(dueAt("high", now, { dueWithinDays: { ...defaultPolicy.dueWithinDays, high: 2 } })).toBe(now + 2 * DAY));

  test("property: what the changes make of the kept gaps is what was found, and a second time there is nothing to do", () => {
    const someFinding = fc
      .record({
        role: fc.constantFrom("detector", "approver", "responder", "provisioner"),
        severity: fc.constantFrom(...severities),
        sentence: fc.constantFrom("One.", "Two."),
      })
      .map((more) => finding(more as Partial<Finding>));
    const found = fc.uniqueArray(someFinding, { selector: (one) => one.role });
    fc.assert(
      fc.property(fc.array(found, { maxLength: 5 }), (rounds) => {
        const store = new Map<string, KeptGap>();
        rounds.forEach((findings, round) => {
          const at = now + round * DAY;
          const apply = () => {
            const made = reconcile("a", { kept: [...store.values()], findings }, { now: at, policy: defaultPolicy });
            for (const change of made) {
              if (change.change === "close") store.set(change.key, { ...change.gap, status: "closed" });
              else {
                const { severity, sentence, fix, closedBy } = change.finding;
                const before = store.get(change.key);
                const severitySince = change.change === "words" && before ? before.severitySince : at;
                store.set(change.key, {
                  key: change.key,
                  status: "open",
                  severity,
                  severitySince,
                  sentence,
                  fix,
                  closedBy,
                });
              }
            }
            return made;
          };
          apply();
          const open = [...store.values()].filter((gap) => gap.status !== "closed");
          expect(new Map(open.map((gap) => [gap.key, gap.severity]))).toEqual(
            new Map(findings.map((one) => [gapKey("a", one), one.severity])),
          );
          expect(apply()).toEqual([]);
        });
      }),
    );
  });
});
