import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import { iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Touched } from "#lib/verbs/judge-port.ts";
import { type AgentEvent, agentLifecycle, evidenceOfEvent, type LifecycleFacts } from "./core/agent-lifecycle.ts";
import type { AgentState } from "./core/vocabulary.ts";
import { factsOfAgent } from "./facts-of-agent.ts";
import { lifecycleFacts } from "./lifecycle-facts.ts";
import { presentInSql } from "./periods-in-sql.ts";
import { agentForUpdate, type HeldAgent } from "./store-agents.ts";
import { assignmentName } from "./store-assignments.ts";

type Agent = HeldAgent["agent"];

/** What an event writes beside the state. */
type Columns = Partial<
  Pick<Agent, "submittedAt" | "submittedById" | "approvedAt" | "activatedAt" | "suspendedAt" | "retiredAt">
>;

const columnsOf: Record<AgentEvent, (now: Date, context: Context) => Columns> = {
  submit: (now, { actor }) => ({ submittedAt: now, submittedById: actor.personId }),
  discard: () => ({}),
  approve: (now) => ({ approvedAt: now }),
  reject: () => ({}),
  request_changes: () => ({ submittedAt: null, submittedById: null }),
  withdraw: () => ({ submittedAt: null, submittedById: null }),
  revise: () => ({ submittedAt: null, submittedById: null }),
  activate: (now) => ({ activatedAt: now }),
  suspend: (now) => ({ suspendedAt: now }),
  resume: () => ({ suspendedAt: null }),
  retire: () => ({}),
  verify: (now) => ({ retiredAt: now }),
};

/** Who may: the table says so once per event, whatever the state. */
export const permissionOfEvent = (event: AgentEvent) => {
  const arrow = agentLifecycle.arrows.find((one) => one.event === event);
  if (!arrow) throw new Error(`The table has no ${event}.`);
  return arrow.may;
};

/** An agent before an event: locked, with who is present and what the guards look at. @throws Refusal `missing` */
export async function agentBeforeEvent(tx: Transaction, name: string, context: Context) {
  const now = context.clock.now();
  const held = await agentForUpdate(tx, name, now);
  const facts = await factsOfAgent(tx, held.agent.id, now);
  const organisation = await loadOrganisation(tx, now);
  const asking = { personId: context.actor.personId, submittedById: held.agent.submittedById, now };
  return { ...held, guarded: await lifecycleFacts(tx, { facts, organisation }, asking) };
}

/** An event that was carried out, for the command that it belongs to. */
export interface AgentMoved {
  agent: Agent;
  drafts: EvidenceDraft[];
  touched: Touched;
}

/** Writes an event whose next state was decided: the state with its dates, and what belongs to the event. */
export async function writeAgentEvent(
  tx: Transaction,
  agent: Agent,
  { event, to }: { event: AgentEvent; to: AgentState },
  context: Context,
): Promise<AgentMoved> {
  const now = new Date(context.clock.now());
  const saved = await tx.models.agent.update({
    where: { id: agent.id },
    data: { ...columnsOf[event](now, context), state: to, version: { increment: 1 } },
  });
  const accepted = event === "submit" ? await acceptBySubmitting(tx, agent.id, context) : [];
  if (event === "approve")
    await tx.query(
      `UPDATE "Capability" SET "approvedAt" = $2::timestamptz, version = version + 1
       WHERE "agentId" = $1::uuid AND state = 'live' AND "approvedAt" IS NULL RETURNING id::text`,
      [agent.id, now.toISOString()],
    );
  return {
    agent: saved,
    drafts: [
      {
        type: evidenceOfEvent[event],
        subject: { kind: "agent", id: saved.id, name: saved.name, agentId: saved.id },
        payload: { slug: saved.slug, changes: { state: { from: agent.state, to: saved.state } } },
      },
      ...accepted.map(({ id, name, acceptedAt }) => ({
        type: "assignment.accepted",
        subject: {
          kind: "assignment",
          id,
          name: assignmentName("business_owner", saved, null, { name }),
          agentId: saved.id,
        },
        payload: { acceptedAt, because: "submitted the agent" },
      })),
    ],
    touched: {
      agents: [saved.id],
      // Who is retired or rejected no longer shares its identity with anybody.
      identities: saved.workloadIdentity === null ? [] : [saved.workloadIdentity],
    },
  };
}

/**
 * Carries out an event that follows from something else, such as the last decision of a request: its guards hold, who
 * may was settled there. `facts` says what is different for the guards, such as that nobody asks. @throws Refusal
 */
export async function carryAgentEvent(
  tx: Transaction,
  agentId: string,
  event: AgentEvent,
  context: Context,
  facts: Partial<LifecycleFacts> = {},
): Promise<AgentMoved> {
  const { agent, guarded } = await agentBeforeEvent(tx, agentId, context);
  const to = agentLifecycle.next(agent.state, event, { ...guarded, ...facts });
  return writeAgentEvent(tx, agent, { event, to }, context);
}

/** A business owner who submits has thereby accepted (R9, R53). */
async function acceptBySubmitting(
  tx: Transaction,
  agentId: string,
  context: Context,
): Promise<{ id: string; name: string; acceptedAt: string }[]> {
  const { actor, clock } = context;
  if (actor.personId === null) return [];
  const acceptedAt = iso(clock.now());
  const rows = await tx.query<{ id: string }>(
    `UPDATE "Assignment" SET "acceptedAt" = $3::timestamptz, version = version + 1
     WHERE "agentId" = $1::uuid AND "personId" = $2::uuid AND role = 'business_owner' AND "acceptedAt" IS NULL
       AND ${presentInSql('"Assignment"', "$3")} RETURNING id::text AS id`,
    [agentId, actor.personId, acceptedAt],
  );
  return rows.map(({ id }) => ({ id, name: actor.name, acceptedAt }));
}
