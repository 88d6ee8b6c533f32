import { z } from "zod";
import { notify } from "#lib/notifications/notify.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import { moment, oneOf, reference } from "#lib/verbs/fields.ts";
import { assignmentFields, deputiesByName } from "./assignment-fields.ts";
import { capabilityInField } from "./capability-by-name.ts";
import type { AssignmentFacts } from "./core/facts.ts";
import { namingErrors } from "./core/naming.ts";
import { refuseOver } from "./core/over.ts";
import { defaultPolicy } from "./core/policy.ts";
import { refuseClash } from "./core/separation.ts";
import { teamIsNeverAccountable } from "./core/team-never-accountable.ts";
import { roles } from "./core/vocabulary.ts";
import { factsOfAgent } from "./facts-of-agent.ts";
import { namedInRole } from "./named-in-role.ts";
import { idsInFields } from "./resolve.ts";
import { agentForUpdate } from "./store-agents.ts";
import { assignmentName, markedBeside, readAssignmentById, setDeputies, unmark } from "./store-assignments.ts";
import { teamToName } from "./team-to-name.ts";

/**
 * Names a person, or a team, in a role on an agent or on one of its capabilities. The person answers once they accept,
 * and waits until then. A team is responsible and never accountable (R3); on an approved agent an assignment that would
 * break the separation of duties is refused (R38).
 */
export const createAssignment = command({
  may: "assignment.edit",
  summary: "Name a person or a team in a role",
  input: z.strictObject({
    agent: reference,
    role: oneOf(roles),
    capability: reference.nullable().optional(),
    person: reference.nullable().optional(),
    team: reference.nullable().optional(),
    startsAt: moment.optional(),
    ...assignmentFields,
  }),
  async load(tx, input, context) {
    const held = await agentForUpdate(tx, input.agent, context.clock.now());
    const capability = await capabilityInField(tx, held.agent.id, "capability", input.capability);
    const holder = await holderOf(tx, input);
    const deputies = await deputiesByName(tx, input.deputies ?? [], holder.person?.id ?? null);
    const marked = input.accountable
      ? await markedBeside(tx, {
          agentId: held.agent.id,
          capabilityId: capability?.id ?? null,
          role: input.role,
          startsAt: input.startsAt ?? context.clock.now(),
          except: null,
        })
      : [];
    return {
      ...held,
      capability,
      ...holder,
      deputies,
      marked,
      facts: context.imported === true ? null : await factsOfAgent(tx, held.agent.id, context.clock.now()),
    };
  },
  on: ({ relation }) => relation,
  decide({ agent, capability, person, team, deputies, marked, facts }, input, context) {
    const now = context.clock.now();
    refuseOver(agent);
    if (team !== null && input.accountable) throw teamIsNeverAccountable();
    const startsAt = input.startsAt ?? now;
    const endsAt = input.endsAt ?? null;
    const errors = namingErrors({ role: input.role, capability, person, startsAt, endsAt });
    if (errors.length > 0) throw invalid(errors);
    const added: AssignmentFacts = {
      id: "",
      role: input.role,
      capabilityId: capability?.id ?? null,
      person: person && { ...person, leftAt: person.leftAt?.getTime() ?? null },
      team,
      marked: input.accountable ?? false,
      deputies: [],
      authority: null,
      startsAt,
      endsAt,
      recordedAt: now,
      acceptedAt: null,
      attestedAt: null,
    };
    // Who is present decides about a clash, and no threshold does. By import it is kept, and is the gap.
    if (facts !== null) refuseClash(facts, [...facts.assignments, added], defaultPolicy, now);
    return {
      agent,
      capability,
      holder: person ?? team,
      row: {
        agentId: agent.id,
        capabilityId: capability?.id ?? null,
        role: input.role,
        personId: person?.id ?? null,
        teamId: team?.id ?? null,
        accountable: input.accountable ?? false,
        authority: input.authority ?? null,
        startsAt: new Date(startsAt),
        endsAt: endsAt === null ? null : new Date(endsAt),
        recordedAt: new Date(now),
      },
      deputies,
      marked,
    };
  },
  async save(tx, { agent, capability, row, deputies, marked }, { actor, clock }) {
    if (marked.length > 0)
      await unmark(
        tx,
        marked.map(({ id }) => id),
      );
    const assignment = await tx.models.assignment.create({ data: row });
    if (deputies.length > 0)
      await setDeputies(
        tx,
        assignment,
        deputies.map(({ id }) => id),
      );
    // Whoever names themselves knows it; what is over already waits for no acceptance.
    if (row.personId !== null && row.personId !== actor.personId && (row.endsAt === null || +row.endsAt > clock.now()))
      await notify(tx, namedInRole({ ...assignment, personId: row.personId }, agent, capability, actor), clock.now());
    return assignment;
  },
  evidence: (saved, { agent, capability, holder, row, deputies, marked }) => [
    {
      type: "assignment.created",
      subject: {
        kind: "assignment",
        id: saved.id,
        name: assignmentName(row.role, agent, capability, holder),
        agentId: agent.id,
      },
      payload: {
        ...row,
        agent: { id: agent.id, slug: agent.slug, name: agent.name },
        capability: capability && { id: capability.id, slug: capability.slug, name: capability.name },
        holder: holder && { id: holder.id, name: holder.name },
        deputies,
        unmarked: marked.map(({ id, person }) => ({ assignment: id, person })),
      },
    },
  ],
  touches: (saved) => ({ agents: [saved.agentId] }),
  answer: (tx, saved, context) => readAssignmentById(tx, saved.id, context.clock.now()),
});

/** Exactly one of person and team. */
async function holderOf(
  tx: Transaction,
  input: { person?: string | null | undefined; team?: string | null | undefined },
) {
  const named = [input.person, input.team].filter((name) => typeof name === "string").length;
  if (named !== 1)
    throw invalid([
      { path: "person", message: named === 0 ? "Name a person or a team." : "Name either a person or a team." },
    ]);
  const { person } = await idsInFields(tx, "person", { person: input.person });
  const { team } = await idsInFields(tx, "team", { team: input.team });
  return {
    person: person ? await tx.models.person.findUniqueOrThrow({ where: { id: person } }) : null,
    team: team ? await teamToName(tx, team) : null,
  };
}
