import { invalid } from "#lib/platform/core/refusal.ts";
import { command } from "#lib/verbs/command.ts";
import { answerAfterWrite } from "./agent-answer.ts";
import { newAgent } from "./agent-fields.ts";
import { nestedColumns } from "./core/agent-columns.ts";
import { requireOwnAnswers } from "./core/answered-by-name.ts";
import { slugOf } from "./core/slug.ts";
import { freeSlug } from "./free-slug.ts";
import { peopleOfAgent } from "./people-of-agent.ts";
import { adoptDelegators, delegateSlugs, setAgentLinks } from "./store-agent-links.ts";
import { withNames } from "./store-agents.ts";

/** Addresses of their own under `/agents`. */
const isReserved = (slug: string | null | undefined): boolean => slug === "preview" || slug === "suspend-vendor";

/**
 * Registers an agent as a draft: everything but the name may still be missing, and shows as a gap to come (R52).
 * Whoever registers it is not made its owner.
 */
export const createAgent = command({
  may: "agent.create",
  summary: "Register an agent as a draft",
  input: newAgent,
  async load(tx, input) {
    if (isReserved(input.slug)) throw invalid([{ path: "slug", message: "This word is reserved. Choose another." }]);
    const named = isReserved(slugOf(input.name)) ? `${input.name} agent` : input.name;
    const slug = await freeSlug(tx, "Agent", input.slug, named);
    const delegatesTo = await delegateSlugs(tx, slug, input.delegatesTo ?? []);
    return { slug, delegatesTo, ...(await peopleOfAgent(tx, input)) };
  },
  decide(loaded, input, context) {
    const { people, units, dataSources, names } = loaded;
    requireOwnAnswers(people, { actor: context.actor, relation: {}, submittedById: null, state: "draft" });
    if (
      input.importedFrom !== undefined &&
      !context.actor.roles.some((role) => role === "admin" || role === "security")
    )
      throw invalid([{ path: "importedFrom", message: "Only an import says where an agent came from." }]);
    const now = context.clock.now();
    const {
      slug: _,
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
    return {
      columns: {
        ...plain,
        ...nestedColumns(input, people, now),
        slug: loaded.slug,
        createdById: context.actor.personId,
        createdAt: new Date(now),
      },
      links: {
        units: units ?? [],
        delegatesTo: loaded.delegatesTo,
        dataSourceIds: dataSources?.map(({ id }) => id) ?? [],
      },
      dataSources: dataSources?.map(({ slug }) => slug) ?? [],
      names,
    };
  },
  async save(tx, { columns, links }) {
    const agent = await tx.models.agent.create({ data: columns });
    await setAgentLinks(tx, agent.id, links);
    return { agent, delegators: await adoptDelegators(tx, agent.id, agent.slug) };
  },
  evidence: ({ agent }, { columns, links, dataSources, names }) => [
    {
      type: "agent.created",
      subject: { kind: "agent", id: agent.id, name: agent.name, agentId: agent.id },
      payload: withNames(
        { ...columns, sharedByUnits: links.units, delegatesTo: links.delegatesTo, dataSources },
        names,
      ) as Record<string, unknown>,
    },
  ],
  touches: ({ agent, delegators }) => ({
    agents: [agent.id, ...delegators],
    identities: agent.workloadIdentity === null ? [] : [agent.workloadIdentity],
  }),
  answer: (tx, { agent }, context) => answerAfterWrite(tx, agent.id, context),
});
