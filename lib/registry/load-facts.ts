import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { boundsInWords } from "./core/bounds.ts";
import type {
  AgentFacts,
  AssignmentFacts,
  CapabilityFacts,
  DelegateFacts,
  GrantFacts,
  PersonFacts,
} from "./core/facts.ts";
import {
  type AgentRow,
  type AssignmentRow,
  type CapabilityRow,
  type GrantRow,
  readAgentRows,
  readPersonRows,
  readTeamRows,
  type UnitRow,
} from "./store-facts.ts";

/** An agent's facts, and the one edge in time that the facts themselves do not hold. */
export interface LoadedFacts {
  facts: AgentFacts;
  /** When a later grant takes the place of the one in the facts; null when none is waiting. */
  nextGrantAt: Instant | null;
}

/** People by id. A pass over many agents keeps one, so that each person is read once. */
export type KnownPeople = Map<string, PersonFacts>;

/**
 * Reads some agents with everything that bears on their judgement at `now`, by two statements whatever their number
 * (three where teams hold roles). The queryable decides of which moment: the present, or `reading(asOf, …)`. Answers in
 * the order of `ids`; who is not registered is absent.
 */
export async function loadFacts(
  queryable: Queryable,
  ids: readonly string[],
  now: Instant,
  people: KnownPeople = new Map(),
): Promise<LoadedFacts[]> {
  if (ids.length === 0) return [];
  const rows = await readAgentRows(queryable, ids, now);
  await knowPeople(queryable, rows, people);
  const teams = await teamsOf(queryable, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [loaded(row, now, people, teams)];
  });
}

/** Reads the people named by rows and not known yet. */
async function knowPeople(queryable: Queryable, rows: readonly AgentRow[], people: KnownPeople): Promise<void> {
  const unknown = new Set<string>();
  const name = (id: string | null): void => {
    if (id !== null && !people.has(id)) unknown.add(id);
  };
  for (const row of rows) {
    name(row.vendorDataClassificationOwnerId);
    name(row.vendorOutputsOwnerId);
    name(row.residualRiskAcceptedById);
    name(row.identityApprovedById);
    name(row.scopeApprovedById);
    name(row.oversightApprovedById);
    for (const unit of row.units ?? []) name(unit.ownerId);
    for (const source of row.dataSources ?? []) {
      name(source.dataOwnerId);
      name(source.qualityOwnerId);
    }
    for (const capability of row.capabilities ?? []) name(capability.systemOwnerId);
    for (const grant of row.grants ?? []) {
      name(grant.grantedById);
      name(grant.approvedById);
    }
    for (const held of row.assignments) name(held.personId);
    for (const deputy of row.deputies) name(deputy.personId);
    for (const control of row.controls ?? []) name(control.ownerId);
    for (const { agent } of row.delegates ?? []) {
      for (const unit of agent?.units ?? []) name(unit.ownerId);
      for (const capability of agent?.capabilities ?? []) name(capability.systemOwnerId);
    }
  }
  if (unknown.size === 0) return;
  for (const row of await readPersonRows(queryable, [...unknown]))
    people.set(row.id, { ...row, leftAt: row.leftAt === null ? null : new Date(row.leftAt).getTime() });
}

type Teams = ReadonlyMap<string, NonNullable<AssignmentFacts["team"]>>;

/** The teams named by rows; most agents have none, and then nothing is asked. */
async function teamsOf(queryable: Queryable, rows: readonly AgentRow[]): Promise<Teams> {
  const ids = new Set<string>();
  for (const row of rows) for (const held of row.assignments) if (held.teamId !== null) ids.add(held.teamId);
  if (ids.size === 0) return new Map();
  return new Map((await readTeamRows(queryable, [...ids])).map((team) => [team.id, team]));
}

const instant = (time: string | null): Instant | null => (time === null ? null : Date.parse(time));

