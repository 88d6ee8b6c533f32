import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isId, oneOf, reference } from "#lib/verbs/fields.ts";
import { agentFields, agentName } from "./agent-fields.ts";
import { capabilityFields, capabilityName } from "./capability-fields.ts";
import { boundsInWords } from "./core/bounds.ts";
import type {
  AgentFacts,
  AssignmentFacts,
  CapabilityFacts,
  DataSourceFacts,
  DelegateFacts,
  PersonFacts,
  SystemFacts,
} from "./core/facts.ts";
import { approvalQuestions, roles } from "./core/vocabulary.ts";
import { loadFacts } from "./load-facts.ts";
import { idsInFields, idsInList } from "./resolve.ts";
import { undecidedSql } from "./store-data-sources.ts";

/** The form as it is filled in so far: an agent's fields, its capabilities, and who is named for what. */
export const previewInput = z.strictObject({
  /** The draft that the form goes on with: it does not share its identity with itself. */
  agent: reference.optional(),
  name: agentName.optional(),
  ...agentFields,
  capabilities: z
    .array(z.strictObject({ name: capabilityName.optional(), ...capabilityFields }))
    .max(200, "At most 200.")
    .default([]),
  assignments: z
    .array(
      z.strictObject({
        role: oneOf(roles),
        person: reference,
        /** The place of the capability in the list, from 0; null for the agent's default. */
        capability: z.number().int().min(0).nullable().default(null),
        deputies: z.array(reference).max(10).default([]),
        authority: z.string().max(2000).nullable().default(null),
      }),
    )
    .max(500, "At most 500.")
    .default([]),
});
type Form = z.output<typeof previewInput>;

/** The person, system or data source behind each name of the form. */
interface Known {
  person(name: string | null | undefined): PersonFacts | null;
  system(name: string | null | undefined): SystemFacts | null;
}

/**
 * The facts of an agent that is not saved: what the form says, everything else not stated. People who are named count
 * as having just been named. @throws Refusal `invalid` where a name is not registered
 */
export async function previewFacts(queryable: Queryable, form: Form, now: Instant): Promise<AgentFacts> {
  const known = await resolve(queryable, form);
  const { orchestrator, vendorOwners, residualRisk, approvals, credential } = form;
  const capabilities = form.capabilities.map((capability, index) => capabilityFacts(capability, index, known, now));
  return {
    id: "preview",
    slug: "preview",
    name: form.name ?? "this agent",
    state: "draft",
    purpose: form.purpose ?? null,
    taskBoundary: form.taskBoundary ?? null,
    acceptableOutcomes: form.acceptableOutcomes ?? null,
    businessUnit: form.businessUnit ?? null,
    interaction: form.interaction ?? null,
    hosting: form.hosting ?? null,
    vendor: form.vendor ?? null,
    vendorReferences: form.vendorReferences ?? [],
    orchestrator: { name: orchestrator?.name ?? null, hosting: orchestrator?.hosting ?? null },
    vendorOwners: {
      dataClassification: known.person(vendorOwners?.dataClassification),
      outputs: known.person(vendorOwners?.outputs),
    },
    autonomy: form.autonomy ?? null,
    autonomyReason: form.autonomyReason ?? null,
    residualRisk: {
      statement: residualRisk?.statement ?? null,
      acceptedBy: known.person(residualRisk?.acceptedBy),
      acceptedAt: residualRisk?.acceptedBy ? (residualRisk.acceptedAt ?? now) : null,
    },
    approvals: Object.fromEntries(
      approvalQuestions.map((question) => {
        const by = known.person(approvals?.[question]?.by);
        return [question, { by, at: by === null ? null : (approvals?.[question]?.at ?? now) }];
      }),
    ) as AgentFacts["approvals"],
    customerFacing: form.customerFacing ?? null,
    usesRetrieval: form.usesRetrieval ?? null,
    usesMcp: form.usesMcp ?? null,
    environment: form.environment ?? null,
    workloadIdentity: form.workloadIdentity ?? null,
    credential: { kind: credential?.kind ?? null, ttlSeconds: credential?.ttlSeconds ?? null },
    playbookUrl: form.playbookUrl ?? null,
    escalation: form.escalation ?? null,
    retirementPlan: form.retirementPlan ?? null,
    submittedAt: null,
    activatedAt: null,
    retiredAt: null,
    changes: [],
    sharedByUnits: (form.sharedByUnits ?? []).map(({ unit, owner }) => ({ unit, owner: known.person(owner) })),
    dataSources: await dataSourceFacts(queryable, form.dataSources ?? []),
    delegatesTo: await delegateFacts(queryable, form.delegatesTo ?? [], now),
    identityPeers: await peers(queryable, form.workloadIdentity ?? null, form.agent ?? null),
    capabilities,
    assignments: form.assignments.map((named, index) => assignmentFacts(named, index, capabilities, known, now)),
    controls: [],
    exceptions: [],
  };
}

