import { z } from "zod";
import { authorize } from "#lib/identity/core/access.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { reference, version } from "#lib/verbs/fields.ts";
import { requireVersion } from "#lib/verbs/version.ts";
import { answerAfterWrite } from "./agent-answer.ts";
import { agentFields, agentName } from "./agent-fields.ts";
import { changesBetween, nothingChanged } from "./changes.ts";
import { nestedColumns } from "./core/agent-columns.ts";
import { requireOwnAnswers } from "./core/answered-by-name.ts";
import { refuseUndecided } from "./core/decided-sources.ts";
import { refuseOver } from "./core/over.ts";
import { agentWidens, refuseWidening } from "./core/reach.ts";
import { peopleOfAgent } from "./people-of-agent.ts";
import { delegateSlugs, setAgentLinks } from "./store-agent-links.ts";
import { agentForUpdate, namesOfPeople, withNames } from "./store-agents.ts";

export const agentEditInput = z.strictObject({
  agent: reference,
  version,
  name: agentName.optional(),
  ...agentFields,
});

type EditInput = z.output<typeof agentEditInput>;

/** What the business owner decides of an agent (R16); what a file states of it is kept. */
const boundary = ["purpose", "taskBoundary", "acceptableOutcomes"] as const;

/** An agent before an edit: locked, with what the edit names resolved. */
export async function agentBeforeEdit(tx: Transaction, input: EditInput, context: Context) {
  const held = await agentForUpdate(tx, input.agent, context.clock.now());
  const { agent } = held;
  const named = await peopleOfAgent(tx, input, agent.id);
  const names = new Map([
    ...named.names,
    ...(await namesOfPeople(tx, [
      agent.vendorDataClassificationOwnerId,
      agent.vendorOutputsOwnerId,
      agent.residualRiskAcceptedById,
      agent.identityApprovedById,
      agent.scopeApprovedById,
      agent.oversightApprovedById,
      ...held.units.map(({ ownerId }) => ownerId),
    ])),
  ]);
  const delegatesTo = input.delegatesTo && (await delegateSlugs(tx, agent.slug, input.delegatesTo));
  return { ...held, named, names, toDelegate: delegatesTo };
}

/** What an edit comes to: the columns, the links, what changed, and where it reaches further (R59). */
export function decideAgentEdit(
  {
    agent,
    units,
    delegatesTo,
    dataSources,
    relation,
    named,
    names,
    toDelegate,
  }: Awaited<ReturnType<typeof agentBeforeEdit>>,
  input: EditInput,
  context: Context,
) {
  requireVersion(agent.version, input.version);
  refuseOver(agent);
  const added = named.dataSources?.filter(({ slug }) => !dataSources.includes(slug)) ?? [];
  refuseUndecided(agent, added, context);
  requireOwnAnswers(named.people, {
    actor: context.actor,
    relation,
    submittedById: agent.submittedById,
    state: agent.state,
    imported: context.imported === true,
  });
  const {
    agent: _,
    version: _basedOn,
    sharedByUnits: _units,
    delegatesTo: _delegates,
    dataSources: _sources,
    orchestrator: _orchestrator,
    vendorOwners: _owners,
    residualRisk: _risk,
    approvals: _approvals,
    credential: _credential,
    ...plain
  } = input;
  const columns = { ...plain, ...nestedColumns(input, named.people, context.clock.now()) };
  const links = {
    units: named.units,
    delegatesTo: toDelegate,
    dataSourceIds: named.dataSources?.map(({ id }) => id),
  };
  const changes = changesBetween(
    { ...agent, sharedByUnits: units, delegatesTo, dataSources },
    {
      ...columns,
      sharedByUnits: named.units,
      delegatesTo: toDelegate,
      dataSources: named.dataSources?.map(({ slug }) => slug),
    },
  );
  if (context.imported !== true && boundary.some((field) => changes[field] !== undefined))
    authorize(context.actor, "agent.decidePurpose", relation);
  const widened = agentWidens(
    { autonomy: agent.autonomy, environment: agent.environment, delegatesTo },
    {
      autonomy: input.autonomy === undefined ? agent.autonomy : input.autonomy,
      environment: input.environment === undefined ? agent.environment : input.environment,
      delegatesTo: toDelegate ?? delegatesTo,
    },
  );
  return { agent, columns, links, changes, names, widened };
}

/**
 * Changes the fields named of an agent; null clears. A change of prompt, model or data sources shows at once. What
 * widens an approved reach takes a request: whoever asks does so by `changeAgent` (lib/workflow), and this carries it
 * out. Who approved or accepted something is said by themselves or recorded by an admin (R54, R57).
 */
export const editAgent = command({
  may: "agent.edit",
  summary: "Change an agent",
  input: agentEditInput,
  load: agentBeforeEdit,
  on: ({ relation }) => relation,
  decide(loaded, input, context) {
    const decided = decideAgentEdit(loaded, input, context);
    refuseWidening(decided.agent, decided.widened, context);
    return decided;
  },
  async save(tx, { agent, columns, links, changes }) {
    if (nothingChanged(changes)) return agent;
    await setAgentLinks(tx, agent.id, links);
    return tx.models.agent.update({ where: { id: agent.id }, data: { ...columns, version: { increment: 1 } } });
  },
  evidence: (saved, { changes, names }) =>
    nothingChanged(changes)
      ? []
      : [
          {
            type: "agent.edited",
            subject: { kind: "agent", id: saved.id, name: saved.name, agentId: saved.id },
            payload: { changes: withNames(changes, names) },
          },
        ],
  touches: (saved, _, { agent }) => ({
    agents: [saved.id],
    identities:
      saved.workloadIdentity === agent.workloadIdentity
        ? []
        : [agent.workloadIdentity, saved.workloadIdentity].filter((identity) => identity !== null),
  }),
  answer: (tx, saved, context) => answerAfterWrite(tx, saved.id, context),
});