function loaded(row: AgentRow, now: Instant, people: KnownPeople, teams: Teams): LoadedFacts {
  const person = (id: string | null): PersonFacts | null => (id === null ? null : (people.get(id) ?? null));
  const grants = grantsInForce(row.grants ?? [], now, person);
  const deputies = deputiesOf(row, people);
  const facts: AgentFacts = {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    purpose: row.purpose,
    taskBoundary: row.taskBoundary,
    acceptableOutcomes: row.acceptableOutcomes,
    businessUnit: row.businessUnit,
    interaction: row.interaction,
    hosting: row.hosting,
    vendor: row.vendor,
    vendorReferences: row.vendorReferences,
    orchestrator: { name: row.orchestratorName, hosting: row.orchestratorHosting },
    ...answersByName(row, person),
    autonomy: row.autonomy,
    autonomyReason: row.autonomyReason,
    customerFacing: row.customerFacing,
    usesRetrieval: row.usesRetrieval,
    usesMcp: row.usesMcp,
    environment: row.environment,
    workloadIdentity: row.workloadIdentity,
    credential: { kind: row.credentialKind, ttlSeconds: row.credentialTtlSeconds },
    playbookUrl: row.playbookUrl,
    escalation: row.escalation,
    retirementPlan: row.retirementPlan,
    submittedAt: instant(row.submittedAt),
    activatedAt: instant(row.activatedAt),
    retiredAt: instant(row.retiredAt),
    changes: (row.changes ?? []).map(({ what, capabilityId, at }) => ({ what, capabilityId, at: Date.parse(at) })),
    sharedByUnits: unitsOf(row.units, person),
    dataSources: (row.dataSources ?? []).map(({ of: _, dataOwnerId, qualityOwnerId, ...source }) => ({
      ...source,
      dataOwner: person(dataOwnerId),
      qualityOwner: person(qualityOwnerId),
    })),
    delegatesTo: (row.delegates ?? []).map((delegate) => delegateOf(delegate, person)),
    identityPeers: (row.identityPeers ?? []).map(({ id, slug, name }) => ({ id, slug, name })),
    capabilities: (row.capabilities ?? []).map((capability) =>
      capabilityOf(capability, grants.byCapability.get(capability.id) ?? null, person),
    ),
    assignments: row.assignments.map((held) => assignmentOf(held, person(held.personId), teams, deputies)),
    controls: (row.controls ?? []).map(({ of: _, ownerId, testedAt, ...control }) => ({
      ...control,
      owner: person(ownerId),
      testedAt: instant(testedAt),
    })),
    exceptions: (row.exceptions ?? []).map(({ id, gapId, gapKey, startsAt, endsAt }) => ({
      id,
      gapId,
      gapKey,
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
    })),
  };
  return { facts, nextGrantAt: grants.nextAt };
}

/** The person of an id, among those that were read. */
type PersonOf = (id: string | null) => PersonFacts | null;

const unitsOf = (rows: readonly UnitRow[] | null, person: PersonOf) =>
  (rows ?? []).map(({ unit, ownerId }) => ({ unit, owner: person(ownerId) }));

/** What somebody answers for by name: what a vendor hosts, the residual risk, the three questions of R54. */
const answersByName = (
  row: AgentRow,
  person: PersonOf,
): Pick<AgentFacts, "vendorOwners" | "residualRisk" | "approvals"> => ({
  vendorOwners: {
    dataClassification: person(row.vendorDataClassificationOwnerId),
    outputs: person(row.vendorOutputsOwnerId),
  },
  residualRisk: {
    statement: row.residualRiskStatement,
    acceptedBy: person(row.residualRiskAcceptedById),
    acceptedAt: instant(row.residualRiskAcceptedAt),
  },
  approvals: {
    identity: { by: person(row.identityApprovedById), at: instant(row.identityApprovedAt) },
    scope: { by: person(row.scopeApprovedById), at: instant(row.scopeApprovedAt) },
    oversight: { by: person(row.oversightApprovedById), at: instant(row.oversightApprovedAt) },
  },
});

