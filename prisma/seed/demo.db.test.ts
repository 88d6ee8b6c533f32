import { beforeAll, describe, expect, test } from "vitest";
import { allRules } from "#lib/gaps/core/all-rules.ts";
import { rejudgeEverything } from "#lib/gaps/rejudge-everything.ts";
import { hashOfPassword } from "#lib/identity/passwords.ts";
import { signInWithPassword } from "#lib/identity/sign-in-with-password.ts";
import { listInbox } from "#lib/inbox/list-inbox.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present, reading } from "#lib/platform/database.ts";
import {
  actions,
  agentStates,
  autonomies,
  capabilityStates,
  controlStatuses,
  credentialKinds,
  dataClassifications,
  environments,
  hostings,
  interactions,
  type PlatformRole,
  personStatuses,
  platformRoles,
  riskTiers,
  roles,
  severities,
  systemKinds,
} from "#lib/registry/core/vocabulary.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { installJudge, type Judge } from "#lib/verbs/judge-port.ts";
import { exceptionStates } from "#lib/workflow/exceptions/core/exception-lifecycle.ts";
import { retirementStates } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";
import { loadExampleOrganisation } from "./demo.ts";
import { edgeCases } from "./edge-cases-for-tests.ts";
import { EXAMPLE_PASSWORD, signIns } from "./sign-ins.ts";

const NOW = Date.UTC(2026, 2, 2, 9, 30);

/** Where each rule is open, by an agent; null: it belongs to the organisation. */
const openOn: Readonly<Record<string, string | null>> = {
  "approval-incomplete": "wording-comparer",
  "approval-unenforced": "sign-in-helper",
  "attestation-stale": "renewal-price-adviser",
  "authority-missing": "night-desk-translator",
  "boundary-missing": "treasury-forecaster",
  "change-unreviewed": "broker-quote-assistant",
  concentration: null,
  "control-failing": "travel-dispatcher",
  "control-unowned": null,
  "data-unowned": "complaint-summariser",
  "delegation-exceeds": "travel-dispatcher",
  "delegation-unregistered": "travel-dispatcher",
  "deputy-missing": "warehouse-question-desk",
  "duties-clash": "dependency-updater",
  "escalation-missing": "call-notes",
  "exception-expired": "test-data-maker",
  "grant-expired": "fraud-signal-reviewer",
  "grant-standing": "access-review-helper",
  "grant-unapproved": "contract-clause-finder",
  "identity-missing": "contract-clause-finder",
  "identity-shared": "claims-router",
  "liability-undocumented": "campaign-drafter",
  "owner-inactive": "fleet-event-watcher",
  "owner-missing": "mailing-list-keeper",
  "owner-unaccepted": "quality-rule-writer",
  "playbook-missing": "warehouse-question-desk",
  "retirement-unplanned": "claims-router-trial",
  "retrieval-unowned": "contract-clause-finder",
  "review-overdue": "fraud-signal-reviewer",
  "revocation-missing": "call-notes",
  "risk-unaccepted": "fleet-event-watcher",
  "role-missing": "catalogue-tagger",
  "secret-long-lived": "catalogue-tagger",
  "system-unowned": "fleet-event-watcher",
  "team-only": "cloud-cost-tuner",
  "unit-unowned": "service-desk-resolver",
  "vendor-unowned": "call-notes",
};

const column = async (question: string): Promise<string[]> =>
  (await present.query<{ value: string }>(question)).map(({ value }) => value).sort();
const used = (table: string, name: string): Promise<string[]> =>
  column(`SELECT DISTINCT "${name}"::text AS value FROM "${table}" WHERE "${name}" IS NOT NULL`);
