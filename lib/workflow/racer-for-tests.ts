// One of the two processes of a race about made-up requests.
import { contend } from "./contend-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { requestChanges } from "./request-changes.ts";
import { requestKindRules } from "./request-kinds.ts";
import { withdrawRequest } from "./withdraw-request.ts";
import "#lib/boot.ts";

/** What is carried out leaves an entry, so that whoever looks from outside can count. */
export const CARRIED_OUT = "race.carried_out";
requestKindRules.exception = {
  approved: async (_tx, { id, title }) => ({
    drafts: [{ type: CARRIED_OUT, subject: { kind: "request", id, name: title, agentId: null }, payload: {} }],
    touched: {},
  }),
};

export const verbs = { decide: decideRequest, changes: requestChanges, withdraw: withdrawRequest };

contend(verbs);