const capabilityFacts = (
  said: Form["capabilities"][number],
  index: number,
  known: Known,
  now: Instant,
): CapabilityFacts => ({
  id: `capability-${index}`,
  slug: `capability-${index}`,
  name: said.name ?? `Capability ${index + 1}`,
  action: said.action ?? null,
  system: known.system(said.system),
  tools: said.tools ?? [],
  dataClassification: said.dataClassification ?? null,
  reversible: said.reversible ?? null,
  bounds: boundsInWords(said.bounds ?? null),
  monitoring: said.monitoring ?? null,
  revocation: { path: said.revocation?.path ?? null, expectedMinutes: said.revocation?.expectedMinutes ?? null },
  playbookUrl: said.playbookUrl ?? null,
  grant: said.grant
    ? {
        grantedBy: known.person(said.grant.grantedBy),
        approvedBy: known.person(said.grant.approvedBy),
        reason: said.grant.reason ?? null,
        startsAt: said.grant.startsAt ?? now,
        endsAt: said.grant.endsAt ?? null,
      }
    : null,
  state: "live",
  approvedAt: null,
  reviewedAt: null,
});

function assignmentFacts(
  said: Form["assignments"][number],
  index: number,
  capabilities: readonly CapabilityFacts[],
  known: Known,
  now: Instant,
): AssignmentFacts {
  const capability = said.capability === null ? null : capabilities[said.capability];
  if (capability === undefined)
    throw invalid([{ path: `assignments.${index}.capability`, message: "There is no such capability in the form." }]);
  return {
    id: `assignment-${index}`,
    role: said.role,
    capabilityId: capability?.id ?? null,
    person: known.person(said.person),
    team: null,
    marked: false,
    deputies: said.deputies.flatMap((name) => known.person(name) ?? []),
    authority: said.authority,
    startsAt: now,
    endsAt: null,
    recordedAt: now + index,
    acceptedAt: null,
    attestedAt: null,
  };
}

/** Every person and system that the form names, by two look-ups. */
async function resolve(queryable: Queryable, form: Form): Promise<Known> {
  const people: Record<string, string | null | undefined> = {
    "vendorOwners.dataClassification": form.vendorOwners?.dataClassification,
    "vendorOwners.outputs": form.vendorOwners?.outputs,
    "residualRisk.acceptedBy": form.residualRisk?.acceptedBy,
  };
  for (const question of approvalQuestions) people[`approvals.${question}.by`] = form.approvals?.[question]?.by;
  for (const [index, { owner }] of (form.sharedByUnits ?? []).entries()) people[`sharedByUnits.${index}.owner`] = owner;
  for (const [index, { person, deputies }] of form.assignments.entries()) {
    people[`assignments.${index}.person`] = person;
    for (const [place, deputy] of deputies.entries()) people[`assignments.${index}.deputies.${place}`] = deputy;
  }
  const systems: Record<string, string | null | undefined> = {};
  for (const [index, { system, grant }] of form.capabilities.entries()) {
    systems[`capabilities.${index}.system`] = system;
    people[`capabilities.${index}.grant.grantedBy`] = grant?.grantedBy;
    people[`capabilities.${index}.grant.approvedBy`] = grant?.approvedBy;
  }
  const person = await byName(people, await idsInFields(queryable, "person", people), (ids) =>
    peopleById(queryable, ids),
  );
  const system = await byName(systems, await idsInFields(queryable, "system", systems), (ids) =>
    systemsById(queryable, ids),
  );
  return { person, system };
}

