import { z } from "zod";
import { command } from "#lib/verbs/command.ts";
import { line, oneOf, reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { carryOut } from "./carry-out.ts";
import { decideSlot, isAsked } from "./core/decide.ts";
import { evidenceOfRequestEvent } from "./core/request-lifecycle.ts";
import { decisionWords } from "./core/request-vocabulary.ts";
import { subjectOf } from "./open-request.ts";
import { together } from "./outcome.ts";
import { readRequestById } from "./read-request.ts";
import { relationOfRequest } from "./relation-of-request.ts";
import { rulesOf } from "./request-kinds.ts";
import { requestForUpdate, saveRequest } from "./store-requests.ts";
import { saveDecision } from "./store-slots.ts";
import { tellDeciders } from "./tell-deciders.ts";

/**
 * Gives one demanded decision of a request, with its reason: the last yes carries out what was asked for, the first no
 * turns it down and says what to change. A decision belongs to what was shown: a page that shows something older is
 * refused (`version`), and what was shown is kept with the decision.
 */
export const decideRequest = command({
  may: "request.decide",
  summary: "Decide one question of a request",
  input: z.strictObject({
    request: reference,
    version,
    slot: line(300),
    decision: oneOf(decisionWords),
    reason: text(2000),
  }),
  load: (tx, { request }) => requestForUpdate(tx, request),
  on: (request, { slot }) => relationOfRequest(request, slot),
  decide(request, { version: basedOn, ...input }, { actor, clock }) {
    const decided = decideSlot(request, request.decisions, input, actor, clock.now());
    requireVersion(request.version, basedOn);
    const slot = request.decisions.find(({ id }) => id === decided.id);
    return { request, decided, slot, overdue: slot !== undefined && !isAsked({ ...slot, escalated: [] }, actor) };
  },
  async save(tx, { request, decided }, context) {
    const rules = rulesOf(request.kind);
    await rules.guard?.(tx, request, decided, context);
    await saveDecision(tx, decided);
    const given = await rules.decided?.(tx, request, context, decided);
    if (decided.event === "decide") {
      // Whose turn comes behind this one.
      await tellDeciders(tx, request.id, decided.decidedAt);
      return { id: request.id, ...together(...(given ? [given] : [])) };
    }
    await saveRequest(tx, request.id, {
      state: decided.to,
      closedAt: new Date(decided.decidedAt).toISOString(),
      outcome: decided.decision === "reject" ? decided.reason : null,
    });
    const after = await requestForUpdate(tx, request.id);
    const followed = await carryOut(tx, decided.effects, after, context);
    return { id: request.id, ...together(...(given ? [given] : []), followed) };
  },
  evidence: ({ drafts }, { request, decided, slot, overdue }) => {
    const stands = slot?.forId !== null && slot?.forId !== decided.decidedById ? { onBehalfOf: slot?.forId } : {};
    return [
      {
        type: evidenceOfRequestEvent.decide,
        subject: subjectOf(request),
        payload: {
          slot: decided.slot,
          decision: decided.decision,
          reason: decided.reason,
          digest: decided.digest,
          because: slot?.because ?? null,
          ...stands,
          // It had come to them because nobody gave it in time.
          ...(overdue ? { overdue } : {}),
        },
      },
      ...(decided.event === "decide"
        ? []
        : [
            {
              type: evidenceOfRequestEvent[decided.event],
              subject: subjectOf(request),
              payload: { changes: { state: { from: request.state, to: decided.to } } },
            },
          ]),
      ...drafts,
    ];
  },
  touches: ({ touched }) => touched,
  answer: (tx, { id }, context) => readRequestById(tx, id, context.actor),
});
