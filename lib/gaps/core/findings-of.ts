import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { Moment } from "#lib/platform/core/clock.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { acceptedAt } from "./accepted-gaps.ts";
import { agentRules } from "./all-rules.ts";
import type { Rule, RuleContext } from "./define-rule.ts";
import type { Finding } from "./finding.ts";
import { judgedSeats } from "./judged-seats.ts";
import { isJudgedIn } from "./states-of-agents.ts";

/** One agent with what the modules beneath make of it, computed once per judgement. */
export interface FindingsContext {
  facts: AgentFacts;
  organisation: OrganisationFacts;
  moment: Moment;
  seats: AgentSeats;
  controls: readonly ApplicableControl[];
}

/**
 * Everything that is not in order about one agent at one moment, in the order of the rules. Pure. On a draft the same
 * findings are a preview (`keepsGaps`); a rejected or retired agent has none.
 */
export function findingsOf(context: FindingsContext, rules: readonly Rule[] = agentRules): Finding[] {
  const { facts, organisation, moment, seats, controls } = context;
  const findings: Finding[] = [];
  if (!isJudgedIn(facts.state)) return findings;
  const { accountable, vacant, teamOnly } = judgedSeats(seats);
  const ruleContext: RuleContext = {
    facts,
    policy: organisation.policy,
    moment,
    tier: seats.tier,
    capabilities: seats.capabilities,
    controls,
    accountable,
    vacant,
    teamOnly,
    found: findings,
    accepted: acceptedAt(facts.exceptions, moment),
  };
  for (const rule of rules) {
    for (const found of rule.check(ruleContext)) {
      findings.push({
        rule: rule.id,
        severity: found.severity,
        capabilityId: found.capabilityId ?? null,
        role: found.role ?? null,
        controlId: found.controlId ?? null,
        about: found.about ?? null,
        sentence: found.sentence,
        fix: found.fix ?? rule.fix,
        closedBy: found.closedBy,
      });
    }
  }
  return findings;
}
