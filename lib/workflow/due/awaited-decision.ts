import { subjectOf } from "../open-request.ts";
import { rulesOf } from "../request-kinds.ts";
import { requestForUpdate } from "../store-requests.ts";
import { slotOfDecision } from "../store-slots.ts";
import { lineAbove, peopleWithRole, rolesToTurnTo } from "./store-undecided.ts";
import type { LoadAwaited } from "./undecided.ts";

/**
 * One demanded decision of a request, with who could give it instead: the line above who is asked, then security, then
 * admins. Not who asked for it, unless the slot is theirs too (R39), nor whose hands would meet (R38, R41).
 */
export const awaitedDecision: LoadAwaited = async (tx, id, context) => {
  const found = await slotOfDecision(tx, id);
  if (found === undefined) return null;
  const request = await requestForUpdate(tx, found.request);
  const slot = request.decisions.find((one) => one.id === id);
  if (slot === undefined) return null;
  const { askedId, askedRole, forId, ownAllowed } = slot;
  const submitter = ownAllowed ? null : request.submittedById;
  const roles = (["security", "admin"] as const).filter((role) => role !== askedRole);
  const barred = (await rulesOf(request.kind).barred?.(tx, request, slot.slot, context)) ?? new Map<string, string>();
  const byRole = askedRole === null ? [] : await peopleWithRole(tx, askedRole);
  const asked = [...(askedId === null ? [] : [askedId]), ...byRole].filter((one) => one !== submitter);
  return {
    subject: subjectOf(request),
    about: { slot: slot.slot },
    title: `${request.title}: ${slot.question}`,
    href: `/requests/${request.id}`,
    remedy: "You may decide it too, or speak with them.",
    above: {
      asked: new Set(asked),
      // Whose it is by their role may decide it in any case, and does not: it goes on to somebody else.
      barred: new Set([...barred.keys(), ...[submitter, forId].filter((one) => one !== null)]),
      managers: askedId === null ? [] : await lineAbove(tx, askedId, context.clock.now()),
      roles: await rolesToTurnTo(tx, roles, context.clock.now()),
    },
  };
};
