import type { Instant } from "#lib/platform/core/clock.ts";
import type { AgentFacts, ChangeFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats, CapabilitySeats } from "#lib/registry/core/roles.ts";
import type { Seat } from "#lib/registry/core/seat.ts";
import { awaitsReview } from "#lib/registry/core/unreviewed-changes.ts";
import { capabilityRoles, type RiskTier, type Role } from "#lib/registry/core/vocabulary.ts";
import { riskSentence } from "#lib/risk/core/risk-tier.ts";
import type { ReviewGround } from "./resolve-reviewers.ts";
import type { Tag } from "./vocabulary.ts";

/** What a reviewer is asked about, frozen when the item was opened. */
export interface ItemContext {
  agent: { id: string; slug: string; name: string; purpose: string | null; autonomy: string | null };
  capability: {
    id: string;
    slug: string;
    name: string;
    action: string | null;
    system: string | null;
    tools: readonly string[];
    dataClassification: string | null;
    reversible: boolean | null;
    bounds: string | null;
    monitoring: string | null;
    revocation: string | null;
  };
  riskReason: string;
  grant: {
    grantedBy: string | null;
    approvedBy: string | null;
    reason: string | null;
    startsAt: Instant;
    endsAt: Instant | null;
  } | null;
  people: readonly { role: Role; personId: string | null; name: string | null; answers: boolean }[];
  residualRisk: string | null;
  /** What changed since the last review. */
  changes: readonly Pick<ChangeFacts, "what" | "at">[];
}

/** One capability that is to be reviewed, with everything that launching its item takes. */
export interface Reviewable {
  agentId: string;
  capabilityId: string;
  tier: RiskTier;
  unit: string | null;
  ground: ReviewGround;
  context: ItemContext;
}

const holderOf = (seat: Seat): ReviewGround["holders"]["business_owner"] =>
  seat.accountable === null
    ? null
    : {
        personId: seat.accountable.person.id,
        deputies: seat.accountable.assignment.deputies.map(({ id }) => id),
      };

/** Who approved or provisioned a capability: by its grant, and by holding the role. */
function ownHandsOf({ capability, seats }: CapabilitySeats): string[] {
  const people = [seats.approver, seats.provisioner].flatMap((seat) => seat.holders.map(({ person }) => person.id));
  const { grant } = capability;
  for (const person of [grant?.grantedBy, grant?.approvedBy]) if (person) people.push(person.id);
  return [...new Set(people)];
}

/** What an item about this capability shows and whom it may ask. */
export function reviewableOf(facts: AgentFacts, seats: AgentSeats, judged: CapabilitySeats): Reviewable {
  const { capability, risk } = judged;
  const people = [
    seats.agent.business_owner,
    seats.agent.system_owner,
    seats.agent.security_owner,
    seats.agent.retirement_owner,
    ...capabilityRoles.map((role) => judged.seats[role]),
  ];
  return {
    agentId: facts.id,
    capabilityId: capability.id,
    tier: risk.tier,
    unit: facts.businessUnit,
    ground: {
      tier: risk.tier,
      holders: {
        business_owner: holderOf(seats.agent.business_owner),
        system_owner: holderOf(seats.agent.system_owner),
        control_owner: holderOf(judged.seats.control_owner),
      },
      ownHands: ownHandsOf(judged),
    },
    context: {
      agent: { id: facts.id, slug: facts.slug, name: facts.name, purpose: facts.purpose, autonomy: facts.autonomy },
      capability: {
        id: capability.id,
        slug: capability.slug,
        name: capability.name,
        action: capability.action,
        system: capability.system?.name ?? null,
        tools: capability.tools,
        dataClassification: risk.dataClassification,
        reversible: capability.reversible,
        bounds: capability.bounds,
        monitoring: capability.monitoring,
        revocation: capability.revocation.path,
      },
      riskReason: riskSentence(risk),
      grant:
        capability.grant === null
          ? null
          : {
              grantedBy: capability.grant.grantedBy?.name ?? null,
              approvedBy: capability.grant.approvedBy?.name ?? null,
              reason: capability.grant.reason,
              startsAt: capability.grant.startsAt,
              endsAt: capability.grant.endsAt,
            },
      people: people
        .filter((seat) => seat.demanded || seat.accountable !== null)
        .map((seat) => ({
          role: seat.role,
          personId: seat.answering?.person.id ?? null,
          name: seat.answering?.person.name ?? null,
          answers: seat.answers,
        })),
      residualRisk: facts.residualRisk.statement,
      changes: facts.changes.filter((change) => awaitsReview(change, capability)).map(({ what, at }) => ({ what, at })),
    },
  };
}

/** The part of a context whose change makes an item 'changed': what it may do, with whom, under which risk. */
export const comparedOf = ({ context, tier }: Pick<Reviewable, "context" | "tier">): unknown => ({
  autonomy: context.agent.autonomy,
  capability: { ...context.capability, slug: null },
  tier,
  grant: context.grant && { grantedBy: context.grant.grantedBy, approvedBy: context.grant.approvedBy },
  people: context.people.map(({ role, personId }) => ({ role, personId })),
});

/** How an item stands to the last one about its capability. */
export function tagOf(
  now: { digest: string; changes: readonly unknown[] },
  last: { digest: string; state: string } | null,
  /** Whether the campaign before in its series asked about it; null where there was none before. */
  inRoundBefore: boolean | null,
): Tag {
  if (last === null) return "new";
  if (last.state === "revoked" || inRoundBefore === false) return "back_again";
  return last.digest === now.digest && now.changes.length === 0 ? "unchanged" : "changed";
}
