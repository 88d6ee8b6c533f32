import { configuration } from "#lib/platform/configuration.ts";
import { systemActor } from "./core/actor.ts";
import { refuseForeignOrigin } from "./core/same-origin.ts";
import type { Asker } from "./who-asks.ts";

/**
 * The holder of a one-time link, who has no account yet: the verb that takes the link is the one to judge it, so this
 * may stand only before such verbs. The evidence says that a link was used.
 */
export async function linkHolder(request: Request): Promise<Asker> {
  refuseForeignOrigin(
    {
      method: request.method,
      origin: request.headers.get("origin"),
      host: request.headers.get("host"),
      fetchSite: request.headers.get("sec-fetch-site"),
    },
    configuration().publicUrl,
  );
  return { actor: { ...systemActor("one-time link"), roles: ["admin"] }, sessionId: null };
}
