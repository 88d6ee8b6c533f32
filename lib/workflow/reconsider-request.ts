import type { EvidenceDraft } from "#lib/evidence/core/entry.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { Context } from "#lib/verbs/context.ts";
import { changesNothing, reconsider } from "./core/reconsider.ts";
import type { Part } from "./core/request-vocabulary.ts";
import { subjectOf } from "./open-request.ts";
import { type Frame, nothing, type Outcome, together } from "./outcome.ts";
import { rulesOf } from "./request-kinds.ts";
import { directoryOf } from "./store-deciders.ts";
import { type HeldRequest, saveParts } from "./store-requests.ts";
import { allowOwn, askAnother, insertSlots, restate, voidDecisions } from "./store-slots.ts";
import { tellDeciders } from "./tell-deciders.ts";

/**
 * Brings an open request up to what the facts now demand: decisions about what changed are void, new questions are asked,
 * and whoever cannot decide any more is asked no longer. `reviewed` is kept as what was reviewed last, where given;
 * `submittedBefore` says that a new round begins, and who submitted the last one.
 */
export async function reconsiderRequest(
  tx: Transaction,
  request: HeldRequest,
  context: Context,
  {
    frame,
    reviewed,
    submittedBefore,
  }: { frame?: Frame | null; reviewed?: readonly Part[]; submittedBefore?: string | null } = {},
): Promise<Outcome> {
  const rules = rulesOf(request.kind);
  const now = frame === undefined ? await rules.frame?.(tx, request, context) : frame;
  if (!now) return nothing;
  const at = new Date(context.clock.now()).toISOString();
  const directory = await directoryOf(
    tx,
    request.decisions.flatMap(({ askedId }) => askedId ?? []),
    request.submittedById,
    context.clock.now(),
  );
  const found = reconsider({ ...request, submittedBefore }, now, directory.decider);
  if (changesNothing(found) && reviewed === undefined) return nothing;
  if (found.changed.length > 0 || reviewed !== undefined)
    await saveParts(tx, request.id, { parts: now.parts, ...(reviewed === undefined ? {} : { reviewed }) });
  for (const { id, why } of found.voided) await voidDecisions(tx, [id], at, why);
  const position = new Map(now.slots.map(({ slot }, index) => [slot, index]));
  await insertSlots(
    tx,
    request,
    found.asked.map((slot) => ({ ...slot, position: position.get(slot.slot) ?? 0 })),
    at,
  );
  for (const { id, slot } of found.reasked) await askAnother(tx, id, slot, at);
  for (const { id, slot } of found.restated) await restate(tx, id, slot);
  await allowOwn(tx, found.owned);
  if (changesNothing(found)) return nothing;
  await tellDeciders(tx, request.id, context.clock.now());
  const taken = found.voided.filter(({ decided }) => decided).map(({ slot }) => slot);
  const draft: EvidenceDraft = {
    type: "request.reconsidered",
    subject: subjectOf(request),
    payload: {
      changed: found.changed,
      voided: found.voided.map(({ slot, decided, why }) => ({ slot, decided, why })),
      restated: found.restated.map(({ slot: { slot, parts, after = [] } }) => ({ slot, parts, after })),
      asked: [...found.asked, ...found.reasked.map(({ slot }) => slot)].map(
        ({ slot, forId, askedId, askedRole, because }) => ({ slot, forId, askedId, askedRole, because }),
      ),
    },
  };
  const followed = taken.length > 0 ? await rules.voided?.(tx, request, context, taken) : undefined;
  return together({ drafts: [draft], touched: {} }, followed ?? nothing);
}
