import { type Instant, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";

/** The person behind a session, as they are now. */
export interface SessionPerson {
  sessionId: string;
  personId: string;
  name: string;
  email: string;
  roles: PlatformRole[];
}

/** One look by primary key: the session lives and its person is active at this moment (rule 1: who left is out at once). */
export async function livePersonOfSession(sessionId: string, now: Instant): Promise<SessionPerson | null> {
  const [found] = await present.query<SessionPerson>(
    `SELECT s.id::text AS "sessionId", p.id::text AS "personId", p.name, p.email, p."platformRoles"::text[] AS roles
     FROM "Session" s JOIN "Person" p ON p.id = s."personId"
     WHERE s.id = $1::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > $2::timestamptz AND p.status = 'active'`,
    [sessionId, iso(now)],
  );
  return found ?? null;
}

/** A bearer token that is neither revoked nor expired. */
export interface LiveToken {
  id: string;
  name: string;
  role: PlatformRole;
  scopes: string[];
  /** True when its last use was noted long enough ago to note it again. */
  noteUse: boolean;
}

/** How often the use of a token is noted, SQL interval: enough to see which are idle, without a write per request. */
const NOTED_EVERY = "5 minutes";

/** One look by the unique hash. */
export async function liveToken(hash: string, now: Instant): Promise<LiveToken | null> {
  const [found] = await present.query<LiveToken>(
    `SELECT id::text AS id, name, role::text AS role, scopes,
       ("lastUsedAt" IS NULL OR "lastUsedAt" < $2::timestamptz - interval '${NOTED_EVERY}') AS "noteUse"
     FROM "Token" WHERE hash = $1 AND "revokedAt" IS NULL AND ("expiresAt" IS NULL OR "expiresAt" > $2::timestamptz)`,
    [hash, iso(now)],
  );
  return found ?? null;
}

/** Notes that a token was used. Not a change of the registry: it leaves no evidence. */
export async function noteTokenUse(id: string, now: Instant): Promise<void> {
  await present.query(
    `UPDATE "Token" SET "lastUsedAt" = $2::timestamptz
     WHERE id = $1::uuid AND ("lastUsedAt" IS NULL OR "lastUsedAt" < $2::timestamptz - interval '${NOTED_EVERY}')`,
    [id, iso(now)],
  );
}
