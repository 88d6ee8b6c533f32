import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { lowest, type Severity, severities } from "#lib/registry/core/vocabulary.ts";
import { gapKey } from "./core/finding.ts";
import { byTier } from "./core/grading.ts";
import { organisationFindings } from "./core/organisation-findings.ts";
import { type GapChange, reconcile } from "./core/reconcile.ts";
import { concentration } from "./core/rules/concentration.ts";
import { controlUnowned } from "./core/rules/control-unowned.ts";
import { writeGapChanges } from "./store-gap-changes.ts";
import { gapsByKey, type StoredGap } from "./store-kept.ts";
import { heavyPeople, highestTierRelyingOn, lockOrganisation, peopleToRecount } from "./store-organisation.ts";

/**
 * Judges what belongs to no agent, for the people and controls named: one person in too many seats, a default owner who
 * is no longer active. Called after the agents of the same transaction, as it sums up their verdicts.
 */
export async function judgeOrganisation(
  tx: Transaction,
  parts: { people: readonly string[]; controls: readonly string[] },
  organisation: OrganisationFacts,
  now: Instant,
  correlationId: string,
): Promise<number> {
  if (parts.people.length === 0 && parts.controls.length === 0) return 0;
  const changes = await organisationChanges(tx, parts, organisation, now);
  await writeGapChanges(
    tx,
    changes.map((change) => ({ agentId: null, agentName: null, change })),
    now,
    correlationId,
  );
  return changes.length;
}

/** The same for everybody and every control: part of the full re-judgement. */
export async function judgeWholeOrganisation(
  tx: Transaction,
  organisation: OrganisationFacts,
  now: Instant,
  correlationId: string,
): Promise<number> {
  const people = await peopleToRecount(tx, organisation.policy.concentrationAbove, concentration.id);
  const controls = organisation.controls.map(({ id }) => id);
  return judgeOrganisation(tx, { people, controls }, organisation, now, correlationId);
}

async function organisationChanges(
  tx: Transaction,
  { people, controls }: { people: readonly string[]; controls: readonly string[] },
  organisation: OrganisationFacts,
  now: Instant,
): Promise<GapChange<StoredGap>[]> {
  await lockOrganisation(tx, people, controls);
  const heavy = await heavyPeople(tx, people);
  const relied = await highestTierRelyingOn(
    tx,
    controls.filter((id) => (organisation.defaultOwners.get(id)?.status ?? "active") !== "active"),
  );
  const looked = new Set(controls);
  const judged = organisation.controls.filter(({ id }) => looked.has(id));
  const reliedOn = new Map<string, Severity>();
  for (const { id, weight } of judged) {
    const tier = relied.get(id);
    if (tier !== undefined) reliedOn.set(id, lowest(severities, weight, byTier[tier]));
  }
  const findings = organisationFindings({ heavy, reliedOn }, { ...organisation, controls: judged });
  const keys = [
    ...heavy.map(({ person }) => gapKey(null, concentrationOf(person.email))),
    ...controls.map((id) => gapKey(null, defaultUnowned(id))),
  ];
  const kept = await gapsByKey(tx, keys);
  return reconcile(null, { kept: [...kept.values()], findings }, { now, policy: organisation.policy });
}

const concentrationOf = (email: string) => ({
  rule: concentration.id,
  capabilityId: null,
  role: null,
  controlId: null,
  about: { kind: "person" as const, value: email },
});

const defaultUnowned = (controlId: string) => ({
  rule: controlUnowned.id,
  capabilityId: null,
  role: null,
  controlId,
  about: null,
});
