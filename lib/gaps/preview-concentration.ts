import type { Queryable } from "#lib/platform/database.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import type { Finding } from "./core/finding.ts";
import type { AgentJudgement } from "./core/judge-agent.ts";
import { organisationFindings, tallyShares } from "./core/organisation-findings.ts";
import { heavyPeople } from "./store-organisation.ts";

/** One agent as it is and as it would be. */
export interface JudgedTwice {
  facts: AgentFacts;
  before: AgentJudgement;
  after: AgentJudgement;
}

/**
 * Who holds too many high or critical seats, now and after the change: the count that is kept of the whole registry,
 * and what the agents at hand would add to it.
 */
export async function concentrationAfter(
  queryable: Queryable,
  judged: readonly JudgedTwice[],
  organisation: OrganisationFacts,
): Promise<{ before: Finding[]; after: Finding[] }> {
  const was = tallyShares(judged.map(({ before }) => before.share)).heavy;
  const would = tallyShares(judged.map(({ after }) => after.share)).heavy;
  const moved = [...new Set([...was.keys(), ...would.keys()])].filter((id) => was.get(id) !== would.get(id));
  const now = await heavyPeople(queryable, moved);
  const after = now.map(({ person, capabilities }) => ({
    person,
    capabilities: capabilities - (was.get(person.id) ?? 0) + (would.get(person.id) ?? 0),
  }));
  // No change of an assignment touches who owns a control.
  const findings = (heavy: typeof now) =>
    organisationFindings({ heavy, reliedOn: new Map() }, { ...organisation, controls: [] });
  return { before: findings(now), after: findings(after) };
}
