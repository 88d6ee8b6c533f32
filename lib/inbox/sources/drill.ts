import { acknowledgeDrill } from "#lib/workflow/drills/acknowledge-drill.ts";
import type { InboxSource } from "../source.ts";

/** A reachability drill that they were asked to answer (R10). Answering for somebody else would show nothing. */
export const drill: InboxSource = {
  kind: "drill",
  name: "Drills to answer",
  handedOver: false,
  select: () => `
    SELECT d.id, NULL::int AS version, k."personId", NULL::uuid AS "assignmentId", 'Show that you can be reached: ' || d.name AS title,
      'A drill, nothing has happened. You are asked as responder' || CASE WHEN min(k.rank) > 0 THEN '''s deputy' ELSE '' END || '.' AS why,
      min(k."dueAt") AS "dueAt", '/settings/drills/' || d.id AS href, NULL::uuid AS "agentId", false AS bulk
    FROM "DrillAsk" k JOIN "Drill" d ON d.id = k."drillId" WHERE k."answeredAt" IS NULL AND d.state = 'running'
    GROUP BY d.id, k."personId"`,
  decide: {
    acknowledge: (tx, context, { id }) => acknowledgeDrill.within(tx, context, { drill: id }),
  },
};
