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
function holderIn(assignments: readonly AssignmentFacts[], role: Role, capabilityId: string | null, now: number) {
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

/**
 * What has to be done before an agent is gone, from its facts alone (R94, R101): those who depend on it are told, every
 * delegation, grant and credential ends, data is handed over or deleted, controls are closed, the evidence is archived.
 * Pure; asked again once everything is done, nothing is left but what is proven and not recorded in the facts.
 */
export function checklistOf(agent: AgentFacts, delegators: readonly Delegator[], now: number): PlannedStep[] {
  const itself: StepSubject = { kind: "agent", id: agent.id, slug: agent.slug, name: agent.name };
  const asked = (role: Role, capabilityId: string | null = null): Pick<PlannedStep, "role" | "personId"> => {
    const person =
      holderIn(agent.assignments, role, capabilityId, now) ??
      holderIn(agent.assignments, "retirement_owner", null, now) ??
      holderIn(agent.assignments, "business_owner", null, now);
    return { role, personId: person?.id ?? null };
  };
  const steps: PlannedStep[] = [];

  for (const unit of unitsOf(agent))
    steps.push({
      key: `tell_unit:${unit}`,
      kind: "tell_unit",
      live: false,
      subject: { kind: "unit", id: null, slug: null, name: unit },
      title: `Tell ${unit} why, what to use instead, and whom to ask`,
      because: `${unit} uses ${agent.name}.`,
      ...asked("business_owner"),
    });
  if (agent.customerFacing === true)
    steps.push({
      key: "tell_customers",
      kind: "tell_customers",
      live: false,
      subject: itself,
      title: "Tell the customers who use it",
      because: `${agent.name} faces customers.`,
      ...asked("business_owner"),
    });
  for (const other of delegators)
    steps.push({
      key: `end_delegation_from:${other.id}`,
      kind: "end_delegation_from",
      live: true,
      subject: { kind: "agent", id: other.id, slug: other.slug, name: other.name },
      title: `End the delegation from ${other.name}`,
      because: `${other.name} hands work to ${agent.name}.`,
      role: "business_owner",
      personId: other.businessOwner?.status === "active" ? other.businessOwner.id : asked("retirement_owner").personId,
    });
  for (const { slug, agent: other } of agent.delegatesTo)
    steps.push({
      key: `end_delegation_to:${slug}`,
      kind: "end_delegation_to",
      live: true,
      subject: { kind: "agent", id: other?.id ?? null, slug, name: other?.name ?? slug },
      title: `End the delegation to ${other?.name ?? slug}`,
      because: `${agent.name} hands work to ${other?.name ?? slug}.`,
      ...asked("system_owner"),
    });
  for (const capability of agent.capabilities) {
    if (capability.state === "ended") continue;
    steps.push({
      key: `revoke_grant:${capability.id}`,
      kind: "revoke_grant",
      live: true,
      subject: { kind: "capability", id: capability.id, slug: capability.slug, name: capability.name },
      title: `Revoke ‘${capability.name}’`,
      because:
        capability.revocation.path ??
        `It may still do this${capability.system ? ` to ${capability.system.name}` : ""}.`,
      ...asked("provisioner", capability.id),
    });
  }
  const holdsCredential = agent.credential.kind !== null && agent.credential.kind !== "none";
  if (holdsCredential || agent.workloadIdentity !== null)
    steps.push({
      key: "revoke_credential",
      kind: "revoke_credential",
      live: holdsCredential,
      subject: itself,
      title: "Revoke its credential and close its identity",
      because: agent.workloadIdentity === null ? "It has a credential." : `It acts as ${agent.workloadIdentity}.`,
      ...asked("system_owner"),
    });
  for (const source of agent.dataSources)
    steps.push({
      key: `hand_over_data:${source.id}`,
      kind: "hand_over_data",
      live: true,
      subject: { kind: "dataSource", id: source.id, slug: source.slug, name: source.name },
      title: `Hand over or delete what it keeps of ${source.name}`,
      because: `It reads ${source.name}.`,
      ...asked("system_owner"),
    });
  if (agent.controls.some(({ status }) => status !== "not_applicable"))
    steps.push({
      key: "close_controls",
      kind: "close_controls",
      live: true,
      subject: itself,
      title: "Close the controls that are operated for it",
      because: "People still own controls on it.",
      ...asked("security_owner"),
    });
  steps.push({
    key: "archive_evidence",
    kind: "archive_evidence",
    live: false,
    subject: itself,
    title: "Archive its evidence and documents",
    because: "What it did is asked about for years to come.",
    ...asked("retirement_owner"),
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
