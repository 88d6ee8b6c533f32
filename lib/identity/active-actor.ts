import type { Actor } from "./core/actor.ts";
import { accountById, actorOfAccount } from "./store-people.ts";

/**
 * A person as the one who acts, with the rights that they have now: for a job that goes on with what they asked for.
 * Null for who has left or is suspended.
 */
export async function activeActor(personId: string): Promise<Actor | null> {
  const account = await accountById(personId);
  return account?.status === "active" ? actorOfAccount(account) : null;
}
