import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { iso } from "#lib/platform/core/clock.ts";
import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats, CapabilitySeats } from "#lib/registry/core/roles.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { type RiskFact, type RiskPart, riskSentence } from "#lib/risk/core/risk-tier.ts";
import { type ChangeProposal, type GrantAsked, isGrantAlone } from "./change-proposal.ts";
import { complianceReasons, raisesRisk } from "./registration-approvers.ts";
import { exposureShown, nextLower, purposePart, reachShown, riskPart } from "./registration-parts.ts";
import { type Part, partOf } from "./request-vocabulary.ts";

/** An agent at one side of a change. */
export interface Side {
  facts: AgentFacts;
  seats: AgentSeats;
}

/**
 * What a change shows, in parts, so that another fact voids no more than was decided about it: first what widens, how it
 * is and how it would be; then what those who decide hold that against. Of a grant alone nothing but the reach that it is
 * for: that was approved. Each part is covered by a slot (`change-slots.ts`), whatever the change.
 */
export function changeParts(before: Side, after: Side, capabilityId: string | null, proposal: ChangeProposal): Part[] {
  const { fields } = proposal;
  const capabilityOf = ({ facts }: Side) => facts.capabilities.find(({ id }) => id === capabilityId);
  const [was, becomes] = [capabilityOf(before), capabilityOf(after)];
  const alone = isGrantAlone(proposal);
  const widening = [
    ...(becomes === undefined ? [] : [reachPart(was, becomes, alone ? "grant" : proposal.what)]),
    ...(fields.environment === undefined
      ? []
      : [beside("environment", "Environment", before, after, ({ environment }) => ({ environment }))]),
    ...(fields.delegatesTo === undefined
      ? []
      : [
          beside("delegates", "Who it hands work to", before, after, ({ delegatesTo }) => ({
            delegatesTo: delegatesTo.map(({ slug }) => slug).sort(),
          })),
        ]),
    ...(fields.grant === undefined ? [] : [grantPart(was, fields.grant)]),
  ];
  if (alone) return widening;
  return [
    ...(fields.autonomy !== undefined
      ? [
          beside("autonomy", "Autonomy", before, after, ({ autonomy, autonomyReason }) => ({
            autonomy,
            insteadOf: nextLower(autonomy),
            autonomyReason,
          })),
        ]
      : []),
    ...widening,
    // How freely it acts on a system is for the owner of the system to know, as in a registration.
    ...(fields.autonomy === undefined && becomes?.system
      ? [partOf("autonomy", "Autonomy", { autonomy: after.facts.autonomy })]
      : []),
    purposePart(after.facts),
    tierPart(before, after, capabilityId),
    ...(complianceReasons(after).length > 0 ? [exposurePart(after)] : []),
    ...(raisesRisk({ before, after }) ? [riskPart(after.facts, after.seats)] : []),
  ];
}

/** A fact of the agent itself, as it is beside as it would be. */
const beside = (
  part: string,
  title: string,
  before: Side,
  after: Side,
  show: (facts: AgentFacts) => Record<string, unknown>,
): Part => partOf(part, title, { was: show(before.facts), becomes: show(after.facts) });

/** What the capability may do then, with what is known of the system that it does it to; of an edit also how it is now. */
function reachPart(
  was: CapabilityFacts | undefined,
  becomes: CapabilityFacts,
  what: ChangeProposal["what"] | "grant",
): Part {
  const { system } = becomes;
  const reach = reachShown(becomes);
  return partOf("reach", "What it may do", {
    ...reach,
    ...(what === "capability.edit" && was !== undefined ? { was: otherThan(reach, reachShown(was)) } : {}),
    ...(system === null ? {} : { kindOfSystem: system.kind, systemEnforcesApproval: system.enforcesApproval }),
  });
}

/** The fields in which something was another than it is. */
const otherThan = (is: Record<string, unknown>, was: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(was).filter(([field, value]) => canonicalJson(value) !== canonicalJson(is[field])));

const grantPart = (was: CapabilityFacts | undefined, { reason, startsAt, endsAt }: GrantAsked): Part =>
  partOf("grant", "The grant", {
    reason,
    startsAt,
    endsAt,
    grantIsNow: was?.grant ? { endsAt: was.grant.endsAt === null ? null : iso(was.grant.endsAt) } : null,
  });

const ofCapability: readonly RiskFact[] = ["action", "dataClassification", "reversible"];

const asCounted = ({ value, assumed }: RiskPart): string => (assumed ? `${inWords(value)} (assumed)` : inWords(value));

/** 'High because it pays. Counted: pay, regulated data, reversible no, system of kind payment.' */
function tierInWords({ capability, risk }: CapabilitySeats): string {
  const counted = (fact: RiskFact) =>
    risk.parts
      .filter((part) => part.fact === fact)
      .map(asCounted)
      .join();
  const kind = capability.system?.kind ?? null;
  return `${riskSentence(risk)} Counted: ${[
    counted("action"),
    `${counted("dataClassification")} data`,
    `reversible ${counted("reversible")}`,
    kind === null ? "no system of a known kind" : `system of kind ${inWords(kind)}`,
  ].join(", ")}.`;
}

/**
 * The capabilities whose facts answer what the tier would be: of a change of one capability its own and, where it does
 * not reach the agent's tier itself, those that do. What else the agent may do was asked by itself, and bears on this
 * only where it moves the agent's tier; of a change of the agent all, because its facts count for each.
 */
function bearing({ capabilities, tier }: AgentSeats, capabilityId: string | null): CapabilitySeats[] {
  const asked = capabilities.find(({ capability }) => capability.id === capabilityId);
  return capabilities.filter(
    (one) => asked === undefined || one === asked || (asked.risk.tier !== tier && one.risk.tier === tier),
  );
}

/**
 * The tier as it is and as it would be, with every fact that this follows from: whoever looked at it has seen them all,
 * and another capability beside it, which moves nothing of it, voids nobody's answer.
 */
function tierPart(before: Side, { seats }: Side, capabilityId: string | null): Part {
  const [one] = seats.capabilities;
  return partOf("tier", "Risk tier", {
    tier: { was: before.seats.tier, becomes: seats.tier },
    capabilities: Object.fromEntries(
      bearing(seats, capabilityId).map((seated) => [seated.capability.slug, tierInWords(seated)]),
    ),
    // The agent's own facts count alike for each of its capabilities.
    agent: Object.fromEntries(
      (one?.risk.parts ?? [])
        .filter(({ fact }) => !ofCapability.includes(fact))
        .map((part) => [part.fact, asCounted(part)]),
    ),
  });
}

/** For what compliance is asked, the data that each capability touches included. */
const exposurePart = ({ facts, seats }: Side): Part =>
  partOf("exposure", "Exposure", {
    ...exposureShown(facts, seats),
    dataClassification: Object.fromEntries(
      seats.capabilities.map(({ capability, risk }) => [capability.slug, risk.dataClassification]),
    ),
  });