function delegateOf({ slug, agent }: NonNullable<AgentRow["delegates"]>[number], person: PersonOf): DelegateFacts {
  if (agent === null) return { slug, agent: null };
  const { id, name, state, interaction, autonomy, customerFacing, environment } = agent;
  const credential = { kind: agent.credentialKind, ttlSeconds: agent.credentialTtlSeconds };
  const sharedByUnits = unitsOf(agent.units, person);
  return {
    slug,
    agent: {
      id,
      name,
      state,
      facts: { interaction, autonomy, customerFacing, environment, credential, sharedByUnits },
      capabilities: (agent.capabilities ?? []).map((capability) => capabilityOf(capability, null, person)),
    },
  };
}

/** The deputies of each assignment, in their order. */
function deputiesOf(row: AgentRow, people: ReadonlyMap<string, PersonFacts>): ReadonlyMap<string, PersonFacts[]> {
  const deputies = new Map<string, PersonFacts[]>();
  for (const { assignmentId, personId } of row.deputies) {
    const deputy = people.get(personId);
    if (deputy === undefined) continue;
    const before = deputies.get(assignmentId);
    if (before === undefined) deputies.set(assignmentId, [deputy]);
    else before.push(deputy);
  }
  return deputies;
}

const noDeputies: readonly PersonFacts[] = [];

const assignmentOf = (
  row: AssignmentRow,
  person: PersonFacts | null,
  teams: Teams,
  deputies: ReadonlyMap<string, PersonFacts[]>,
): AssignmentFacts => ({
  id: row.id,
  role: row.role,
  capabilityId: row.capabilityId,
  person,
  team: row.teamId === null ? null : (teams.get(row.teamId) ?? null),
  marked: row.accountable,
  deputies: deputies.get(row.id) ?? noDeputies,
  authority: row.authority,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  recordedAt: row.recordedAt,
  acceptedAt: row.acceptedAt,
  attestedAt: row.attestedAt,
});

const capabilityOf = (row: CapabilityRow, grant: GrantFacts | null, person: PersonOf): CapabilityFacts => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  action: row.action,
  system:
    row.systemId === null
      ? null
      : {
          id: row.systemId,
          slug: row.systemSlug,
          name: row.systemName,
          kind: row.systemKind,
          owner: person(row.systemOwnerId),
          dataClassification: row.systemClassification,
          enforcesApproval: row.systemEnforces,
        },
  tools: row.tools,
  dataClassification: row.dataClassification,
  reversible: row.reversible,
  bounds: boundsInWords(row.bounds),
  monitoring: row.monitoring,
  revocation: { path: row.revocationPath, expectedMinutes: row.revocationMinutes },
  playbookUrl: row.playbookUrl,
  grant,
  state: row.state,
  approvedAt: instant(row.approvedAt),
  reviewedAt: instant(row.reviewedAt),
});

/**
 * The grant of each capability: the latest that has begun; before any has, the first that will. Periods never overlap,
 * so a later one that waits takes its place when it begins: `nextAt` is the nearest such instant.
 */
function grantsInForce(
  rows: readonly GrantRow[],
  now: Instant,
  person: PersonOf,
): { byCapability: ReadonlyMap<string, GrantFacts>; nextAt: Instant | null } {
  const byCapability = new Map<string, GrantFacts>();
  let nextAt: Instant | null = null;
  for (const row of rows) {
    const startsAt = Date.parse(row.startsAt);
    if (startsAt > now && byCapability.has(row.capabilityId)) {
      if (nextAt === null || startsAt < nextAt) nextAt = startsAt;
      continue;
    }
    byCapability.set(row.capabilityId, {
      grantedBy: person(row.grantedById),
      approvedBy: person(row.approvedById),
      reason: row.reason,
      startsAt,
      endsAt: instant(row.endsAt),
    });
  }
  return { byCapability, nextAt };
}
