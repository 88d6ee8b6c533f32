import { describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { attempt } from "./attempts.ts";
import { changePassword } from "./change-password.ts";
import { isPassword } from "./passwords.ts";
import { contextOf, somebody, wholeEvidence } from "./people-for-tests.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";
import { startSession } from "./start-session.ts";

const NOW = Date.UTC(2026, 2, 1);
const PASSWORD = "seven quiet ledgers";
const at = (now: number) => fixedClock(now);
let addresses = 0;
const elsewhere = () => `10.1.0.${++addresses}`;
const signIn = (email: string, password: string, now = NOW, address = elsewhere()) =>
  signInWithPassword({ email, password, address }, at(now));

describe("signing in with a password", () => {
  test("works for an active person, whatever the case of the address", async () => {
    const mira = await somebody({ password: PASSWORD });
    expect(await signIn(` ${mira.email.toUpperCase()} `, PASSWORD)).toMatchObject({ personId: mira.id });
  });

  test("is refused in the same words for everybody else", async () => {
    const mira = await somebody({ password: PASSWORD });
    const suspended = await somebody({ password: PASSWORD, status: "suspended" });
    const left = await somebody({ password: PASSWORD, status: "left" });
    const bySso = await somebody();
    const refusals = await Promise.all(
      [
        [mira.email, "wrong"],
        [suspended.email, PASSWORD],
        [left.email, PASSWORD],
        [bySso.email, ""],
        ["nobody@example.com", PASSWORD],
        ["", ""],
      ].map(([email = "", password = ""]) => signIn(email, password).catch((error: unknown) => error)),
    );
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ kind: "unauthenticated", rule: "sign-in-failed", message: expect.any(String) });
    expect(new Set(refusals.map((refusal) => (refusal as Error).message)).size).toBe(1);
  });

  test("takes the same work for people who are not there", async () => {
    const { email } = await somebody({ password: PASSWORD });
    const [row] = await present.query<{ passwordHash: string }>(
      `SELECT "passwordHash" FROM "LocalAccount" a JOIN "Person" p ON p.id = a."personId" WHERE p.email = $1`,
      [email],
    );
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const timed = async (stored: string | null) => {
      let fastest = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 8; round++) {
        const from = performance.now();
        await isPassword(stored, "wrong");
        fastest = Math.min(fastest, performance.now() - from);
      }
      return fastest;
    };
    await isPassword(null, "warm");
    const [known, unknown] = [await timed(row?.passwordHash ?? ""), await timed(null)];
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });

  test("a session begins with evidence, and only for who is active", async () => {
    const mira = await somebody({ password: PASSWORD });
    const context = await contextOf(mira.email, NOW);
    const { sessionId } = await startSession(context, { person: mira.id, means: "password" });
    expect(await wholeEvidence()).toContain(sessionId);
    await present.query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1::uuid`, [mira.id]);
    await expect(startSession(context, { person: mira.id, means: "password" })).rejects.toMatchObject({
      rule: "person-not-active",
    });
    const other = await somebody();
    await expect(startSession(context, { person: other.id, means: "password" })).rejects.toMatchObject({
      rule: "session.hold",
    });
  });
});

describe("attempts wait", () => {
  test("after five wrong passwords, with the seconds; the right one then does not help", async () => {
    const { email } = await somebody({ password: PASSWORD });
    for (let round = 0; round < 5; round++)
      await expect(signIn(email, "wrong", NOW + round)).rejects.toMatchObject({ rule: "sign-in-failed" });
    await expect(signIn(email, PASSWORD, NOW + 5)).rejects.toMatchObject({
      kind: "tooMany",
      rule: "too-many-attempts",
      retryAfterSeconds: 15,
    });
    await expect(signIn(email, PASSWORD, NOW + 15_003)).rejects.toMatchObject({ retryAfterSeconds: 1 });
    await signIn(email, PASSWORD, NOW + 15_004);
    await signIn(email, PASSWORD, NOW + 15_005);
  });

  test("a success forgets the failures before it", async () => {
    const { email } = await somebody({ password: PASSWORD });
    for (let round = 0; round < 12; round++) {
      await expect(signIn(email, "wrong", NOW + round)).rejects.toMatchObject({ rule: "sign-in-failed" });
      if (round % 4 === 3) await signIn(email, PASSWORD, NOW + round);
    }
  });

  test("failures are forgotten after an hour", async () => {
    const { email } = await somebody({ password: PASSWORD });
    for (let round = 0; round < 5; round++) await signIn(email, "wrong", NOW).catch(() => {});
    await expect(signIn(email, PASSWORD, NOW + 1)).rejects.toMatchObject({ rule: "too-many-attempts" });
    await signIn(email, PASSWORD, NOW + 60 * 60 * 1000 + 1);
  });

  test("forty at once get no further than five one after the other", async () => {
    const account = "all.at.once@example.com";
    const tried = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => attempt({ account, address: `10.2.0.${index}` }, NOW)),
    );
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  test("one address that tries many accounts waits too", async () => {
    const address = "10.3.0.1";
    for (let round = 0; round < 100; round++) await attempt({ account: `spray.${round}@example.com`, address }, NOW);
    await expect(attempt({ account: "spray.last@example.com", address }, NOW)).rejects.toMatchObject({
      rule: "too-many-attempts",
    });
    await attempt({ account: "spray.last@example.com", address: "10.3.0.2" }, NOW);
  });
});

describe("changing the own password", () => {
  test("takes the present one, ends every session, and leaves evidence without it", async () => {
    const mira = await somebody({ password: PASSWORD });
    const context = await contextOf(mira.email, NOW);
    const { sessionId } = await startSession(context, { person: mira.id, means: "password" });
    const next = "eight loud ledgers";
    await expect(changePassword(context, { current: "wrong", password: next })).rejects.toMatchObject({
      errors: [{ path: "current" }],
    });
    await changePassword(context, { current: PASSWORD, password: next });
    const [session] = await present.query<{ over: boolean }>(
      `SELECT "revokedAt" IS NOT NULL AS over FROM "Session" WHERE id = $1::uuid`,
      [sessionId],
    );
    expect(session?.over).toBe(true);
    await expect(signIn(mira.email, PASSWORD)).rejects.toMatchObject({ rule: "sign-in-failed" });
    await signIn(mira.email, next);
    const evidence = await wholeEvidence();
    expect(evidence).toContain("password.set");
    expect(evidence).not.toContain(next);
    expect(evidence).not.toContain("argon2");
  });

  test.each([
    ["too short", "eleven char"],
    ["one letter over and over", "aaaaaaaaaaaaaaaa"],
    ["too long", "x1y2z".repeat(50)],
  ])("refuses one that is %s", async (_, password) => {
    const mira = await somebody({ password: PASSWORD });
    await expect(
      changePassword(await contextOf(mira.email, NOW), { current: PASSWORD, password }),
    ).rejects.toMatchObject({ kind: "invalid", errors: [{ path: "password" }] });
  });

  test("guesses at the present one are counted like failed sign-ins", async () => {
    const mira = await somebody({ password: PASSWORD });
    const context = await contextOf(mira.email, NOW);
    for (let round = 0; round < 5; round++)
      await changePassword(context, { current: "wrong", password: "eight loud ledgers" }).catch(() => {});
    await expect(changePassword(context, { current: PASSWORD, password: "eight loud ledgers" })).rejects.toMatchObject({
      rule: "too-many-attempts",
    });
  });
});
