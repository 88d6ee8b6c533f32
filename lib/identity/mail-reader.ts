import { systemActor } from "./core/actor.ts";
import type { Asker } from "./who-asks.ts";

/**
 * Whoever holds a link from a mail: a person, or their mail program, which has no session and sends no origin. The verb
 * that takes the link is the one to judge it, so this may stand only before such verbs, and may nothing else.
 */
export const mailReader = async (): Promise<Asker> => ({
  actor: { ...systemActor("link in a mail"), roles: ["member"], scopes: ["notice.own"] },
  sessionId: null,
});
