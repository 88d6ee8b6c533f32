import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { machineClock } from "#lib/platform/machine-clock.ts";
import type { Actor } from "./core/actor.ts";
import { localPath, REQUESTED_PATH } from "./core/local-path.ts";
import { actorOfPerson, personOfCookie } from "./who-asks.ts";

/** The signed-in person of the page that is being rendered, null when nobody is signed in. One look per request. */
export const pageActor = cache(async (): Promise<Actor | null> => {
  const person = await personOfCookie((await headers()).get("cookie"), machineClock.now());
  return person && actorOfPerson(person);
});

/**
 * The signed-in person, or the way to the sign-in page. A courtesy of pages: what they may see and do is decided by the
 * verbs that the page calls.
 */
export async function requirePageActor(): Promise<Actor> {
  const actor = await pageActor();
  if (actor) return actor;
  const onwards = localPath((await headers()).get(REQUESTED_PATH) ?? undefined);
  redirect(onwards === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(onwards)}`);
}
