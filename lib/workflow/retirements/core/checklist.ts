import type { AgentFacts, AssignmentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";

export const stepKinds = [
  "tell_unit",
  "tell_customers",
  "end_delegation_from",
  "end_delegation_to",
  "revoke_grant",
  "revoke_credential",
  "hand_over_data",
  "close_controls",
  "archive_evidence",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a step is about; its name is frozen with the step. */
export interface StepSubject {
  kind: "agent" | "capability" | "dataSource" | "unit";
  id: string | null;
  slug: string | null;
  name: string;
}

/** One step of the checklist before anybody did it. */
export interface PlannedStep {
  /** What it is about, unique within the retirement. */
  key: string;
  kind: StepKind;
  subject: StepSubject;
  title: string;
  /** Which fact asks for it. */
  because: string;
  /** Whether the registry itself shows that it is still so; else proof alone tells. */
  live: boolean;
  role: Role;
  /** Who is asked: whoever holds the role and is there; null where nobody is. */
  personId: string | null;
}

/** Another agent that hands work to this one, and would call into nothing. */
export interface Delegator {
  id: string;
  slug: string;
  name: string;
  businessOwner: PersonFacts | null;
}

/** Telling can be waived with a reason (R101), never a revocation. */
export const isWaivable = (kind: StepKind): boolean => kind === "tell_unit" || kind === "tell_customers";

/** While one of these is open, somebody outside still depends on the agent. */
export const isDependency = (kind: StepKind): boolean =>
  kind === "tell_unit" || kind === "tell_customers" || kind === "end_delegation_from";

/** The accountable one among active people who are present in a role: their own on a capability before the default. */
function holderIn(
  assignments: readonly AssignmentFacts[],
  role: Role,
  capabilityId: string | null,
  now: number,
): PersonFacts | null {
  const present = assignments.filter(
    ({ role: its, person, startsAt, endsAt }) =>
      its === role && person?.status === "active" && startsAt <= now && (endsAt === null || endsAt > now),
  );
  const own = present.filter((held) => capabilityId !== null && held.capabilityId === capabilityId);
  const standing = own.length > 0 ? own : present.filter((held) => held.capabilityId === null);
  const [first] = standing.toSorted(
    (one, other) =>
      Number(other.marked) - Number(one.marked) || one.startsAt - other.startsAt || one.recordedAt - other.recordedAt,
  );
  return first?.person ?? null;
}

/** Whom a step asks: who holds its role, else the retirement owner, else the business owner. */
type Asks = (role: Role, capabilityId?: string) => Pick<PlannedStep, "role" | "personId">;

const asksOf =
  ({ assignments }: AgentFacts, now: number): Asks =>
  (role, capabilityId) => {
    const person =
      holderIn(assignments, role, capabilityId ?? null, now) ??
      holderIn(assignments, "retirement_owner", null, now) ??
      holderIn(assignments, "business_owner", null, now);
    return { role, personId: person?.id ?? null };
  };

/**
 * What has to be done before an agent is gone, from its facts alone (R94, R101): those who depend on it are told, every
 * delegation, grant and credential ends, data is handed over or deleted, controls are closed, the evidence is archived.
 * Pure; asked again once everything is done, nothing is left but what is proven and not recorded in the facts.
 */
export function checklistOf(agent: AgentFacts, delegators: readonly Delegator[], now: number): PlannedStep[] {
  const asks = asksOf(agent, now);
  return [
    ...toTell(agent, asks),
    ...delegationsToEnd(agent, delegators, asks),
    ...reachToRevoke(agent, asks),
    ...toHandOverAndClose(agent, asks),
  ];
}

const itself = ({ id, slug, name }: AgentFacts): StepSubject => ({ kind: "agent", id, slug, name });

/** Who depends on the agent and hears of its end: proof alone tells whether they did. */
function toTell(agent: AgentFacts, asks: Asks): PlannedStep[] {
  const steps = unitsOf(agent).map(
    (unit): PlannedStep => ({
      key: `tell_unit:${unit}`,
      kind: "tell_unit",
      live: false,
      subject: { kind: "unit", id: null, slug: null, name: unit },
      title: `Tell ${unit} why, what to use instead, and whom to ask`,
      because: `${unit} uses ${agent.name}.`,
      ...asks("business_owner"),
    }),
  );
  if (agent.customerFacing === true)
    steps.push({
      key: "tell_customers",
      kind: "tell_customers",
      live: false,
      subject: itself(agent),
      title: "Tell the customers who use it",
      because: `${agent.name} faces customers.`,
      ...asks("business_owner"),
    });
  return steps;
}

/** Work that is handed to it, which the other agent's owner ends, and work that it hands on. */
function delegationsToEnd(agent: AgentFacts, delegators: readonly Delegator[], asks: Asks): PlannedStep[] {
  const from = delegators.map(
    (other): PlannedStep => ({
      key: `end_delegation_from:${other.id}`,
      kind: "end_delegation_from",
      live: true,
      subject: { kind: "agent", id: other.id, slug: other.slug, name: other.name },
      title: `End the delegation from ${other.name}`,
      because: `${other.name} hands work to ${agent.name}.`,
      role: "business_owner",
      personId: other.businessOwner?.status === "active" ? other.businessOwner.id : asks("retirement_owner").personId,
    }),
  );
  const to = agent.delegatesTo.map(({ slug, agent: other }): PlannedStep => {
    const name = other?.name ?? slug;
    return {
      key: `end_delegation_to:${slug}`,
      kind: "end_delegation_to",
      live: true,
      subject: { kind: "agent", id: other?.id ?? null, slug, name },
      title: `End the delegation to ${name}`,
      because: `${agent.name} hands work to ${name}.`,
      ...asks("system_owner"),
    };
  });
  return [...from, ...to];
}

/** What it may do, capability by capability, and what it acts with. */
function reachToRevoke(agent: AgentFacts, asks: Asks): PlannedStep[] {
  const steps = agent.capabilities
    .filter(({ state }) => state !== "ended")
    .map(
      ({ id, slug, name, system, revocation }): PlannedStep => ({
        key: `revoke_grant:${id}`,
        kind: "revoke_grant",
        live: true,
        subject: { kind: "capability", id, slug, name },
        title: `Revoke ‘${name}’`,
        because: revocation.path ?? `It may still do this${system ? ` to ${system.name}` : ""}.`,
        ...asks("provisioner", id),
      }),
    );
  const holdsCredential = agent.credential.kind !== null && agent.credential.kind !== "none";
  if (holdsCredential || agent.workloadIdentity !== null)
    steps.push({
      key: "revoke_credential",
      kind: "revoke_credential",
      live: holdsCredential,
      subject: itself(agent),
      title: "Revoke its credential and close its identity",
      because: agent.workloadIdentity === null ? "It has a credential." : `It acts as ${agent.workloadIdentity}.`,
      ...asks("system_owner"),
    });
  return steps;
}

/** What stays behind: data that it keeps, controls that people operate for it, and its evidence. */
function toHandOverAndClose(agent: AgentFacts, asks: Asks): PlannedStep[] {
  const steps = agent.dataSources.map(
    ({ id, slug, name }): PlannedStep => ({
      key: `hand_over_data:${id}`,
      kind: "hand_over_data",
      live: true,
      subject: { kind: "dataSource", id, slug, name },
      title: `Hand over or delete what it keeps of ${name}`,
      because: `It reads ${name}.`,
      ...asks("system_owner"),
    }),
  );
  if (agent.controls.some(({ status }) => status !== "not_applicable"))
    steps.push({
      key: "close_controls",
      kind: "close_controls",
      live: true,
      subject: itself(agent),
      title: "Close the controls that are operated for it",
      because: "People still own controls on it.",
      ...asks("security_owner"),
    });
  steps.push({
    key: "archive_evidence",
    kind: "archive_evidence",
    live: false,
    subject: itself(agent),
    title: "Archive its evidence and documents",
    because: "What it did is asked about for years to come.",
    ...asks("retirement_owner"),
  });
  return steps;
}

/** Every unit that uses it, each once; its own alone where no others are named. */
function unitsOf({ sharedByUnits, businessUnit }: AgentFacts): string[] {
  const units = new Set(sharedByUnits.map(({ unit }) => unit));
  if (businessUnit !== null) units.add(businessUnit);
  return [...units].toSorted();
}

/** What became live, or was found, after the checklist was made: it needs a step of its own. */
export const missingSteps = (planned: readonly PlannedStep[], kept: readonly { key: string }[]): PlannedStep[] => {
  const known = new Set(kept.map(({ key }) => key));
  return planned.filter(({ key }) => !known.has(key));
};

/** What stands against verifying: open steps, what is missing on the checklist, and what was done and is so again. */
export function stillOpen(
  planned: readonly PlannedStep[],
  kept: readonly { key: string; title: string; state: "open" | "done" | "waived" }[],
): string[] {
  const open = kept.filter(({ state }) => state === "open").map(({ title }) => title);
  const known = new Map(kept.map((step) => [step.key, step]));
  const again = planned.filter(({ key, live }) => {
    const step = known.get(key);
    return step === undefined || (live && step.state !== "open");
  });
  return [...open, ...again.map(({ title }) => title)];
}
