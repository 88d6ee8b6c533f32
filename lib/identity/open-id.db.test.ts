import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { type Claims, realProvider, toldProvider, Visitor } from "./open-id-for-tests.ts";
import { somebody, wholeEvidence } from "./people-for-tests.ts";
import { personOfCookie } from "./who-asks.ts";

const whoIs = async (visitor: Visitor) => (await personOfCookie(visitor.session, machineClock.now()))?.personId ?? null;
const errorOf = (redirect: string) => new URL(redirect, "http://localhost:3000").searchParams.get("error");

describe.each([
  ["with e-mail in the ID token", false],
  ["with nothing but the subject in the ID token", true],
])("a real provider %s", (_, strict) => {
  const at = `@${strict ? "strict" : "open"}.example.com`;
  const people: Record<string, Claims> = {
    ada: { email: `Ada${at}`, email_verified: true, name: "Ada" },
    bob: { email: `bob${at}`, email_verified: false },
    cleo: { email_verified: true },
    dan: { email: `dan${at}`, email_verified: true },
    eve: { email: `eve${at}`, email_verified: true },
  };
  let provider: Awaited<ReturnType<typeof realProvider>>;
  beforeAll(async () => {
    provider = await realProvider(people, strict);
  });
  afterAll(() => provider.stop());

  test("signs in who is registered by a verified address, then by their account there, whatever becomes of the address", async () => {
    const ada = await somebody({ email: `ada${at}` });
    const first = new Visitor(provider.issuer);
    expect(await first.signIn("ada")).toBe("http://localhost:3000/");
    expect(await whoIs(first)).toBe(ada.id);
    const [linked] = await present.query<{ issuer: string; subject: string }>(
      `SELECT issuer, subject FROM "ExternalAccount" WHERE "personId" = $1::uuid`,
      [ada.id],
    );
    expect(linked).toEqual({ issuer: provider.issuer, subject: "ada" });
    expect(await wholeEvidence()).toContain("account.linked");
    people.ada = { email: `somebody.else${at}`, email_verified: false };
    const again = new Visitor(provider.issuer);
    await again.signIn("ada");
    expect(await whoIs(again)).toBe(ada.id);
    await present.query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1::uuid`, [ada.id]);
    expect(await whoIs(again)).toBeNull();
    const suspended = new Visitor(provider.issuer);
    expect(errorOf(await suspended.signIn("ada"))).toBe("person-unknown");
    expect(suspended.session).toBeNull();
  });

  test.each([
    ["an address that is not verified", "bob", "email-not-verified"],
    ["no address at all", "cleo", "email-missing"],
    ["an address that nobody here has", "dan", "person-unknown"],
  ])("refuses %s, and registers nobody", async (_case, login, rule) => {
    if (login === "bob") await somebody({ email: `bob${at}` });
    const visitor = new Visitor(provider.issuer);
    expect(errorOf(await visitor.signIn(login))).toBe(rule);
    expect(visitor.session).toBeNull();
    expect(await present.query(`SELECT 1 AS one FROM "ExternalAccount" WHERE subject = $1`, [login])).toEqual([]);
    expect(await present.query(`SELECT 1 AS one FROM "Person" WHERE email LIKE 'dan@%'`)).toEqual([]);
  });

  test("refuses a second account there for the same person: the address was handed on", async () => {
    const eve = await somebody({ email: `eve${at}` });
    await present.query(
      `INSERT INTO "ExternalAccount" ("personId", issuer, subject, "linkedAt") VALUES ($1::uuid, $2, 'old', now())`,
      [eve.id, provider.issuer],
    );
    expect(errorOf(await new Visitor(provider.issuer).signIn("eve"))).toBe("provider-account-differs");
  });
});

describe("a provider, or somebody in between, that says something wrong", () => {
  let provider: Awaited<ReturnType<typeof toldProvider>>;
  let subjects = 0;
  beforeAll(async () => {
    provider = await toldProvider();
  });
  afterAll(() => provider.stop());

  /** Goes as far as the provider, has it say what `said` makes of a right answer, and comes back. */
  async function comeBack(
    said: (claims: Claims) => { claims?: Claims; userinfo?: Claims; by?: "us" | "stranger" | "nobody"; query?: Claims },
    before: (visitor: Visitor) => void = () => {},
  ) {
    const person = await somebody();
    const sub = `subject-${++subjects}`;
    const visitor = new Visitor(provider.issuer);
    const sent = (await visitor.begin()).searchParams;
    const seconds = Math.floor(machineClock.now() / 1000);
    const right: Claims = {
      iss: provider.issuer,
      aud: "answerable",
      sub,
      nonce: sent.get("nonce"),
      iat: seconds,
      exp: seconds + 60,
      email: person.email,
      email_verified: true,
    };
    const { query, ...rest } = said(right);
    Object.assign(provider.told, { claims: right, userinfo: { sub }, by: "us", ...rest });
    before(visitor);
    const parameters = { code: "c", state: sent.get("state"), ...query } as Record<string, string>;
    const { redirect } = await visitor.application(`/api/auth/callback/oidc?${new URLSearchParams(parameters)}`);
    return { redirect, signedIn: (await whoIs(visitor)) === person.id, visitor, sent };
  }

  test("a right answer signs in: the tests below fail for their own reason", async () => {
    const { signedIn, sent } = await comeBack(() => ({}));
    expect(signedIn).toBe(true);
    expect(sent.get("code_challenge_method")).toBe("S256");
    expect(sent.get("scope")).toBe("openid email profile");
  });

  test("userinfo adds what the ID token leaves out", async () => {
    const { signedIn } = await comeBack(({ email, email_verified, ...claims }) => ({
      claims,
      userinfo: { sub: claims.sub, email, email_verified },
    }));
    expect(signedIn).toBe(true);
  });

  test.each<[string, Parameters<typeof comeBack>[0]]>([
    ["another nonce", (claims) => ({ claims: { ...claims, nonce: "another" } })],
    ["no nonce", ({ nonce: _, ...claims }) => ({ claims })],
    ["another state", () => ({ query: { state: "another" } })],
    ["no state", () => ({ query: { state: "" } })],
    ["another audience", (claims) => ({ claims: { ...claims, aud: "another" } })],
    [
      "several audiences, and another that it was made for",
      (claims) => ({ claims: { ...claims, aud: ["answerable", "b"], azp: "b" } }),
    ],
    [
      "an ID token that is over for a minute",
      (claims) => ({ claims: { ...claims, exp: Math.floor(machineClock.now() / 1000) - 60 } }),
    ],
    ["an ID token without an end", ({ exp: _, ...claims }) => ({ claims })],
    ["another issuer", (claims) => ({ claims: { ...claims, iss: "https://evil.example" } })],
    ["the issuer with a slash", (claims) => ({ claims: { ...claims, iss: `${claims.iss}/` } })],
    ["a stranger's signature", () => ({ by: "stranger" })],
    ["no signature", () => ({ by: "nobody" })],
    [
      "userinfo about somebody else",
      ({ email, email_verified, ...claims }) => ({ claims, userinfo: { sub: "another", email, email_verified } }),
    ],
    ["an address that is verified in words", (claims) => ({ claims: { ...claims, email_verified: "true" } })],
    [
      "an address that is not verified, by userinfo",
      ({ email_verified: _, ...claims }) => ({ claims, userinfo: { sub: claims.sub, email_verified: false } }),
    ],
    ["an error", () => ({ query: { error: "access_denied" } })],
  ])("%s signs nobody in", async (_, said) => {
    const { redirect, signedIn, visitor } = await comeBack(said);
    expect({ signedIn, session: visitor.session }).toEqual({ signedIn: false, session: null });
    expect(errorOf(redirect)).not.toBeNull();
  });

  test.each(["state", "nonce", "pkce.code_verifier"])(
    "a browser that does not hold its own %s is not signed in",
    async (name) => {
      const { signedIn } = await comeBack(
        () => ({}),
        (visitor) => {
          const jar = visitor.cookies["http://localhost:3000"] ?? {};
          const found = Object.keys(jar).filter((cookie) => cookie.endsWith(name));
          expect(found).toHaveLength(1);
          for (const cookie of found) delete jar[cookie];
        },
      );
      expect(signedIn).toBe(false);
    },
  );
});
