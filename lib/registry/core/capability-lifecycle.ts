import type { Permission } from "#lib/identity/core/access.ts";
import { machine } from "#lib/platform/core/machine.ts";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { CapabilityState } from "./vocabulary.ts";

export const capabilityEvents = ["approve", "suspend", "resume", "end"] as const;
export type CapabilityEvent = (typeof capabilityEvents)[number];

/**
 * The lifecycle of a capability: what was asked for goes live by its request alone (R59); the responder, security and
 * admin may suspend it, security and admin resume it (R98).
 */
export const capabilityLifecycle = machine<CapabilityState, CapabilityEvent, null, Permission>("A capability")([
  { from: "pending", event: "approve", to: "live", may: "request.decide" },
  { from: "pending", event: "end", to: "ended", may: "capability.edit" },
  { from: "live", event: "suspend", to: "suspended", may: "agent.contain" },
  { from: "suspended", event: "resume", to: "live", may: "agent.resume" },
  { from: "live", event: "end", to: "ended", may: "capability.edit" },
  { from: "suspended", event: "end", to: "ended", may: "capability.edit" },
]);

/** An ended capability stays as it was; a new one is added instead. @throws Refusal `conflict` */
export function refuseEndedCapability({ state }: { state: CapabilityState }): void {
  if (state === "ended")
    throw new Refusal("conflict", "capability-ended", "This capability has ended. Add a new one instead.");
}
