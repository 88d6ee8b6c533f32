import type { AgentFacts, CapabilityFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { type Autonomy, autonomies, type CapabilityRole } from "#lib/registry/core/vocabulary.ts";
import { riskSentence } from "#lib/risk/core/risk-tier.ts";
import { type Part, partOf } from "./request-vocabulary.ts";

const names = (people: readonly PersonFacts[]): string[] => people.map(({ name }) => name).sort();

/** What one capability may do, as those who decide see it. */
export const reachShown = (capability: CapabilityFacts): Record<string, unknown> => ({
  name: capability.name,
  action: capability.action,
  system: capability.system?.name ?? null,
  tools: [...capability.tools].sort(),
  dataClassification: capability.dataClassification,
  reversible: capability.reversible,
  bounds: capability.bounds,
});

/** The autonomy that one asked for is justified against (R55). */
export const nextLower = (autonomy: Autonomy | null): Autonomy | null =>
  autonomy === null ? null : (autonomies[autonomies.indexOf(autonomy) - 1] ?? null);

/** What it is for, and where that ends: what a business owner answers for. */
export const purposePart = (facts: AgentFacts): Part =>
  partOf("purpose", "Purpose and boundary", {
    name: facts.name,
    purpose: facts.purpose,
    taskBoundary: facts.taskBoundary,
    acceptableOutcomes: facts.acceptableOutcomes,
    businessUnit: facts.businessUnit,
    sharedByUnits: facts.sharedByUnits.map(({ unit }) => unit).sort(),
  });

/** Who hosts it, whom it faces and which data it reads: for what compliance is asked (R53, R115). */
export const exposureShown = (facts: AgentFacts, seats: AgentSeats): Record<string, unknown> => ({
  hosting: facts.hosting,
  vendor: facts.vendor,
  vendorReferences: [...facts.vendorReferences].sort(),
  orchestrator: facts.orchestrator,
  customerFacing: facts.customerFacing,
  dataSources: Object.fromEntries(facts.dataSources.map(({ slug, dataClassification }) => [slug, dataClassification])),
  tier: seats.tier,
});

const bySlug = (capabilities: readonly CapabilityFacts[], show: (one: CapabilityFacts) => Record<string, unknown>) =>
  Object.fromEntries(inOrder(capabilities).map((one) => [one.slug, show(one)]));

/**
 * What a registration shows, in parts: an approval covers parts, and a part holds only what its approvers look at, so
 * that a change voids no more than it concerns. Nothing in it changes by the approvals themselves.
 */
export function registrationParts(facts: AgentFacts, seats: AgentSeats): Part[] {
  const capabilities = seats.capabilities.map(({ capability }) => capability);
  const people = (role: CapabilityRole): string[] =>
    names([
      ...new Map(
        seats.capabilities.flatMap(({ seats: own }) => own[role].holders).map(({ person }) => [person.id, person]),
      ).values(),
    ]);
  return [
    purposePart(facts),
    partOf("identity", "Identity", {
      workloadIdentity: facts.workloadIdentity,
      credential: facts.credential,
      environment: facts.environment,
    }),
    partOf("scope", "Scope", {
      capabilities: bySlug(capabilities, reachShown),
      dataSources: facts.dataSources.map(({ name }) => name).sort(),
      delegatesTo: facts.delegatesTo.map(({ slug }) => slug).sort(),
      usesRetrieval: facts.usesRetrieval,
      usesMcp: facts.usesMcp,
    }),
    partOf("oversight", "Oversight", {
      interaction: facts.interaction,
      autonomy: facts.autonomy,
      insteadOf: nextLower(facts.autonomy),
      autonomyReason: facts.autonomyReason,
      watched: bySlug(capabilities, ({ monitoring, revocation, playbookUrl }) => ({
        monitoring,
        revocation,
        playbookUrl,
      })),
      approvers: people("approver"),
      detectors: people("detector"),
      responders: people("responder"),
      escalation: facts.escalation,
    }),
    ...systemParts(facts, capabilities),
    ...dataParts(facts),
    partOf("exposure", "Exposure", exposureShown(facts, seats)),
    riskPart(facts, seats),
  ];
}

const inOrder = <Named extends { slug: string }>(some: Iterable<Named>): Named[] =>
  [...some].sort((one, other) => (one.slug < other.slug ? -1 : 1));

/** What it does on each system, for the system's owner. */
function systemParts({ autonomy }: AgentFacts, capabilities: readonly CapabilityFacts[]): Part[] {
  const systems = new Map(
    capabilities.flatMap(({ system }) => (system === null ? [] : [[system.slug, system] as const])),
  );
  return inOrder(systems.values()).map(({ slug, name, kind, enforcesApproval }) =>
    partOf(`system:${slug}`, `What it does on ${name}`, {
      system: name,
      kind,
      enforcesApproval,
      autonomy,
      capabilities: bySlug(
        capabilities.filter(({ system }) => system?.slug === slug),
        reachShown,
      ),
    }),
  );
}

/** Its use of each data source, for the data's owner. */
const dataParts = ({ dataSources, purpose, hosting, vendor }: AgentFacts): Part[] =>
  inOrder(dataSources).map(({ slug, name, dataClassification }) =>
    partOf(`data:${slug}`, `Its use of ${name}`, { dataSource: name, dataClassification, purpose, hosting, vendor }),
  );

/** The risk that remains, as it is stated, with the tier and why: what whoever carries it has seen (R57). */
export const riskPart = (facts: AgentFacts, seats: AgentSeats): Part =>
  partOf("risk", "Residual risk", {
    tier: seats.tier,
    statement: facts.residualRisk.statement,
    why: Object.fromEntries(seats.capabilities.map(({ capability, risk }) => [capability.slug, riskSentence(risk)])),
  });
