import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { command } from "#lib/verbs/command.ts";
import { reference, text, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { carryOut } from "./carry-out.ts";
import { missingOf } from "./core/decide.ts";
import { evidenceOfRequestEvent, requestLifecycle } from "./core/request-lifecycle.ts";
import { subjectOf } from "./open-request.ts";
import { readRequestById } from "./read-request.ts";
import { relationOfRequest, relationToWithdraw } from "./relation-of-request.ts";
import { requestForUpdate, saveRequest } from "./store-requests.ts";

/** An event of a request that is no decision, as a command: permission, guards, next state and effects are the table's. */
export const moveRequest = ({
  event,
  summary,
  needsReason,
}: {
  event: "withdraw" | "request_changes";
  summary: string;
  needsReason?: string;
}) =>
  command({
    may: event === "withdraw" ? "request.withdraw" : "request.decide",
    summary,
    input: z
      .strictObject({ request: reference, version, reason: text(2000).optional() })
      .refine(({ reason }) => reason !== undefined || needsReason === undefined, {
        path: ["reason"],
        message: needsReason ?? "",
      }),
    async load(tx, { request: asked }, { clock }) {
      const request = await requestForUpdate(tx, asked);
      const relation =
        event === "withdraw" ? await relationToWithdraw(tx, request, clock.now()) : relationOfRequest(request);
      return { request, relation };
    },
    on: ({ relation }) => relation,
    decide({ request }, { version: basedOn, reason }, { actor }) {
      const facts = {
        asking: actor.personId,
        submittedBy: request.submittedById,
        missing: missingOf(request.decisions),
      };
      const to = requestLifecycle.next(request.state, event, facts);
      requireVersion(request.version, basedOn);
      return {
        request,
        to,
        reason: reason ?? null,
        effects: requestLifecycle.arrow(request.state, event).effects ?? [],
      };
    },
    async save(tx, { request, to, reason, effects }, context) {
      const closes = to === "withdrawn";
      await saveRequest(tx, request.id, {
        state: to,
        closedAt: closes ? iso(context.clock.now()) : null,
        outcome: reason,
      });
      const after = await requestForUpdate(tx, request.id);
      return { id: request.id, ...(await carryOut(tx, effects, after, context)) };
    },
    evidence: ({ drafts }, { request, to, reason }) => [
      {
        type: evidenceOfRequestEvent[event],
        subject: subjectOf(request),
        payload: { changes: { state: { from: request.state, to } }, reason },
      },
      ...drafts,
    ],
    touches: ({ touched }) => touched,
    answer: (tx, { id }, context) => readRequestById(tx, id, context.actor),
  });