const count = async (question: string): Promise<number> =>
  (await present.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${question}) found`))[0]?.n ?? 0;

const told: string[] = [];

let judgeBefore: Judge;
/** What judges behind every write, left where it is. */
function judgeOfNow(): Judge {
  const judge = installJudge(async () => {});
  installJudge(judge);
  return judge;
}

beforeAll(async () => {
  judgeBefore = judgeOfNow();
  const { loaded, signIns: lines } = await loadExampleOrganisation({ now: NOW, say: (line) => told.push(line) });
  expect(loaded).toBe("now");
  expect(lines.join("\n")).toContain(EXAMPLE_PASSWORD);
}, 900_000);

describe("the example organisation", () => {
  test("is a company of middle size", async () => {
    expect(await count(`SELECT FROM "Person"`)).toBe(94);
    expect(await count(`SELECT FROM "Agent"`)).toBe(46);
    expect(await count(`SELECT FROM "Capability"`)).toBe(127);
    expect(await count(`SELECT FROM "System"`)).toBe(26);
    expect(await count(`SELECT FROM "DataSource"`)).toBe(13);
    expect(await count(`SELECT FROM "SystemTool"`)).toBe(7);
    expect(told.at(-1)).toContain("100 %");
  });

  test.each<[string, string, readonly string[]]>([
    ["Agent", "state", agentStates],
    ["Agent", "riskTier", riskTiers],
    ["Agent", "hosting", hostings],
    ["Agent", "interaction", interactions],
    ["Agent", "autonomy", autonomies],
    ["Agent", "environment", environments],
    ["Agent", "credentialKind", credentialKinds],
    ["Capability", "action", actions],
    ["Capability", "dataClassification", dataClassifications],
    ["Capability", "riskTier", riskTiers],
    ["Capability", "state", capabilityStates],
    ["Request", "state", ["open", "approved", "rejected"]],
    ["Request", "kind", ["registration", "change"]],
    ["System", "kind", systemKinds],
    ["Person", "status", personStatuses],
    ["Assignment", "role", roles],
    ["AgentControl", "status", controlStatuses],
    ["Gap", "severity", severities],
    ["Gap", "status", ["open", "accepted", "closed"]],
    ["Exception", "state", exceptionStates],
    // What is verified is retired in the same moment.
    ["Retirement", "state", retirementStates.filter((state) => state !== "verified")],
    ["RetirementStep", "state", ["open", "done", "waived"]],
  ])("%s: %s takes every value", async (table, name, values) => {
    expect(await used(table, name)).toEqual([...values].sort());
  });

  test("people hold every role of the platform", async () => {
    expect(await column(`SELECT DISTINCT unnest("platformRoles")::text AS value FROM "Person"`)).toEqual(
      [...platformRoles].sort(),
    );
  });

  test("lists every rule that is built", () => {
    expect(Object.keys(openOn).sort()).toEqual(allRules.map(({ id }) => id).sort());
  });

  test.each(Object.entries(openOn))("R43: %s is open, on %s", async (rule, slug) => {
    const agent = slug === null ? `"agentId" IS NULL` : `"agentId" = (SELECT id FROM "Agent" WHERE slug = '${slug}')`;
    expect(await count(`SELECT FROM "Gap" WHERE status = 'open' AND rule = '${rule}' AND ${agent}`)).toBeGreaterThan(0);
  });

  test.each(edgeCases)("%s: it has %s", async (_requirement, _what, question) => {
    expect(await count(question)).toBeGreaterThan(0);
  });

  test("R134: more than four fifths of what agents may do is answerable, after a bad start and a setback", async () => {
    const figures = await present.query<{ answerable: number; total: number }>(
      `SELECT answerable, total FROM "DailyFigure" ORDER BY day`,
    );
    const shares = figures.filter(({ total }) => total > 0).map(({ answerable, total }) => answerable / total);
    expect(figures).toHaveLength(77);
    const today = shares.at(-1) ?? 0;
    expect(today).toBeGreaterThan(0.8);
    expect(today).toBeLessThan(0.88);
    expect(shares[2]).toBeLessThan(0.6);
    const worst = Math.min(...shares.slice(-12));
    expect(worst).toBeLessThan(today - 0.05);
    expect(Math.max(...shares.slice(0, -12))).toBeGreaterThan(today + 0.05);
  });

  test("R46: gaps opened at many times: a tenth or so is overdue, others are due in days or weeks, some are excused", async () => {
    const open = await present.query<{ severity: string; days: number }>(
      `SELECT severity::text AS severity, extract(epoch FROM "dueAt" - $1::timestamptz) / 86400 AS days FROM "Gap" WHERE status = 'open'`,
      [iso(NOW)],
    );
    const overdue = open.filter(({ days }) => days < 0).length / open.length;
    expect(overdue).toBeGreaterThan(0.08);
    expect(overdue).toBeLessThan(0.2);
    expect(new Set(open.map(({ severity }) => severity))).toEqual(new Set(severities));
    for (const [from, until] of [
      [0, 3],
      [3, 7],
      [7, 14],
      [14, 30],
      [30, 90],
    ] as const)
      expect(open.filter(({ days }) => days >= from && days < until).length).toBeGreaterThan(2);
    expect(await count(`SELECT FROM "Gap" WHERE status = 'accepted'`)).toBeGreaterThan(4);
  });

  test.each(signIns.filter(({ role }) => !role.startsWith("auditor")))(
    "something waits for $name: some of it overdue, some with time left",
    async ({ email }) => {
      const [person] = await present.query<{ id: string; roles: PlatformRole[] }>(
        `SELECT id::text AS id, "platformRoles"::text[] AS roles FROM "Person" WHERE email = $1`,
        [email],
      );
      const { id = "", roles = [] } = person ?? {};
      const { data } = await listInbox(
        {
          ...systemContext("example organisation", fixedClock(NOW)),
          actor: { kind: "person", id, personId: id, name: email, roles, scopes: null },
        },
        { limit: 200 },
      );
      const due = data.flatMap(({ dueAt }) => (dueAt === null ? [] : [Date.parse(dueAt)]));
      expect(due.filter((at) => at < NOW).length).toBeGreaterThan(0);
      expect(due.filter((at) => at > NOW).length).toBeGreaterThan(0);
    },
  );

  test("most agents are in order, and no gap without a past was forgotten", async () => {
    expect(await count(`SELECT FROM "Agent" WHERE state = 'active' AND complete`)).toBeGreaterThan(14);
    expect(await count(`SELECT FROM "Gap" WHERE status = 'closed'`)).toBeGreaterThan(100);
    expect(await count(`SELECT FROM "GapEvent" WHERE event = 'reopened'`)).toBeGreaterThan(0);
    expect(await count(`SELECT FROM "Gap" WHERE "assigneeId" IS NOT NULL AND status = 'open'`)).toBeGreaterThan(4);
  });

  test("R85: one review is signed off, one is open with silence and reassignments, others are planned", async () => {
    const states = await present.query<{ name: string; state: string; signed: boolean }>(
      `SELECT name, state::text AS state, "signedOffAt" IS NOT NULL AS signed FROM "Campaign" WHERE kind = 'campaign' ORDER BY "createdAt"`,
    );
    expect(states.map(({ state, signed }) => (signed ? "signed off" : state)).sort()).toEqual([
      "draft",
      "open",
      "scheduled",
      "scheduled",
      "signed off",
    ]);
    const open = `"ReviewItem" i JOIN "Campaign" g ON g.id = i."campaignId" AND g.state = 'open'`;
    expect(await count(`SELECT FROM ${open} WHERE i.state = 'waiting'`)).toBeGreaterThan(5);
    expect(await count(`SELECT FROM ${open} WHERE i.state = 'certified'`)).toBeGreaterThan(15);
    expect(await count(`SELECT FROM "ReviewerOfItem" WHERE why = 'reassigned'`)).toBe(2);
    expect(await count(`SELECT FROM "ReviewerOfItem" WHERE why = 'escalated'`)).toBeGreaterThan(0);
    expect(await count(`SELECT FROM "ReviewFollowUp" WHERE "confirmedAt" IS NULL`)).toBe(0);
    expect(await count(`SELECT FROM "ReviewFollowUp" WHERE kind = 'revoke'`)).toBe(1);
  });

  test("R77: says who answered then: before Viktor Petrov left, and after", async () => {
    const detector = (daysAgo: number) =>
      reading(NOW - daysAgo * DAY, (past) =>
        past.query<{ name: string }>(
          `SELECT p.name FROM "Assignment" s JOIN "Agent" a ON a.id = s."agentId" JOIN "Person" p ON p.id = s."personId"
           WHERE a.slug = 'supplier-payment-runner' AND s.role = 'detector' AND s."capabilityId" IS NULL
             AND (s."endsAt" IS NULL OR s."endsAt" > past.moment())`,
        ),
      );
    expect(await detector(300)).toEqual([{ name: "Viktor Petrov" }]);
    expect(await detector(200)).toEqual([{ name: "Mei-Ling Zhou" }]);
  });

  test("R82: its evidence is in the order of time, and nothing lies ahead of the load", async () => {
    expect(
      await count(
        `SELECT FROM (SELECT at, lag(at) OVER (ORDER BY sequence) AS before FROM "Evidence") e WHERE at < before`,
      ),
    ).toBe(0);
    const [last] = await present.query<{ at: Date }>(`SELECT max(at) AS at FROM "Evidence"`);
    expect(last?.at.getTime()).toBe(NOW);
    expect(await count(`SELECT FROM "Evidence" WHERE "actorKind" = 'person'`)).toBeGreaterThan(2000);
  });

  test("the full judgement finds nothing that is not kept already", async () => {
    expect(await rejudgeEverything(fixedClock(NOW))).toMatchObject({ changed: 0 });
  });

  test.each(signIns.map(({ email, role }) => [email, role]))("%s signs in as %s", async (email) => {
    const signedIn = await signInWithPassword(
      { email, password: EXAMPLE_PASSWORD, address: "192.0.2.1" },
      fixedClock(NOW),
    );
    expect(signedIn).toBeTruthy();
  });

  test("leaves no evidence younger than the load, by which half of one is told from what others wrote", async () => {
    const younger = `SELECT FROM "Evidence" WHERE at > '${iso(NOW)}'::timestamptz`;
    expect(await count(younger)).toBe(0);
  });

  test("is loaded once, and beside nothing else", async () => {
    const before = await count(`SELECT FROM "Evidence"`);
    expect(await loadExampleOrganisation({ now: NOW })).toMatchObject({ loaded: "already" });
    await present.query(`DELETE FROM "LocalAccount" WHERE "passwordHash" <> $1`, [
      await hashOfPassword("somebody else"),
    ]);
    expect(await loadExampleOrganisation({ now: NOW })).toEqual({ loaded: "refused", signIns: [] });
    expect(await count(`SELECT FROM "Evidence"`)).toBe(before);
  });
});

test("the load leaves behind every write what stood there before", () => {
  expect(judgeOfNow()).toBe(judgeBefore);
});