async function byName<Thing extends { id: string }>(
  named: Record<string, string | null | undefined>,
  ids: Record<string, string | null | undefined>,
  load: (ids: string[]) => Promise<Thing[]>,
): Promise<(name: string | null | undefined) => Thing | null> {
  const wanted = [...new Set(Object.values(ids).filter((id): id is string => typeof id === "string"))];
  const byId = new Map((wanted.length === 0 ? [] : await load(wanted)).map((thing) => [thing.id, thing]));
  const idOf = new Map(Object.entries(named).map(([path, name]) => [name, ids[path]]));
  return (name) => byId.get(idOf.get(name) ?? "") ?? null;
}

async function peopleById(queryable: Queryable, ids: readonly string[]): Promise<PersonFacts[]> {
  const rows = await queryable.query<Omit<PersonFacts, "leftAt"> & { leftAt: Date | null }>(
    `SELECT id::text AS id, name, email, status::text AS status, "leftAt", "managerId"::text AS "managerId"
     FROM "Person" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => ({ ...row, leftAt: row.leftAt === null ? null : row.leftAt.getTime() }));
}

async function systemsById(queryable: Queryable, ids: readonly string[]): Promise<SystemFacts[]> {
  const rows = await queryable.query<Omit<SystemFacts, "owner"> & { ownerId: string | null }>(
    `SELECT id::text AS id, slug, name, kind::text AS kind, "dataClassification"::text AS "dataClassification",
       "enforcesApproval", "ownerId"::text AS "ownerId" FROM "System" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const owners = await ownersOf(
    queryable,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map(({ ownerId, ...system }) => ({ ...system, owner: owners(ownerId) }));
}

async function dataSourceFacts(queryable: Queryable, names: readonly string[]): Promise<DataSourceFacts[]> {
  const ids = await idsInList(queryable, "dataSource", "dataSources", names);
  const rows = await queryable.query<
    Omit<DataSourceFacts, "dataOwner" | "qualityOwner"> & { dataOwnerId: string | null; qualityOwnerId: string | null }
  >(
    `SELECT id::text AS id, slug, name, "dataClassification"::text AS "dataClassification",
       "dataOwnerId"::text AS "dataOwnerId", "qualityOwnerId"::text AS "qualityOwnerId", ${undecidedSql("d")} AS undecided
     FROM "DataSource" d WHERE id = ANY($1::uuid[]) ORDER BY slug`,
    [ids],
  );
  const owners = await ownersOf(
    queryable,
    rows.flatMap(({ dataOwnerId, qualityOwnerId }) => [dataOwnerId, qualityOwnerId]),
  );
  return rows.map(({ dataOwnerId, qualityOwnerId, ...source }) => ({
    ...source,
    dataOwner: owners(dataOwnerId),
    qualityOwner: owners(qualityOwnerId),
  }));
}

async function ownersOf(
  queryable: Queryable,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => PersonFacts | null> {
  const wanted = ids.filter((id): id is string => id !== null);
  const byId = new Map((wanted.length === 0 ? [] : await peopleById(queryable, wanted)).map((one) => [one.id, one]));
  return (id) => byId.get(id ?? "") ?? null;
}

async function delegateFacts(queryable: Queryable, names: readonly string[], now: Instant): Promise<DelegateFacts[]> {
  if (names.length === 0) return [];
  const rows = await queryable.query<{ id: string; slug: string }>(
    `SELECT id::text AS id, slug FROM "Agent" WHERE slug = ANY($1::text[]) OR id = ANY($2::uuid[])`,
    [names, names.filter(isId)],
  );
  const loaded = await loadFacts(
    queryable,
    rows.map(({ id }) => id),
    now,
  );
  return names.map((name) => {
    const facts = loaded.map((one) => one.facts).find(({ id, slug }) => id === name || slug === name);
    if (facts === undefined) return { slug: name, agent: null };
    const { id, slug, name: called, state, capabilities } = facts;
    return { slug, agent: { id, name: called, state, facts, capabilities } };
  });
}

const peers = (
  queryable: Queryable,
  identity: string | null,
  self: string | null,
): Promise<AgentFacts["identityPeers"]> =>
  identity === null
    ? Promise.resolve([])
    : queryable.query<AgentFacts["identityPeers"][number]>(
        `SELECT id::text AS id, slug, name FROM "Agent" WHERE "workloadIdentity" = $1 AND state NOT IN ('retired', 'rejected')
           AND ($2::text IS NULL OR ($2 <> slug AND $2 <> id::text))`,
        [identity, self],
      );
