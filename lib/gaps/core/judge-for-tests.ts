import { applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts, CapabilityFacts } from "#lib/registry/core/facts.ts";
import { agent, capabilityOfTier, organisation, testNow } from "#lib/registry/core/facts-for-tests.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { seatsOf } from "#lib/registry/core/roles.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";
import type { Rule } from "./define-rule.ts";
import type { Finding } from "./finding.ts";
import { type FindingsContext, findingsOf } from "./findings-of.ts";

/** What a test may set beside the facts. */
export interface Judging {
  now?: Instant;
  organisation?: OrganisationFacts;
}

/** The context that `judge-agent` would compute. */
export function contextOf(
  facts: AgentFacts,
  { now = testNow, organisation: its = organisation() }: Judging = {},
): FindingsContext {
  const moment = new Moment(now);
  const seats = seatsOf(facts, its.policy, moment);
  return { facts, organisation: its, moment, seats, controls: applicableControls(facts, its, seats) };
}

/** A finding in one line, without its sentences: 'high capability-refund approver roles:approver+detector'. */
export const brief = ({ severity, capabilityId, role, controlId, about }: Finding): string =>
  [severity, capabilityId, role, controlId, about && `${about.kind}:${about.value}`].filter(Boolean).join(" ");

/** What one rule finds, in brief. */
export const judgedBy =
  (rule: Rule) =>
  (facts: AgentFacts, judging?: Judging): string[] =>
    findingsOf(contextOf(facts, judging), [rule]).map(brief);

/** The sentences of one rule. */
export const saidBy =
  (rule: Rule) =>
  (facts: AgentFacts, judging?: Judging): string[] =>
    findingsOf(contextOf(facts, judging), [rule]).map((finding) => finding.sentence);

/** One case of a table: what is so, and what the rule finds, in brief. */
export type Case = [name: string, facts: AgentFacts, found: string[]];

export const capabilityId = (tier: RiskTier): string => `capability-capability-${tier}`;

/** A complete agent whose one capability has the tier. */
export const agentOfTier = (
  tier: RiskTier,
  more: Partial<AgentFacts> = {},
  ofCapability: Partial<CapabilityFacts> = {},
): AgentFacts => agent({ capabilities: [capabilityOfTier(tier, ofCapability)], ...more });

/** One case per tier: `severities` in the order of the tiers. */
export const casesByTier = (
  name: string,
  facts: (tier: RiskTier) => AgentFacts,
  found: (tier: RiskTier) => string[],
): Case[] =>
  (["low", "moderate", "high", "critical"] as const).map((tier) => [`${name}, tier ${tier}`, facts(tier), found(tier)]);

/** The instants around an edge: one second before, at it, one second after. */
export const around = (edge: Instant): [string, Instant][] => [
  ["one second before", edge - 1000],
  ["at", edge],
  ["one second after", edge + 1000],
];
