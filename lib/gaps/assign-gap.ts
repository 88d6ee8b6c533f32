import { z } from "zod";
import { notify } from "#lib/notifications/notify.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { gapAssigned } from "./gap-assigned.ts";
import { gapForUpdate, readGapById, saveAssignee } from "./store-gaps.ts";

/**
 * Says who is to close a gap, or with null that nobody is. It changes nothing about the gap itself: only the fact that
 * it names closes it. A member may take a gap that nobody has, and hand on their own.
 */
export const assignGap = command({
  may: "gap.assign",
  summary: "Assign a gap",
  input: z.strictObject({ gap: z.string().max(100), version, assignee: reference.nullable() }),
  async load(tx, input, { clock }) {
    const held = await gapForUpdate(tx, input.gap, clock.now());
    const { assignee: id } = await idsInFields(tx, "person", { assignee: input.assignee });
    const assignee =
      id === null
        ? null
        : await tx.models.person.findUnique({ where: { id }, select: { id: true, name: true, status: true } });
    return { ...held, assignee };
  },
  on: ({ gap, businessOwners, assignee }) => ({
    holders: { business_owner: businessOwners },
    personId: gap.assigneeId ?? assignee?.id ?? null,
  }),
  decide({ gap, assignee }, input) {
    requireVersion(gap.version, input.version);
    if (gap.status === "closed")
      throw new Refusal("conflict", "gap-closed", "This gap is closed. Should it fire again, it opens again.");
    if (assignee !== null && assignee.status !== "active")
      throw invalid([{ path: "assignee", message: `${assignee.name} is not active. Name somebody who is.` }]);
    return { gap, assignee, changes: (assignee?.id ?? null) !== gap.assigneeId };
  },
  async save(tx, { gap, assignee, changes }, { actor, clock }) {
    if (changes) await saveAssignee(tx, gap.id, { assignee, by: actor.personId }, clock.now());
    // Whoever took it themselves knows.
    if (changes && assignee !== null && assignee.id !== actor.personId)
      await notify(tx, gapAssigned(gap, assignee.id, actor), clock.now());
    return gap.id;
  },
  evidence: (_id, { gap, assignee, changes }) =>
    changes
      ? [
          {
            type: assignee === null ? "gap.unassigned" : "gap.assigned",
            subject: {
              kind: "gap",
              id: gap.id,
              name: gap.agent === null ? gap.rule : `${gap.rule} on ${gap.agent.name}`,
              agentId: gap.agentId,
            },
            payload: { rule: gap.rule, key: gap.key, assignee: assignee && { id: assignee.id, name: assignee.name } },
          },
        ]
      : [],
  touches: () => ({}),
  answer: (tx, id, { clock }) => readGapById(tx, id, clock.now()),
});
