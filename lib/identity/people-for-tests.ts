import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { PersonStatus, PlatformRole } from "#lib/registry/core/vocabulary.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { hashOfPassword } from "./passwords.ts";
import { accountByEmail, actorOfAccount } from "./store-people.ts";

let made = 0;

/** A person whom no other test knows, with a password when one is given. */
export async function somebody(
  given: { status?: PersonStatus; roles?: PlatformRole[]; password?: string; email?: string } = {},
): Promise<{ id: string; email: string; name: string }> {
  const name = `Somebody ${++made}`;
  const email = given.email ?? `somebody.${made}@example.com`;
  const [person] = await present.query<{ id: string }>(
    `INSERT INTO "Person" (email, name, status, "platformRoles", "leftAt", "createdAt")
     VALUES ($1, $2, $3::"PersonStatus", $4::"PlatformRole"[], CASE WHEN $3 = 'left' THEN now() END, now()) RETURNING id::text AS id`,
    [email, name, given.status ?? "active", given.roles ?? ["member"]],
  );
  const id = person?.id ?? "";
  if (given.password !== undefined)
    await present.query(`INSERT INTO "LocalAccount" VALUES ($1::uuid, $2, now())`, [
      id,
      await hashOfPassword(given.password),
    ]);
  return { id, email, name };
}

/** The context in which a person acts at a moment. */
export async function contextOf(email: string, now: Instant) {
  const account = await accountByEmail(email);
  if (!account) throw new Error(`${email} is nobody.`);
  return systemContext("test", fixedClock(now), actorOfAccount(account));
}

/** Every entry of the evidence, as one text: to look for what must not be in it. */
export async function wholeEvidence(): Promise<string> {
  const rows = await present.query<{ row: string }>(`SELECT e::text AS row FROM "Evidence" e ORDER BY sequence`);
  return rows.map(({ row }) => row).join("\n");
}

/** Everything that the sign-in tables hold, as one text. */
export async function wholeIdentity(): Promise<string> {
  const tables = ["Token", "OneTimeLink", "LocalAccount", "Session", "IdempotentAnswer"];
  const rows = await present.query<{ row: string }>(
    tables.map((table) => `SELECT t::text AS row FROM "${table}" t`).join(" UNION ALL "),
  );
  return rows.map(({ row }) => row).join("\n");
}
