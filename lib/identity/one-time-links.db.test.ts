import { describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { becomeFirstAdmin } from "./become-first-admin.ts";
import { ensureFirstAdminLink } from "./first-admin-link.ts";
import { invitePerson } from "./invite-person.ts";
import { contextOf, somebody, wholeEvidence, wholeIdentity } from "./people-for-tests.ts";
import { setPassword } from "./set-password.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

const DAY = 24 * 60 * 60 * 1000;
const PASSWORD = "seven quiet ledgers";
const holder = (now = machineClock.now()) => systemContext("one-time link", fixedClock(now));
const secretOf = (link: string | null) => new URL(link ?? "").hash.slice(1);
const ada = { email: "ada@example.com", name: "Ada Admin", password: PASSWORD };

describe("the first admin", () => {
  test("gets one link; a later start makes a new one and voids it", async () => {
    const first = secretOf(await ensureFirstAdminLink());
    const second = secretOf(await ensureFirstAdminLink());
    expect(second).not.toBe(first);
    expect(second.length).toBeGreaterThanOrEqual(43);
    await expect(becomeFirstAdmin(holder(), { link: first, ...ada })).rejects.toMatchObject({ rule: "link-void" });
    expect(await wholeIdentity()).not.toContain(second);
  });

  test("cannot use it a day later, nor a made-up one", async () => {
    const link = secretOf(await ensureFirstAdminLink());
    await expect(becomeFirstAdmin(holder(machineClock.now() + DAY + 1000), { link, ...ada })).rejects.toMatchObject({
      rule: "link-void",
    });
    await expect(becomeFirstAdmin(holder(), { link: "x".repeat(43), ...ada })).rejects.toMatchObject({
      rule: "link-void",
    });
    await expect(becomeFirstAdmin(holder(), { link, ...ada, password: "short" })).rejects.toMatchObject({
      errors: [{ path: "password" }],
    });
  });

  test("is one, also when two come at once; then there is no link any more", async () => {
    const link = secretOf(await ensureFirstAdminLink());
    const tried = await Promise.allSettled([
      becomeFirstAdmin(holder(), { link, ...ada }),
      becomeFirstAdmin(holder(), { link, ...ada, email: "rival@example.com" }),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tried.find(({ status }) => status === "rejected")).toMatchObject({ reason: { rule: "link-void" } });
    expect(await ensureFirstAdminLink()).toBeNull();
    await expect(becomeFirstAdmin(holder(), { link, ...ada, email: "third@example.com" })).rejects.toMatchObject({
      rule: "link-void",
    });
    const admins = await present.query<{ email: string }>(
      `SELECT email FROM "Person" WHERE 'admin' = ANY("platformRoles")`,
    );
    expect(admins).toHaveLength(1);
    const email = admins[0]?.email ?? "";
    await signInWithPassword({ email, password: PASSWORD, address: "10.0.0.1" }, machineClock);
    const evidence = await wholeEvidence();
    expect(evidence).toContain("first-admin-link.made");
    expect(evidence).toMatch(/person\.created[\s\S]*first-admin-link/);
    for (const secret of [link, PASSWORD, "argon2"]) expect(evidence).not.toContain(secret);
  });
});

describe("an invitation", () => {
  const invite = async (person: string, now = machineClock.now()) =>
    secretOf((await invitePerson(systemContext("test", fixedClock(now)), { person })).link);

  test("lets its person set a password, once", async () => {
    const mira = await somebody();
    const link = await invite(mira.email);
    await setPassword(holder(), { link, password: PASSWORD });
    await signInWithPassword({ email: mira.email, password: PASSWORD, address: "10.0.0.1" }, machineClock);
    await expect(setPassword(holder(), { link, password: "eight loud ledgers" })).rejects.toMatchObject({
      rule: "link-void",
    });
    const kept = (await wholeEvidence()) + (await wholeIdentity());
    expect(kept).not.toContain(link);
    expect(kept).not.toContain(PASSWORD);
  });

  test("is void after a week, when a newer one is made, and when the person is no longer active", async () => {
    const mira = await somebody();
    const old = await invite(mira.email, machineClock.now() - 7 * DAY - 1000);
    await expect(setPassword(holder(), { link: old, password: PASSWORD })).rejects.toMatchObject({ rule: "link-void" });
    const first = await invite(mira.email);
    const second = await invite(mira.email);
    await expect(setPassword(holder(), { link: first, password: PASSWORD })).rejects.toMatchObject({
      rule: "link-void",
    });
    await present.query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1::uuid`, [mira.id]);
    await present.query(`UPDATE "Person" SET status = 'active' WHERE id = $1::uuid`, [mira.id]);
    await expect(setPassword(holder(), { link: second, password: PASSWORD })).rejects.toMatchObject({
      rule: "link-void",
    });
  });

  test("does not open the first admin's door, nor the other way round", async () => {
    const mira = await somebody();
    const link = await invite(mira.email);
    await expect(
      becomeFirstAdmin(holder(), { link, email: "new@example.com", name: "New", password: PASSWORD }),
    ).rejects.toMatchObject({ rule: "link-void" });
  });

  test("is made by admins alone, for active people alone", async () => {
    const [mira, gone] = [await somebody(), await somebody({ status: "left" })];
    for (const role of ["security", "compliance", "member", "auditor"] as const) {
      const asker = await somebody({ roles: [role] });
      await expect(
        invitePerson(await contextOf(asker.email, machineClock.now()), { person: mira.id }),
      ).rejects.toMatchObject({ rule: "person.invite" });
    }
    await expect(invite(gone.email)).rejects.toMatchObject({ rule: "person-not-active" });
    await expect(invite("nobody@example.com")).rejects.toMatchObject({ kind: "missing" });
  });
});
