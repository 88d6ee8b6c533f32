import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import { type CapabilityEvent, capabilityLifecycle } from "./core/capability-lifecycle.ts";
import { currentGrant } from "./core/grant-period.ts";
import type { CapabilityState } from "./core/vocabulary.ts";
import { capabilityForUpdate, saveGrant } from "./store-capabilities.ts";

type Held = Awaited<ReturnType<typeof capabilityForUpdate>>;

const evidenceOf: Record<CapabilityEvent, string> = {
  approve: "capability.approved",
  suspend: "capability.suspended",
  resume: "capability.resumed",
  end: "capability.ended",
};

/** An event that was carried out, for the command that it belongs to. */
export interface CapabilityMoved {
  capability: Held["capability"];
  drafts: EvidenceDraft[];
  touched: Touched;
}

/** Writes an event whose next state was decided; an end ends the running grant with it. */
export async function writeCapabilityEvent(
  tx: Transaction,
  { agent, capability }: Pick<Held, "agent" | "capability">,
  { event, to }: { event: CapabilityEvent; to: CapabilityState },
  context: Context,
): Promise<CapabilityMoved> {
  const now = new Date(context.clock.now());
  const grant = to === "ended" ? currentGrant(capability.grants, now.getTime()) : null;
  // One that begins at this very instant, or later, is over as soon as it has begun: a period holds its start.
  const runs = grant !== null && (grant.endsAt === null || grant.endsAt > now);
  const endedGrant = runs
    ? { id: grant.id, endsAt: new Date(Math.max(now.getTime(), grant.startsAt.getTime() + 1)) }
    : null;
  if (endedGrant) await saveGrant(tx, capability, { end: endedGrant, edit: null, create: null });
  const saved = await tx.models.capability.update({
    where: { id: capability.id },
    data: {
      state: to,
      endedAt: to === "ended" ? now : null,
      ...(event === "approve" ? { approvedAt: now } : {}),
      version: { increment: 1 },
    },
  });
  return {
    capability: { ...capability, ...saved },
    drafts: [
      {
        type: evidenceOf[event],
        subject: { kind: "capability", id: saved.id, name: `${agent.name} / ${saved.name}`, agentId: agent.id },
        payload: {
          changes: { state: { from: capability.state, to: saved.state } },
          ...(endedGrant ? { endedGrant } : {}),
        },
      },
    ],
    touched: { agents: [saved.agentId] },
  };
}

/** Carries out an event that follows from a request, whose decisions settled who may. @throws Refusal */
export async function carryCapabilityEvent(
  tx: Transaction,
  on: { agentId: string; capabilityId: string },
  event: CapabilityEvent,
  context: Context,
): Promise<CapabilityMoved> {
  const held = await capabilityForUpdate(tx, on.agentId, on.capabilityId, context.clock.now());
  const to = capabilityLifecycle.next(held.capability.state, event, null);
  return writeCapabilityEvent(tx, held, { event, to }, context);
}
