import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { writeCapabilityEvent } from "./capability-event.ts";
import { type CapabilityEvent, capabilityLifecycle } from "./core/capability-lifecycle.ts";
import { refuseOver } from "./core/over.ts";
import { capabilityAfterWrite } from "./list-capabilities.ts";
import { capabilityForUpdate } from "./store-capabilities.ts";

/** One event of the capability's lifecycle as a command; its permission is the one that the table names. */
const moveCapability = (event: Exclude<CapabilityEvent, "approve">, summary: string) =>
  command({
    may: permissionOf(event),
    summary,
    input: z.strictObject({
      agent: reference,
      capability: reference,
      version,
      reason: line(1000).optional(),
    }),
    load: (tx, input, context) => capabilityForUpdate(tx, input.agent, input.capability, context.clock.now()),
    on: ({ relation }) => relation,
    decide({ agent, capability }, input) {
      requireVersion(capability.version, input.version);
      refuseOver(agent);
      return { agent, capability, to: capabilityLifecycle.next(capability.state, event, null) };
    },
    save: (tx, { agent, capability, to }, context) =>
      writeCapabilityEvent(tx, { agent, capability }, { event, to }, context),
    evidence: ({ drafts }) => drafts,
    touches: ({ touched }) => touched,
    answer: (tx, { capability }, context) => capabilityAfterWrite(tx, capability, context),
  });

const permissionOf = (event: CapabilityEvent) => {
  const arrow = capabilityLifecycle.arrows.find((one) => one.event === event);
  if (!arrow) throw new Error(`The table has no ${event}.`);
  return arrow.may;
};

/** Stops one capability at once: the responder, security or admin contain (R98). */
export const suspendCapability = moveCapability("suspend", "Suspend a capability");

/** Lets a suspended capability go on; security or admin. */
export const resumeCapability = moveCapability("resume", "Resume a suspended capability");

/** Ends a capability and its running grant; who was granted what until now stays readable. */
export const endCapability = moveCapability("end", "End a capability");
