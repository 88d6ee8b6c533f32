import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { capabilityInAddress } from "./capability-by-name.ts";
import { roles } from "./core/vocabulary.ts";
import { idInAddress } from "./resolve.ts";
import { type AssignmentAnswer, assignmentColumns, assignmentFrom, readAssignmentById } from "./store-assignments.ts";

const shape: ListShape = {
  sortable: {
    role: { sql: "s.role", type: '"Role"' },
    agent: { sql: "a.name", type: "text" },
    capability: { sql: "COALESCE(c.name, '')", type: "text" },
    person: { sql: "COALESCE(p.name, t.name)", type: "text" },
    startsAt: { sql: 's."startsAt"', type: "timestamptz" },
  },
  usually: "agent,capability,role,startsAt",
  id: "s.id",
};

/** Assignments that have not ended, future ones included; all of them with `ended=true`. */
export const listAssignments = query({
  may: "catalogue.read",
  summary: "List assignments",
  input: listFields.extend({
    agent: reference.optional(),
    capability: reference.optional(),
    role: oneOf(roles).optional(),
    person: reference.optional(),
    team: reference.optional(),
    accepted: z.enum(["true", "false"]).optional(),
    ended: z.enum(["true", "false"]).default("false"),
  }),
  async read(queryable, input, { now }) {
    const where = new Conditions().add("(a.name || ' ' || COALESCE(p.name, t.name)) ILIKE $", likeContaining(input.q));
    if (input.ended === "false") where.add('(s."endsAt" IS NULL OR s."endsAt" > $::timestamptz)', iso(now));
    where.add('s.role = $::"Role"', input.role);
    if (input.accepted !== undefined)
      where.always(`s."acceptedAt" IS ${input.accepted === "true" ? "NOT NULL" : "NULL"} AND s."personId" IS NOT NULL`);
    if (input.agent !== undefined) {
      const agentId = await idInAddress(queryable, "agent", input.agent);
      where.add('s."agentId" = $::uuid', agentId);
      if (input.capability !== undefined)
        where.add('s."capabilityId" = $::uuid', (await capabilityInAddress(queryable, agentId, input.capability)).id);
    }
    if (input.person !== undefined)
      where.add('s."personId" = $::uuid', await idInAddress(queryable, "person", input.person));
    if (input.team !== undefined) where.add('s."teamId" = $::uuid', await idInAddress(queryable, "team", input.team));
    return readPage<AssignmentAnswer>(queryable, shape, input, {
      columns: assignmentColumns(now),
      from: assignmentFrom,
      where,
    });
  },
});

/** One assignment. */
export const readAssignment = query({
  may: "catalogue.read",
  summary: "Read an assignment",
  input: z.strictObject({ assignment: reference, asOf }),
  read: (queryable, input, { now }) => readAssignmentById(queryable, input.assignment, now),
});
