import type { Context } from "#lib/verbs/context.ts";
import { decideRequest } from "#lib/workflow/decide-request.ts";
import { listRequests } from "#lib/workflow/list-requests.ts";
import { type RequestAnswer, readRequest } from "#lib/workflow/read-request.ts";
import { requestChanges } from "#lib/workflow/request-changes.ts";
import type { PersonKey } from "./organisation/people.ts";
import type { Replayed, Step } from "./replay.ts";

/** Who answers where anybody with a platform role may, in this order; not who submitted it. */
const anybody = {
  security: ["leila", "priya"],
  compliance: ["anneliese", "samir"],
} as const satisfies Record<string, readonly PersonKey[]>;

/** Reasons, by the part of the slot before the colon. */
const reasons: Record<string, string> = {
  business_owner: "That is the work as I want it done, and where it stops.",
  identity: "One identity of its own, short-lived, in the right environment.",
  scope: "It may do what its purpose needs, and no more.",
  oversight: "Somebody looks each day, and it can be stopped in minutes.",
  system: "Fine for the system, within these bounds.",
  data: "This use is within what I decided about the source.",
  compliance: "Checked against the conduct rules and the contract.",
  residual_risk: "I carry what remains.",
  approver: "It needs this, for as long as stated.",
  provisioner: "Made, with the least that it needs.",
};

const reasonFor = (slot: string): string => reasons[slot.split(":")[0] ?? ""] ?? "Looked at, and right.";

type Decision = RequestAnswer["decisions"][number];

/** The open request of an agent; null where none is. */
async function openOf(agent: string, kind: string, context: Context): Promise<RequestAnswer | null> {
  const { data } = await listRequests(context, { agent, kind, state: "open", sort: "-openedAt" });
  return data[0] ? readRequest(context, { request: data[0].id }) : null;
}

function personFor({ asked, askedRole }: Decision, request: RequestAnswer, world: Replayed): PersonKey {
  if (asked !== null) return world.keyOf(asked.id);
  const among = anybody[askedRole === "compliance" ? "compliance" : "security"];
  return among.find((key) => world.people.get(key) !== request.submittedBy.id) ?? among[0];
}

/** Those who are asked decide what is open of an agent's request and their turn, where `which` says so. */
export const deciding = (agent: string, which: (slot: string) => boolean, kind = "registration"): Step => ({
  run: async (world, within, context) => {
    const request = await openOf(agent, kind, context);
    if (request === null) return;
    for (const decision of request.decisions.filter(({ ready, slot }) => ready && which(slot)))
      await within(
        decideRequest,
        { request: request.id, slot: decision.slot, decision: "approve", reason: reasonFor(decision.slot) },
        personFor(decision, request, world),
      );
  },
});

/** Whoever is asked about the scope says no, with what has to change. */
export const rejecting = (agent: string, reason: string): Step => ({
  run: async (world, within, context) => {
    const request = await openOf(agent, "registration", context);
    const scope = request?.decisions.find(({ slot }) => slot === "scope");
    if (!request || !scope) throw new Error(`Nothing is open for ${agent}.`);
    await within(
      decideRequest,
      { request: request.id, slot: "scope", decision: "reject", reason },
      personFor(scope, request, world),
    );
  },
});

/** Whoever is asked about the scope sends it back. */
export const sendingBack = (agent: string, reason: string): Step => ({
  run: async (world, within, context) => {
    const request = await openOf(agent, "registration", context);
    const scope = request?.decisions.find(({ slot }) => slot === "scope");
    if (!request || !scope) throw new Error(`Nothing is open for ${agent}.`);
    await within(requestChanges, { request: request.id, reason }, personFor(scope, request, world));
  },
});
