import { z } from "zod";
import { invalid } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { assignmentFields, deputiesByName } from "./assignment-fields.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { lastsLonger, refuseEnded } from "./core/assignment-standing.ts";
import { defaultPolicy } from "./core/policy.ts";
import { refuseClashOfLonger } from "./core/separation.ts";
import { teamIsNeverAccountable } from "./core/team-never-accountable.ts";
import { factsOfAgent } from "./facts-of-agent.ts";
import {
  assignmentForUpdate,
  assignmentName,
  markedBeside,
  readAssignmentById,
  setDeputies,
  unmark,
} from "./store-assignments.ts";

/**
 * Changes deputies, authority, the end, or who of those who share the role is accountable: marking one unmarks the
 * other (R7, R10, R125). A later end is refused where it would break the separation of duties, as naming is (R38).
 */
export const editAssignment = command({
  may: "assignment.edit",
  summary: "Change an assignment: deputies, authority, end, or who is accountable",
  input: z.strictObject({ assignment: reference, version, ...assignmentFields }),
  async load(tx, input, context) {
    const held = await assignmentForUpdate(tx, input.assignment, context.clock.now());
    const { assignment } = held;
    const deputies = input.deputies && (await deputiesByName(tx, input.deputies, assignment.personId));
    const marked = input.accountable
      ? await markedBeside(tx, {
          agentId: assignment.agentId,
          capabilityId: assignment.capabilityId,
          role: assignment.role,
          startsAt: assignment.startsAt.getTime(),
          except: assignment.id,
        })
      : [];
    // By import a longer one is kept, as a new one is, and is the gap.
    const mayClash = context.imported !== true && lastsLonger(assignment.endsAt?.getTime() ?? null, input.endsAt);
    const facts = mayClash ? await factsOfAgent(tx, assignment.agentId, context.clock.now()) : null;
    return { ...held, deputies, marked, facts };
  },
  on: ({ relation }) => relation,
  decide({ agent, assignment, deputies, marked, facts }, input, context) {
    const now = context.clock.now();
    requireVersion(assignment.version, input.version);
    refuseEnded(assignment, now);
    if (input.accountable && assignment.teamId !== null) throw teamIsNeverAccountable();
    if (typeof input.endsAt === "number" && input.endsAt < now)
      throw invalid([{ path: "endsAt", message: "An assignment does not end in the past. End it now, or later." }]);
    if (typeof input.endsAt === "number" && input.endsAt < assignment.startsAt.getTime())
      throw invalid([{ path: "endsAt", message: "The end is before the start." }]);
    if (facts !== null && input.endsAt !== undefined)
      refuseClashOfLonger(facts, { id: assignment.id, endsAt: input.endsAt }, defaultPolicy, now);
    const columns = {
      accountable: input.accountable,
      authority: input.authority,
      endsAt: input.endsAt === undefined ? undefined : input.endsAt === null ? null : new Date(input.endsAt),
    };
    const changes = changesBetween({ ...assignment, deputies: assignment.deputies }, { ...columns, deputies });
    return { agent, assignment, columns, deputies, marked, changes };
  },
  async save(tx, { assignment, columns, deputies, marked, changes }) {
    if (nothingChanged(changes)) return assignment;
    if (marked.length > 0)
      await unmark(
        tx,
        marked.map(({ id }) => id),
      );
    if (deputies)
      await setDeputies(
        tx,
        assignment,
        deputies.map(({ id }) => id),
      );
    return tx.models.assignment.update({
      where: { id: assignment.id },
      data: { ...columns, version: { increment: 1 } },
    });
  },
  evidence: (_saved, { agent, assignment, marked, changes }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "assignment.edited",
            subject: {
              kind: "assignment",
              id: assignment.id,
              name: assignmentName(assignment.role, agent, assignment.capability, assignment.person ?? assignment.team),
              agentId: agent.id,
            },
            payload: { changes, unmarked: marked.map(({ id, person }) => ({ assignment: id, person })) },
          },
        ],
  touches: (_saved, { agent }) => ({ agents: [agent.id] }),
  answer: (tx, { id }, context) => readAssignmentById(tx, id, context.clock.now()),
});
