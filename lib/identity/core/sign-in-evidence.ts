import { mayDo } from "./access.ts";
import type { Actor } from "./actor.ts";

/**
 * Entries about people signing in, about their passwords, links and tokens, and about how they are told: when a
 * colleague signs in, or what they want mailed, is nobody's business but theirs and that of those who watch over
 * access. All other evidence is public inside the organisation.
 */
export const signInTypes = [
  "session.%",
  "account.%",
  "password.%",
  "token.%",
  "person.invited",
  "first-admin-link.%",
  "noticeSettings.%",
  "calendarFeed.%",
  // What a job or a mail failed with may hold what it worked on, and whom it was for.
  "job.%",
  "mail.%",
] as const;

const isAboutSignIn = (type: string): boolean =>
  signInTypes.some((pattern) => (pattern.endsWith("%") ? type.startsWith(pattern.slice(0, -1)) : type === pattern));

/** True when the actor may read an entry, for the entry in hand. */
export const mayReadEntry = (actor: Actor, entry: { type: string; subjectId: string | null }): boolean =>
  !isAboutSignIn(entry.type) || mayDo(actor, "evidence.readSignIns", { personId: entry.subjectId });

/**
 * The same for lists, where the database filters: null when the actor reads everything, else SQL over the alias `e`
 * whose `$` stands for the actor's person.
 */
export function readableEntries(actor: Actor): { sql: string; personId: string | null } | null {
  if (mayDo(actor, "evidence.readSignIns")) return null;
  const patterns = signInTypes.map((pattern) => `'${pattern}'`).join(", ");
  const own = mayDo(actor, "evidence.readSignIns", { personId: actor.personId });
  return {
    sql: `e.type NOT LIKE ALL (ARRAY[${patterns}]) OR e."subjectId" = $::uuid`,
    personId: own ? actor.personId : null,
  };
}
