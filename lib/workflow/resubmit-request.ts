import { z } from "zod";
import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { agentFields } from "#lib/registry/agent-fields.ts";
import { capabilityFields } from "#lib/registry/capability-fields.ts";
import { agentBeforeEdit, agentEditInput } from "#lib/registry/edit-agent.ts";
import { capabilityBeforeEdit, capabilityEditInput } from "#lib/registry/edit-capability.ts";
import { command, parseInput } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { asSaid } from "./as-said.ts";
import { askAgain } from "./ask-again.ts";
import { frameOrRefuse } from "./ask-for-change.ts";
import { editAgentAtOnce, splitAgentEdit } from "./change-agent.ts";
import { editCapabilityAtOnce, splitCapabilityEdit } from "./change-capability.ts";
import { type ChangeProposal, proposedChange } from "./core/change-proposal.ts";
import { changeTitle } from "./core/change-slots.ts";
import { missingOf } from "./core/decide.ts";
import { requestLifecycle } from "./core/request-lifecycle.ts";
import { grantAsked } from "./grant-asked.ts";
import { readRequestById } from "./read-request.ts";
import { relationToWithdraw } from "./relation-of-request.ts";
import { type HeldRequest, requestForUpdate } from "./store-requests.ts";

const { action, system, tools, dataClassification, bounds, grant } = capabilityFields;
const { autonomy, autonomyReason, environment, delegatesTo } = agentFields;

/** What a change asks for, as the verbs take it that ask at first; what is not named stays as it was asked for. */
const input = z.strictObject({
  request: reference,
  version,
  ...{ action, system, tools, dataClassification, bounds, grant },
  ...{ autonomy, autonomyReason, environment, delegatesTo },
});
type Input = z.output<typeof input>;

/** The edit that is asked for now, with what it is held against. */
async function loadEdit(tx: Transaction, request: HeldRequest, asked: Input, context: Context) {
  const { agentId, capabilityId } = request;
  if (request.kind !== "change" || agentId === null)
    throw new Refusal("conflict", "submit-the-agent", "What waits here is an agent: change it, and submit it again.");
  const proposal = proposedChange(request);
  const { request: _, version: _v, ...named } = asSaid(input, asked);
  const said = { ...proposal.fields, ...named };
  if (capabilityId === null) {
    const edit = parseInput(agentEditInput, { agent: agentId, ...said });
    return { about: "agent" as const, loaded: await agentBeforeEdit(tx, edit, context), edit };
  }
  // Of one that waits itself the grant alone is asked for; all else is stated on it, and shown as it is.
  const { grant: granted, ...others } = said;
  const fields = proposal.what === "capability.create" ? others : said;
  const edit = parseInput(capabilityEditInput, { agent: agentId, capability: capabilityId, ...fields });
  const loaded = await capabilityBeforeEdit(tx, edit, context);
  return { about: "capability" as const, loaded, edit, granted: parseInput(capabilityEditInput.shape.grant, granted) };
}
type Edit = Awaited<ReturnType<typeof loadEdit>>;

/** What of it applies at once, and what is asked for. @throws Refusal `conflict` where nothing needs asking any more */
function split(again: Edit, { what }: ChangeProposal, context: Context) {
  const parts =
    again.about === "agent"
      ? { ...splitAgentEdit(again.loaded, again.edit, context), about: "agent" as const, capability: null }
      : { ...splitCapabilityEdit(again.loaded, again.edit, context), about: "capability" as const };
  if (what === "capability.create" && again.about === "capability") {
    const granted = grantAsked(again.granted, null, context.clock.now());
    const fields = granted === undefined ? {} : { grant: granted };
    return { ...parts, asked: { what, widened: Object.keys(fields), fields } };
  }
  const { asked } = parts;
  if (asked === null)
    throw new Refusal(
      "conflict",
      "nothing-widens",
      "This reaches no further than today, so nobody needs to decide it: withdraw the request and make the change.",
    );
  return { ...parts, asked };
}

/**
 * Asks again for a change that was sent back, with other wishes or the same: it is the same request, shown with what was
 * reviewed before, and decisions about what did not change stand. What of it reaches no further applies at once, as in
 * any edit (R59).
 */
export const resubmitRequest = command({
  may: "request.withdraw",
  summary: "Ask again for a change that was sent back",
  input,
  async load(tx, asked, context) {
    const request = await requestForUpdate(tx, asked.request);
    return {
      request,
      relation: await relationToWithdraw(tx, request, context.clock.now()),
      // Looked up only for whoever may: authorized below, before anything is decided.
      edit: () => loadEdit(tx, request, asked, context),
    };
  },
  on: ({ relation }) => relation,
  decide({ request, edit }, { version: basedOn }, { actor }) {
    requestLifecycle.next(request.state, "resubmit", {
      asking: actor.personId,
      submittedBy: request.submittedById,
      missing: missingOf(request.decisions),
    });
    requireVersion(request.version, basedOn);
    return { request, edit };
  },
  async save(tx, { request, edit }, context) {
    const again = await edit();
    const proposal = proposedChange(request);
    const { about, agent, capability, atOnce, asked } = split(again, proposal, context);
    if (about === "agent") await editAgentAtOnce(tx, agent.id, atOnce, context);
    else if (capability) await editCapabilityAtOnce(tx, { agentId: agent.id, id: capability.id }, atOnce, context);
    const { personId } = context.actor;
    const frame = await frameOrRefuse(
      tx,
      { agentId: agent.id, capabilityId: capability?.id ?? null, proposal: asked, submittedBy: personId },
      context,
      request.id,
    );
    const outcome = await askAgain(tx, request, frame, context, {
      title: changeTitle(agent.name, capability?.name ?? "itself", asked),
      proposal: { ...asked },
    });
    return { id: request.id, ...outcome };
  },
  evidence: ({ drafts }) => drafts,
  touches: ({ touched }) => touched,
  answer: (tx, { id }, context) => readRequestById(tx, id, context.actor),
});
