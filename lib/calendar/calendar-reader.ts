import { hashOfSecret } from "#lib/identity/secrets.ts";
import type { Asker } from "#lib/identity/who-asks.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import { personOfFeed } from "./store.ts";

/**
 * Whoever holds the secret address of a calendar, as its person, and with no other permission than to read what waits
 * for them. Looked up at each request: revoked, or its person gone, it leads nowhere.
 */
export async function calendarReader(request: Request): Promise<Asker> {
  const secret = (new URL(request.url).pathname.split("/").pop() ?? "").replace(/\.ics$/, "");
  const person = /^cal_[\w-]{20,100}$/.test(secret) ? await personOfFeed(hashOfSecret(secret)) : null;
  if (person === null) throw missing("calendar", "…");
  return {
    actor: {
      kind: "person",
      id: person.id,
      personId: person.id,
      name: person.name,
      roles: ["member"],
      scopes: ["inbox.read"],
    },
    sessionId: null,
  };
}
