import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { attestFor } from "./core/attestation.ts";
import { seatsOf } from "./core/roles.ts";
import { lineOf } from "./core/succession.ts";
import { factsOfAgent } from "./facts-of-agent.ts";
import { isAway } from "./is-away.ts";
import { assignmentForUpdate, assignmentName, type HeldAssignment, readAssignmentById } from "./store-assignments.ts";

/**
 * A deputy attests on the holder's behalf, when the holder is out of office or stayed silent. Evidence and screens name
 * both; it does not move accountability, and it does not count twice in a row.
 */
export const attestAssignmentFor = command({
  may: "assignment.attestFor",
  summary: "Attest an assignment on its holder's behalf, as their deputy",
  input: z.strictObject({ assignment: reference, version, reason: line(1000).optional() }),
  async load(tx, input, context) {
    const now = context.clock.now();
    const held = await assignmentForUpdate(tx, input.assignment, now);
    const { policy } = await loadOrganisation(tx, now);
    const deputies = await deputiesThere(tx, held.assignment, now);
    const seats = seatsOf(await factsOfAgent(tx, held.agent.id, now), policy, new Moment(now));
    const { line: inLine } = lineOf({ ...held.assignment, person: null, deputies }, null, seats);
    const rank = inLine.findIndex(({ person }) => person.id === context.actor.personId);
    const { person } = held.assignment;
    return {
      ...held,
      policy,
      rank: rank < 0 ? null : rank,
      holder: { name: person?.name ?? "Nobody", away: person !== null && isAway(person, now) },
    };
  },
  on: ({ relation, assignment }) => ({ ...relation, deputyIds: assignment.deputies.map(({ id }) => id) }),
  decide({ agent, assignment, policy, rank, holder }, input, context) {
    requireVersion(assignment.version, input.version);
    const by = context.actor;
    const columns = attestFor(
      { ...assignment, rank, holder },
      by.personId ?? "",
      policy.attestWithinDays,
      context.clock.now(),
    );
    return { agent, assignment, columns, both: `${by.name} for ${holder.name}` };
  },
  save: (tx, { assignment, columns }) =>
    tx.models.assignment.update({ where: { id: assignment.id }, data: { ...columns, version: { increment: 1 } } }),
  evidence: (_saved, { agent, assignment, columns, both }) => [
    {
      type: "assignment.attested",
      subject: {
        kind: "assignment",
        id: assignment.id,
        name: assignmentName(assignment.role, agent, assignment.capability, assignment.person),
        agentId: agent.id,
      },
      payload: {
        ...columns,
        by: both,
        role: assignment.role,
        agent: { id: agent.id, slug: agent.slug, name: agent.name },
        capability: assignment.capability,
        person: assignment.person && { id: assignment.person.id, name: assignment.person.name },
      },
    },
  ],
  touches: (_saved, { agent }) => ({ agents: [agent.id] }),
  answer: (tx, { id }, context) => readAssignmentById(tx, id, context.clock.now()),
});

/** The deputies who are not away themselves, in their order. */
async function deputiesThere(tx: Transaction, { deputies }: HeldAssignment, now: Instant) {
  const ids = deputies.map(({ id }) => id);
  const people = await tx.models.person.findMany({ where: { id: { in: ids } } });
  return ids.flatMap((id) => {
    const person = people.find((one) => one.id === id);
    return person === undefined || isAway(person, now) ? [] : [{ ...person, leftAt: person.leftAt?.getTime() ?? null }];
  });
}
