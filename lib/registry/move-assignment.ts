import { z } from "zod";
import type { Permission } from "#lib/identity/core/access.ts";
import { settleNotice } from "#lib/notifications/settle-notice.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { command } from "#lib/verbs/command.ts";
import { line, reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { namedInRoleKey } from "./named-in-role.ts";
import { assignmentForUpdate, assignmentName, type HeldAssignment, readAssignmentById } from "./store-assignments.ts";

/** One thing that happens to an assignment: what the core decides becomes its columns and its evidence. */
export const moveAssignment = (parts: {
  /** The type of the evidence: 'assignment.accepted'. */
  type: string;
  may: Permission;
  summary: string;
  decide(
    held: HeldAssignment,
    now: Instant,
  ): Partial<Pick<HeldAssignment, "acceptedAt" | "attestedAt" | "attestedById" | "endsAt">>;
}) =>
  command({
    may: parts.may,
    summary: parts.summary,
    input: z.strictObject({ assignment: reference, version, reason: line(1000).optional() }),
    load: (tx, input, context) => assignmentForUpdate(tx, input.assignment, context.clock.now()),
    on: ({ relation, assignment }) => ({ ...relation, personId: assignment.personId }),
    decide({ agent, assignment }, input, context) {
      requireVersion(assignment.version, input.version);
      return { agent, assignment, columns: parts.decide(assignment, context.clock.now()) };
    },
    async save(tx, { assignment, columns }, context) {
      // Accepted, declined or ended: what the person was asked has its answer.
      if (assignment.personId !== null)
        await settleNotice(tx, assignment.personId, namedInRoleKey(assignment.id), context.clock.now());
      return tx.models.assignment.update({
        where: { id: assignment.id },
        data: { ...columns, version: { increment: 1 } },
      });
    },
    evidence: (_saved, { agent, assignment, columns }) => [
      {
        type: parts.type,
        subject: {
          kind: "assignment",
          id: assignment.id,
          name: assignmentName(assignment.role, agent, assignment.capability, assignment.person ?? assignment.team),
          agentId: agent.id,
        },
        payload: {
          ...columns,
          role: assignment.role,
          agent: { id: agent.id, slug: agent.slug, name: agent.name },
          capability: assignment.capability,
          person: assignment.person && { id: assignment.person.id, name: assignment.person.name },
          team: assignment.team && { id: assignment.team.id, name: assignment.team.name },
        },
      },
    ],
    touches: (_saved, { agent }) => ({ agents: [agent.id] }),
    answer: (tx, { id }, context) => readAssignmentById(tx, id, context.clock.now()),
  });
