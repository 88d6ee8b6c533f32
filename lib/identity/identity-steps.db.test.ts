import { describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { type Context, systemContext } from "#lib/verbs/context.ts";
import { becomeFirstAdmin } from "./become-first-admin.ts";
import { changePassword } from "./change-password.ts";
import { createToken } from "./create-token.ts";
import { endSessions, signOut } from "./end-sessions.ts";
import { ensureFirstAdminLink } from "./first-admin-link.ts";
import { invitePerson } from "./invite-person.ts";
import { linkProviderAccount } from "./link-provider-account.ts";
import { contextOf, somebody } from "./people-for-tests.ts";
import { revokeToken } from "./revoke-token.ts";
import { setPassword } from "./set-password.ts";
import { startSession } from "./start-session.ts";

const NOW = machineClock.now();
const PASSWORD = "seven quiet ledgers";
const admin = () => systemContext("test", fixedClock(NOW));

/** The types of the entries that an act left, the newest evidence only. */
async function leaves(act: () => Promise<unknown>): Promise<string[]> {
  const newest = async () =>
    (await present.query<{ last: string }>(`SELECT COALESCE(max(sequence), 0)::text AS last FROM "Evidence"`))[0]?.last;
  const before = await newest();
  await act();
  const rows = await present.query<{ type: string }>(
    `SELECT type FROM "Evidence" WHERE sequence > $1::bigint ORDER BY sequence`,
    [before],
  );
  return rows.map(({ type }) => type);
}

const secretOf = (link: string | null) => new URL(link ?? "").hash.slice(1);

describe("R82: each step of signing in leaves its entry", () => {
  test("the first admin's link and its use", async () => {
    let link = "";
    expect(
      await leaves(async () => {
        link = secretOf(await ensureFirstAdminLink());
      }),
    ).toEqual(["first-admin-link.made"]);
    const first = { link, email: "first@example.com", name: "First", password: PASSWORD };
    expect(await leaves(() => becomeFirstAdmin(admin(), first))).toEqual(["person.created"]);
  });

  test("an invitation, the password that it sets, a provider's account, sessions and tokens", async () => {
    const { id, email } = await somebody();
    let link = "";
    expect(
      await leaves(async () => {
        link = secretOf((await invitePerson(admin(), { person: id })).link);
      }),
    ).toEqual(["person.invited"]);
    expect(await leaves(() => setPassword(admin(), { link, password: PASSWORD }))).toEqual(["password.set"]);
    const own = await contextOf(email, NOW);
    const account = { person: id, issuer: "https://id.example", subject: id };
    expect(await leaves(() => linkProviderAccount(own, account))).toEqual(["account.linked"]);
    expect(await leaves(() => startSession(own, { person: id, means: "password" }))).toEqual(["session.started"]);
    expect(await leaves(() => signOut(own, {}))).toEqual(["session.ended"]);
    await startSession(own, { person: id, means: "password" });
    expect(await leaves(() => endSessions(admin(), { person: id }))).toEqual(["session.ended"]);
    await startSession(own, { person: id, means: "password" });
    expect(await leaves(() => endSessions(own, { person: id }))).toEqual(["session.ended"]);
    const next = { current: PASSWORD, password: "eight loud ledgers" };
    expect(await leaves(() => changePassword(own, next))).toEqual(["password.set"]);
    let token = "";
    expect(
      await leaves(async () => {
        token = (await createToken(admin(), { name: "nightly", role: "auditor" })).id;
      }),
    ).toEqual(["token.created"]);
    expect(await leaves(() => revokeToken(admin(), { token }))).toEqual(["token.revoked"]);
  });
});

describe("each step is refused to whoever may not, and leaves nothing", () => {
  test.each<[string, (asker: Context, other: string) => Promise<unknown>]>([
    ["person.invite", (asker, other) => invitePerson(asker, { person: other })],
    [
      "session.hold",
      (asker, other) => linkProviderAccount(asker, { person: other, issuer: "https://id.example", subject: "x" }),
    ],
    ["session.hold", (asker, other) => startSession(asker, { person: other, means: "password" })],
    ["session.end", (asker, other) => endSessions(asker, { person: other })],
    ["token.manage", (asker) => createToken(asker, { name: "mine", role: "auditor" })],
  ])("%s", async (rule, act) => {
    const [asker, other] = [await somebody(), await somebody()];
    const context = await contextOf(asker.email, NOW);
    const left = await leaves(() => expect(act(context, other.id)).rejects.toMatchObject({ kind: "forbidden", rule }));
    expect(left).toEqual([]);
  });

  test("token.manage, for a token that is there", async () => {
    const { id } = await createToken(admin(), { name: "kept", role: "auditor" });
    const asker = await contextOf((await somebody()).email, NOW);
    const refused = () => expect(revokeToken(asker, { token: id })).rejects.toMatchObject({ rule: "token.manage" });
    expect(await leaves(refused)).toEqual([]);
  });
});
