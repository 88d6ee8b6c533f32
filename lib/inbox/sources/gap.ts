import type { InboxSource } from "../source.ts";

/** Open gaps that were assigned to somebody to close. */
export const gap: InboxSource = {
  kind: "gap",
  name: "Gaps to close",
  handedOver: true,
  select: () => `
    SELECT x.id, x.version, x."assigneeId" AS "personId", NULL::uuid AS "assignmentId", x.sentence AS title,
      'Assigned as the one who closes it. ' || x.fix AS why, x."dueAt", '/gaps/' || x.id AS href, x."agentId", false AS bulk
    FROM "Gap" x WHERE x.status = 'open' AND x."assigneeId" IS NOT NULL`,
  decide: {},
};
