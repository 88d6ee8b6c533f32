import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { Moment } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import { factsOfAgent } from "#lib/registry/facts-of-agent.ts";
import type { Context } from "#lib/verbs/context.ts";
import { registrationSlots } from "./core/registration-approvers.ts";
import { registrationParts } from "./core/registration-parts.ts";
import type { Frame } from "./outcome.ts";
import { directoryOf } from "./store-deciders.ts";

/** Everybody who may be asked about an agent: holders, deputies, owners of systems and of data. */
export const peopleOf = (facts: AgentFacts): string[] => [
  ...facts.assignments.flatMap(({ person, deputies }) => [
    ...(person ? [person.id] : []),
    ...deputies.map(({ id }) => id),
  ]),
  ...facts.capabilities.flatMap(({ system }) => system?.owner?.id ?? []),
  ...facts.dataSources.flatMap(({ dataOwner }) => dataOwner?.id ?? []),
];

/** An agent with its seats and the people who may be asked about it, as they are now. */
export async function agentToDecide(tx: Transaction, agentId: string, submittedBy: string | null, context: Context) {
  const now = context.clock.now();
  const facts = await factsOfAgent(tx, agentId, now);
  const organisation = await loadOrganisation(tx, now);
  const seats = seatsOf(facts, organisation.policy, new Moment(now));
  const directory = await directoryOf(tx, peopleOf(facts), submittedBy, now);
  return { facts, organisation, seats, submittedBy, directory };
}

/** What a registration shows, and who decides about it, as the facts are now. */
export async function frameRegistration(
  tx: Transaction,
  agentId: string,
  submittedBy: string | null,
  context: Context,
): Promise<Frame> {
  const given = await agentToDecide(tx, agentId, submittedBy, context);
  return { parts: registrationParts(given.facts, given.seats), slots: registrationSlots(given) };
}
