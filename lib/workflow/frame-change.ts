import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import type { Context } from "#lib/verbs/context.ts";
import { changeParts } from "./core/change-parts.ts";
import { type ChangeProposal, factsAfter } from "./core/change-proposal.ts";
import { changeSlots } from "./core/change-slots.ts";
import { peopleOf } from "./frame-registration.ts";
import type { Frame } from "./outcome.ts";
import { directoryOf } from "./store-deciders.ts";
import { systemFactsBySlug } from "./store-systems.ts";

export interface AskedChange {
  agentId: string;
  capabilityId: string | null;
  proposal: ChangeProposal;
  submittedBy: string | null;
}

/** The agent as it is and as it would be with a change. */
export async function beforeAndAfter(
  tx: Transaction,
  { agentId, capabilityId, proposal }: AskedChange,
  context: Context,
) {
  const now = context.clock.now();
  const facts = await factsOfAgent(tx, agentId, now);
  const { policy } = await loadOrganisation(tx, now);
  const system = proposal.fields.system ? await systemFactsBySlug(tx, proposal.fields.system) : null;
  const changed = factsAfter(facts, capabilityId, proposal, system);
  return {
    before: { facts, seats: seatsOf(facts, policy, new Moment(now)) },
    after: { facts: changed, seats: seatsOf(changed, policy, new Moment(now)) },
  };
}

/** What a change shows, and who decides about it, as the facts are now. */
export async function frameChange(tx: Transaction, asked: AskedChange, context: Context): Promise<Frame> {
  const { before, after } = await beforeAndAfter(tx, asked, context);
  const directory = await directoryOf(tx, peopleOf(after.facts), asked.submittedBy, context.clock.now());
  const { capabilityId, proposal, submittedBy } = asked;
  const parts = changeParts(before, after, capabilityId, proposal);
  return { parts, slots: changeSlots({ before, after, capabilityId, ...proposal, submittedBy, directory, parts }) };
}
