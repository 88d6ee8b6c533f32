import { describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { createToken } from "./create-token.ts";
import { endSessions, signOut } from "./end-sessions.ts";
import { listTokens } from "./list-tokens.ts";
import { contextOf, somebody, wholeEvidence, wholeIdentity } from "./people-for-tests.ts";
import { revokeToken } from "./revoke-token.ts";
import { sealSession, sessionCookieName } from "./session-cookie.ts";
import { startSession } from "./start-session.ts";
import { whoAsks } from "./who-asks.ts";

const system = () => systemContext("test");
const asking = (headers: Record<string, string>, method = "GET") =>
  whoAsks(new Request("http://localhost:3000/api/v1/agents", { method, headers }));
const cookie = (sessionId: string) => ({ cookie: `other=1; ${sessionCookieName()}=${sealSession(sessionId)}` });
const bearer = (token: string | null) => ({ authorization: `Bearer ${token}` });

async function signedIn(given: Parameters<typeof somebody>[0] = {}) {
  const person = await somebody(given);
  const context = await contextOf(person.email, machineClock.now());
  const { sessionId } = await startSession(context, { person: person.id, means: "password" });
  return { ...person, sessionId, context };
}

describe("a session", () => {
  test("says who asks, with the platform roles of this moment", async () => {
    const mira = await signedIn({ roles: ["member", "compliance"] });
    expect(await asking(cookie(mira.sessionId))).toEqual({
      sessionId: mira.sessionId,
      actor: {
        kind: "person",
        id: mira.id,
        personId: mira.id,
        name: mira.name,
        roles: ["member", "compliance"],
        scopes: null,
      },
    });
    await present.query(`UPDATE "Person" SET "platformRoles" = '{auditor}' WHERE id = $1::uuid`, [mira.id]);
    expect((await asking(cookie(mira.sessionId))).actor.roles).toEqual(["auditor"]);
  });

  test.each(["suspended", "left"] as const)(
    "ends when the person is %s, and does not wake up again",
    async (status) => {
      const mira = await signedIn();
      await editPerson(system(), { person: mira.id, status });
      await expect(asking(cookie(mira.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
      await editPerson(system(), { person: mira.id, status: "active" });
      await expect(asking(cookie(mira.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
    },
  );

  test("ends by signing out here, everywhere, or by an admin; each leaves evidence", async () => {
    const mira = await signedIn();
    const other = await startSession(mira.context, { person: mira.id, means: "password" });
    await signOut(mira.context, { only: mira.sessionId });
    await expect(asking(cookie(mira.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
    await asking(cookie(other.sessionId));
    expect(await signOut(mira.context, {})).toEqual({ ended: 1 });
    await expect(asking(cookie(other.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
    const third = await startSession(mira.context, { person: mira.id, means: "provider" });
    await endSessions(system(), { person: mira.email });
    await expect(asking(cookie(third.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
    const entries = await present.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Evidence" WHERE type = 'session.ended' AND "subjectId" = $1::uuid`,
      [mira.id],
    );
    expect(entries[0]?.n).toBe(3);
  });

  test("cannot be ended by somebody else", async () => {
    const mira = await signedIn();
    const rival = await signedIn({ roles: ["security"] });
    await expect(endSessions(rival.context, { person: mira.id })).rejects.toMatchObject({ rule: "session.end" });
    await asking(cookie(mira.sessionId));
  });

  test("ends by itself", async () => {
    const mira = await signedIn();
    await present.query(`UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE id = $1::uuid`, [
      mira.sessionId,
    ]);
    await expect(asking(cookie(mira.sessionId))).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  test("cannot be made up: only our signature over that very session counts", async () => {
    const [mira, rival] = [await signedIn(), await signedIn()];
    const [, signature] = sealSession(rival.sessionId).split(".");
    const sealed = sealSession(mira.sessionId);
    for (const value of [
      mira.sessionId,
      `${mira.sessionId}.`,
      `${mira.sessionId}.${signature}`,
      `${sealed}x`,
      sealed.slice(0, -1),
      `${sealed}.${sealed}`,
      `${sealed.slice(0, -1)}${sealed.endsWith("A") ? "Q" : "A"}`,
      "",
      "'; DROP TABLE",
    ])
      await expect(asking({ cookie: `${sessionCookieName()}=${value}` })).rejects.toMatchObject({
        kind: "unauthenticated",
      });
  });

  test("does not carry a write that another page makes", async () => {
    const { sessionId } = await signedIn();
    const from = (headers: Record<string, string>) => asking({ ...cookie(sessionId), ...headers }, "POST");
    await expect(from({ origin: "null" })).rejects.toMatchObject({ rule: "foreign-origin" });
    await expect(from({ origin: "https://evil.example" })).rejects.toMatchObject({ rule: "foreign-origin" });
    await expect(from({ "sec-fetch-site": "cross-site" })).rejects.toMatchObject({ rule: "foreign-origin" });
    await from({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" });
  });
});

describe("a token", () => {
  test("says its role and scopes, holds no person, and may come from anywhere", async () => {
    const { id, token } = await createToken(system(), {
      name: "nightly",
      role: "security",
      scopes: ["catalogue.read"],
    });
    const { actor, sessionId } = await asking({ ...bearer(token), origin: "https://elsewhere.example" });
    expect(sessionId).toBeNull();
    expect(actor).toEqual({
      kind: "token",
      id,
      name: "nightly",
      personId: null,
      roles: ["security"],
      scopes: ["catalogue.read"],
    });
    expect((await whoAsks(new Request("http://x/", { method: "POST", headers: bearer(token) }))).actor.id).toBe(id);
  });

  test("is kept as its hash alone: neither the tables nor the evidence hold it, nor a repeated answer", async () => {
    const context = { ...system(), idempotency: { scope: "test POST /api/v1/tokens", key: "1", fingerprint: "f" } };
    const first = await createToken(context, { name: "once", role: "auditor" });
    expect(first.token).toMatch(/^ans_[\w-]{43}$/);
    const again = await createToken(context, { name: "once", role: "auditor" });
    expect(again).toEqual({ ...first, token: null });
    const kept = (await wholeIdentity()) + (await wholeEvidence());
    expect(kept).toContain(first.prefix);
    expect(kept).not.toContain(first.token);
    expect(kept).not.toContain(first.token?.slice(12));
  });

  test("is out at once when it is revoked, or when it ends", async () => {
    const { id, token } = await createToken(system(), { name: "short", role: "admin" });
    await asking(bearer(token));
    expect((await revokeToken(system(), { token: id })).revokedAt).not.toBeNull();
    await expect(asking(bearer(token))).rejects.toMatchObject({ rule: "token-not-valid" });
    const soon = await createToken(system(), { name: "soon", role: "admin", expiresAt: "2199-01-01T00:00:00Z" });
    await asking(bearer(soon.token));
    // The database's clock is finer than ours: its 'now' can lie after the moment at which we ask.
    await present.query(`UPDATE "Token" SET "expiresAt" = now() - interval '1 second' WHERE id = $1::uuid`, [soon.id]);
    await expect(asking(bearer(soon.token))).rejects.toMatchObject({ rule: "token-not-valid" });
    const names = async (state: "live" | "expired" | "revoked") =>
      (await listTokens(system(), { state })).data.map(({ name }) => name);
    expect(await names("revoked")).toContain("short");
    expect(await names("expired")).toContain("soon");
    expect(await names("live")).not.toContain("short");
  });

  test.each([
    "Bearer",
    "Bearer ans_",
    "Bearer ans_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "Basic YWRtaW46YWRtaW4=",
    "Bearer eyJhbGciOiJub25lIn0.e30.",
    "",
  ])("'%s' is none, and a cookie beside it does not count", async (authorization) => {
    const { sessionId } = await signedIn({ roles: ["admin"] });
    await expect(asking({ ...cookie(sessionId), authorization })).rejects.toMatchObject({ kind: "unauthenticated" });
  });

  test("shows within minutes when it was last used, without a write per request", async () => {
    const { id, token } = await createToken(system(), { name: "used", role: "member" });
    const lastUse = async () =>
      (await present.query<{ at: Date | null }>(`SELECT "lastUsedAt" AS at FROM "Token" WHERE id = $1::uuid`, [id]))[0]
        ?.at ?? null;
    await asking(bearer(token));
    await expect.poll(lastUse).not.toBeNull();
    const noted = await lastUse();
    await asking(bearer(token));
    expect(await lastUse()).toEqual(noted);
  });

  test("that was cut down cannot make one that may more", async () => {
    const cut = await createToken(system(), { name: "cut", role: "admin", scopes: ["token.manage", "catalogue.read"] });
    const { actor } = await asking(bearer(cut.token));
    const context = { ...system(), actor };
    await createToken(context, { name: "smaller", role: "member", scopes: ["catalogue.read"] });
    for (const scopes of [[], ["person.administer"], ["catalogue.read", "import.run"]] as const)
      await expect(createToken(context, { name: "more", role: "admin", scopes: [...scopes] })).rejects.toMatchObject({
        errors: [{ path: "scopes" }],
      });
  });

  test("is made and seen by admins alone", async () => {
    for (const role of ["security", "compliance", "member", "auditor"] as const) {
      const { context } = await signedIn({ roles: [role] });
      await expect(createToken(context, { name: "mine", role: "admin" })).rejects.toMatchObject({
        rule: "token.manage",
      });
      await expect(listTokens(context, {})).rejects.toMatchObject({ rule: "token.manage" });
    }
  });

  test.each([
    [{ name: "", role: "member" }, "name"],
    [{ name: "x", role: "owner" }, "role"],
    [{ name: "x", role: "member", scopes: ["everything"] }, "scopes.0"],
    [{ name: "x", role: "member", expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
    [{ name: "x", role: "member", hash: "chosen" }, "hash"],
  ])("%j is refused at its field", async (input, path) =>
    expect(createToken(system(), input as Parameters<typeof createToken>[1])).rejects.toMatchObject({
      kind: "invalid",
      errors: [{ path }],
    }),
  );
});

test("nobody: no header at all", () => expect(asking({})).rejects.toMatchObject({ kind: "unauthenticated" }));
