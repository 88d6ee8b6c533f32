import { randomUUID } from "node:crypto";
import { cache } from "react";
import { requirePageActor } from "#lib/identity/page-actor.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import type { Context } from "#lib/verbs/context.ts";
import "#lib/boot.ts";

/** Who asks for the page being rendered, as every verb wants it; one clock reading serves the whole page. */
export const asking = cache(async (): Promise<Context> => {
  const actor = await requirePageActor();
  const now = machineClock.now();
  return { actor, clock: { now: () => now }, correlationId: randomUUID(), reason: null, idempotency: null };
});
