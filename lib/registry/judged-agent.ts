import { type ApplicableControl, applicableControls } from "#lib/controls/core/applicable-controls.ts";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { acceptedAt, counted } from "#lib/gaps/core/accepted-gaps.ts";
import { countsForAnswerability, isAnswerable } from "#lib/gaps/core/answerability.ts";
import type { Finding } from "#lib/gaps/core/finding.ts";
import { findingsOf } from "#lib/gaps/core/findings-of.ts";
import { type Readiness, readinessOf } from "#lib/gaps/core/readiness.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AgentFacts } from "./core/facts.ts";
import type { OrganisationFacts } from "./core/organisation-facts.ts";
import { type AgentSeats, seatsOf } from "./core/roles.ts";
import { factsOfAgent } from "./facts-of-agent.ts";

/** One agent with everything that is judged of it at a moment, for people who look at it. */
export interface JudgedAgent {
  facts: AgentFacts;
  organisation: OrganisationFacts;
  moment: Moment;
  seats: AgentSeats;
  controls: readonly ApplicableControl[];
  /** Without those that are accepted: an accepted gap counts for nothing. */
  findings: readonly Finding[];
  readiness: Readiness;
  answerability: { answerable: number; total: number; share: number | null };
  /** Ids of the capabilities whose six questions all have a live answer. */
  answerable: ReadonlySet<string>;
}

/** Judges facts in hand. Pure. */
export function judged(facts: AgentFacts, organisation: OrganisationFacts, now: Instant): JudgedAgent {
  const moment = new Moment(now);
  const seats = seatsOf(facts, organisation.policy, moment);
  const controls = applicableControls(facts, organisation, seats);
  const findings = counted(
    facts.id,
    findingsOf({ facts, organisation, moment, seats, controls }),
    acceptedAt(facts.exceptions, moment),
  );
  const answerable = new Set(
    seats.capabilities
      .filter((capability) => isAnswerable(capability, facts, seats, moment))
      .map(({ capability }) => capability.id),
  );
  const total = countsForAnswerability(facts.state) ? seats.capabilities.length : 0;
  const answering = total === 0 ? 0 : answerable.size;
  return {
    facts,
    organisation,
    moment,
    seats,
    controls,
    findings,
    readiness: readinessOf(findings),
    answerability: { answerable: answering, total, share: total === 0 ? null : answering / total },
    answerable,
  };
}

/** Loads and judges one agent by its id. @throws Refusal `missing` */
export async function judgedAgent(queryable: Queryable, id: string, now: Instant): Promise<JudgedAgent> {
  const facts = await factsOfAgent(queryable, id, now);
  const organisation = await loadOrganisation(queryable, now);
  return judged(facts, organisation, now);
}
