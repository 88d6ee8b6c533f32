import { randomUUID } from "node:crypto";
import { type Actor, systemActor } from "#lib/identity/core/actor.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";

/**
 * Everything about the asking that is not the question: an argument of every verb, so that a job, a script, an import
 * and a test call it as a screen does.
 */
export interface Context {
  actor: Actor;
  clock: Clock;
  /** Ties together all evidence of one request. */
  correlationId: string;
  /** Why, in the asker's words; goes into the evidence. */
  reason: string | null;
  /** True while an import writes: what a file states is kept where a person would be refused, and becomes a gap (R38). */
  imported?: boolean;
  /** The request whose decisions allow what is written: what widens reach is carried out for it (R59). */
  approved?: { request: string };
  /** Set for a POST that carried an Idempotency-Key: the same scope and key happen once. */
  idempotency: { scope: string; key: string; fingerprint: string } | null;
}

/** A context for jobs, scripts and the seed. */
export const systemContext = (
  name: string,
  clock: Clock = machineClock,
  actor: Actor = systemActor(name),
): Context => ({
  actor,
  clock,
  correlationId: randomUUID(),
  reason: null,
  idempotency: null,
});
