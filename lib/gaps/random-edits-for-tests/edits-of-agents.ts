import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { DAY } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import {
  type AgentState,
  agentStates,
  autonomies,
  controlStatuses,
  credentialKinds,
  environments,
  hostings,
  interactions,
} from "#lib/registry/core/vocabulary.ts";
import { createAgent } from "#lib/registry/create-agent.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import type { Company } from "./company.ts";

// One random edit each of an agent.

export async function addAgent(company: Company): Promise<void> {
  if (company.agents.length >= 12) return;
  const { id, slug } = await createAgent(company.context, { name: `Agent ${company.prefix} ${company.another()}` });
  company.agents.push({ id, slug });
}

export function changeAgent(company: Company) {
  const agent = company.one(company.agents).id;
  const others = [...company.agents.map(({ slug }) => slug), `unregistered-${company.prefix}`];
  return editAgent(
    company.importing,
    company.one([
      { agent, name: `Renamed agent ${company.another()}` },
      { agent, purpose: company.orNull(["Pays refunds"]), taskBoundary: company.orNull(["Tickets only"]) },
      { agent, acceptableOutcomes: company.orNull(["A refund"]) },
      { agent, workloadIdentity: company.orNull([`id-a-${company.prefix}`, `id-b-${company.prefix}`]) },
      { agent, autonomy: company.orNull(autonomies), autonomyReason: "It must" },
      { agent, model: `model-${company.below(3)}`, promptDigest: company.orNull(["sha256:a", "sha256:b"]) },
      { agent, environment: company.orNull(environments), interaction: company.orNull(interactions) },
      { agent, hosting: company.orNull(hostings), vendor: company.orNull(["Acme"]) },
      { agent, customerFacing: company.orNull([true, false]), usesRetrieval: company.orNull([true, false]) },
      {
        agent,
        credential: { kind: company.orNull(credentialKinds), ttlSeconds: company.orNull([60, 3600 * 20, 3600 * 60]) },
      },
      {
        agent,
        sharedByUnits: company.some(["Sales", "Support", "Claims"], 3).map((unit) => ({
          unit,
          owner: company.orNull(company.people),
        })),
      },
      { agent, delegatesTo: company.some(others, 2) },
      { agent, delegatesTo: company.some(others, 2) },
      { agent, dataSources: company.some(company.dataSources, 2) },
      { agent, residualRisk: { statement: "Some stays", acceptedBy: company.orNull(company.people) } },
      {
        agent,
        approvals: { identity: { by: company.orNull(company.people) }, scope: { by: company.orNull(company.people) } },
      },
      {
        agent,
        vendorOwners: { dataClassification: company.orNull(company.people), outputs: company.orNull(company.people) },
      },
      { agent, playbookUrl: company.orNull(["https://example.com/p"]), escalation: company.orNull(["Lead"]) },
      { agent, retirementPlan: company.orNull(["Switch it off"]) },
    ]),
  );
}

/** Lifecycle events have guards that random facts seldom pass: the state is set as the events would set it. */
export async function setState(company: Company): Promise<void> {
  const { id } = company.one(company.agents);
  const state: AgentState = company.one([...agentStates, "active", "active", "approved", "submitted"]);
  await writing(company.now, async (tx) => {
    await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [id]);
    await tx.models.agent.update({
      where: { id },
      data: {
        state,
        submittedAt: state === "draft" ? null : new Date(company.now),
        activatedAt: state === "active" ? new Date(company.now) : null,
      },
    });
    await judgeTouched(tx, { agents: [id] }, company.now, "random-edits");
  });
}

export function changeAgentControl(company: Company) {
  return editAgentControl(company.context, {
    agent: company.one(company.agents).id,
    control: company.one(["OWN-01", "OWN-02", "LAW-03", "ACC-01", "APR-02"]),
    owner: company.orNull(company.people),
    status: company.orNull(controlStatuses),
    reason: company.orNull(["Pilot"]),
  });
}

/** Approved and withdrawn as the verbs would write it, which stand above this module, for a gap that may be closed. */
export async function moveException(company: Company): Promise<void> {
  const gaps = await present.query<{ id: string; key: string; agentId: string }>(
    `SELECT id::text AS id, key, "agentId"::text AS "agentId" FROM "Gap"
     WHERE "agentId" = ANY($1::uuid[]) AND rule <> 'exception-expired' ORDER BY key`,
    [company.agents.map(({ id }) => id)],
  );
  if (gaps.length === 0) return;
  const gap = company.one(gaps);
  const days = company.one([1, 5, 30, 100]);
  const withdraws = company.below(3) === 0;
  await writing(company.now, async (tx) => {
    await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [gap.agentId]);
    const [at, endsAt] = [company.now, company.now + days * DAY].map((instant) => new Date(instant));
    if (withdraws)
      await tx.models.exception.updateMany({
        where: { gapId: gap.id, state: "approved" },
        data: { state: "withdrawn", endedAt: at ?? null },
      });
    else
      await tx.models.exception.create({
        data: {
          gapId: gap.id,
          gapKey: gap.key,
          agentId: gap.agentId,
          state: "approved",
          reason: "Tried out",
          compensatingControl: "None",
          requestedByName: "random edits",
          requestedAt: at as Date,
          decidedById: company.one(company.people),
          decidedAt: at as Date,
          endsAt: endsAt as Date,
        },
      });
    await judgeTouched(tx, { agents: [gap.agentId] }, company.now, "random-edits");
  });
}
