import { type ApplicableControl, applicableControls } from "#lib/controls/core/applicable-controls.ts";
import type { Instant, Moment } from "#lib/platform/core/clock.ts";
import { deriveMatrix } from "#lib/raci/core/derive-matrix.ts";
import type { CellLetter, RaciLetter, RaciMatrix, RaciOverride } from "#lib/raci/core/matrix.ts";
import type { AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { OrganisationFacts } from "#lib/registry/core/organisation-facts.ts";
import { type AgentSeats, type CapabilitySeats, seatsOf } from "#lib/registry/core/roles.ts";
import type { DefaultSeat, Holder, Mark, Seat, SeatState, Standing } from "#lib/registry/core/seat.ts";
import { agentStrip, capabilityStrip, unjudgedStrip } from "#lib/registry/core/seat-strip.ts";
import {
  agentRoles,
  type CapabilityState,
  type ControlStatus,
  capabilityRoles,
  type OrganisationFunction,
  type PersonStatus,
  type RiskTier,
  type Role,
  type Severity,
} from "#lib/registry/core/vocabulary.ts";
import { type RiskPart, riskSentence, riskSum } from "#lib/risk/core/risk-tier.ts";
import { answersFor, isAnswerable, type Question, questionInWords } from "./answerability.ts";
import { findingsOf } from "./findings-of.ts";
import { judgeAsIfActive } from "./judge-agent.ts";
import { againstActivation } from "./readiness.ts";

/** A person in an account of an agent. */
export interface AccountPerson {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  leftAt: Instant | null;
}

export interface AccountHolder {
  assignmentId: string;
  person: AccountPerson;
  /** True for the one person whom the rules judge. */
  accountable: boolean;
  inherited: boolean;
  standing: Standing;
  startsAt: Instant;
  endsAt: Instant | null;
  acceptedAt: Instant | null;
  attestedAt: Instant | null;
  authority: string | null;
  deputies: readonly AccountPerson[];
}

export interface AccountSeat {
  role: Role;
  capabilityId: string | null;
  demanded: boolean;
  state: SeatState;
  mark: Mark;
  answers: boolean;
  holders: readonly AccountHolder[];
  teams: readonly { assignmentId: string; id: string; name: string; inherited: boolean }[];
  standIn: { role: Role; person: AccountPerson } | null;
}

export interface AccountCapability {
  id: string;
  /** Empty while it waits for approval. */
  strip: string;
  /** Null: pending or ended, so not judged. */
  judged: {
    tier: RiskTier;
    points: number;
    sum: string;
    sentence: string;
    parts: readonly RiskPart[];
    floors: readonly string[];
    strict: boolean;
    answerable: boolean;
    answers: readonly { question: Question; asks: string; answered: boolean; sentence: string }[];
    seats: readonly AccountSeat[];
  } | null;
  state: CapabilityState;
}

export interface AccountControl {
  id: string;
  title: string;
  function: OrganisationFunction;
  weight: Severity;
  because: string;
  owner: AccountPerson | null;
  ownedBy: ApplicableControl["ownedBy"];
  status: ControlStatus | null;
  setAside: boolean;
  reason: string | null;
  evidenceUrl: string | null;
  testedAt: Instant | null;
}

export interface AccountRow {
  key: string;
  duty: string;
  title: string;
  subject: string;
  cells: readonly {
    party: string;
    letter: CellLetter;
    answers: boolean;
    /** Every letter with where it comes from, the assignment where there is one. */
    reasons: readonly { letter: RaciLetter; words: string; assignmentId: string | null }[];
  }[];
  valid: boolean;
  problems: readonly string[];
}

/** Everything that the registry can say about who answers for one agent, as plain data for a page. */
export interface AgentAccount {
  tier: RiskTier;
  strip: string;
  seats: readonly AccountSeat[];
  /** Defaults of the capability roles; `reliedOnTier` is null where no capability relies on one. */
  defaults: readonly (AccountSeat & { reliedOnTier: RiskTier | null })[];
  capabilities: readonly AccountCapability[];
  controls: readonly AccountControl[];
  matrix: { parties: readonly { id: string; name: string; kind: "person" | "team" }[]; rows: readonly AccountRow[] };
  /** What stands against activation, judged as if the agent were active already; empty where it could be activated. */
  againstActivation: readonly { rule: string; severity: Severity; sentence: string; fix: string }[];
  /** Of a draft: what would become gaps when it is submitted. */
  preview: readonly { rule: string; severity: Severity; sentence: string; fix: string }[];
}

const personOf = ({ id, name, email, status, leftAt }: PersonFacts): AccountPerson => ({
  id,
  name,
  email,
  status,
  leftAt,
});

const holderOf = (holder: Holder, accountable: Holder | null): AccountHolder => ({
  assignmentId: holder.assignment.id,
  person: personOf(holder.person),
  accountable: holder === accountable,
  inherited: holder.inherited,
  standing: holder.standing,
  startsAt: holder.assignment.startsAt,
  endsAt: holder.assignment.endsAt,
  acceptedAt: holder.assignment.acceptedAt,
  attestedAt: holder.assignment.attestedAt,
  authority: holder.assignment.authority,
  deputies: holder.assignment.deputies.map(personOf),
});

const seatOf = (seat: Seat): AccountSeat => ({
  role: seat.role,
  capabilityId: seat.capabilityId,
  demanded: seat.demanded,
  state: seat.state,
  mark: seat.mark,
  answers: seat.answers,
  holders: seat.holders.map((holder) => holderOf(holder, seat.accountable)),
  teams: seat.teams.map(({ team, assignment, inherited }) => ({
    assignmentId: assignment.id,
    id: team.id,
    name: team.name,
    inherited,
  })),
  standIn: seat.standIn && { role: seat.standIn.role, person: personOf(seat.standIn.holder.person) },
});

const defaultOf = (seat: DefaultSeat) => ({ ...seatOf(seat), reliedOnTier: seat.reliedOnTier });

function judgedOf(
  judged: CapabilitySeats,
  facts: AgentFacts,
  seats: AgentSeats,
  moment: Moment,
): AccountCapability["judged"] {
  const { risk } = judged;
  return {
    tier: risk.tier,
    points: risk.points,
    sum: riskSum(risk),
    sentence: riskSentence(risk),
    parts: risk.parts,
    floors: risk.floors,
    strict: risk.strict,
    answerable: isAnswerable(judged, facts, seats, moment),
    answers: answersFor(judged, facts, seats, moment).map(({ question, answered, sentence }) => ({
      question,
      asks: questionInWords[question],
      answered,
      sentence,
    })),
    seats: capabilityRoles.map((role) => seatOf(judged.seats[role])),
  };
}

const controlOf = (applicable: ApplicableControl): AccountControl => ({
  id: applicable.control.id,
  title: applicable.control.title,
  function: applicable.control.function,
  weight: applicable.control.weight,
  because: applicable.because,
  owner: applicable.owner && personOf(applicable.owner),
  ownedBy: applicable.ownedBy,
  status: applicable.status,
  setAside: applicable.setAside,
  reason: applicable.recorded?.reason ?? null,
  evidenceUrl: applicable.recorded?.evidenceUrl ?? null,
  testedAt: applicable.recorded?.testedAt ?? null,
});

/** The matrix as plain data: cells in the order of the columns, reasons in words. */
export const plainMatrix = (matrix: RaciMatrix): AgentAccount["matrix"] => ({
  parties: matrix.parties.map(({ id, name, kind }) => ({ id, name, kind })),
  rows: matrix.rows.map((row) => ({
    key: [row.duty, row.capabilityId ?? "", row.controlId ?? ""].join("|"),
    duty: row.duty,
    title: row.title,
    subject: row.subject,
    cells: Array.from(row.cells, ([party, cell]) => ({
      party,
      letter: cell.letter,
      answers: cell.answers,
      reasons: cell.reasons.map(({ letter, words, assignmentId }) => ({ letter, words, assignmentId })),
    })),
    valid: row.valid,
    problems: row.problems.map((problem) => problem.sentence),
  })),
});

const said = <Said extends { rule: string; severity: Severity; sentence: string; fix: string }>({
  rule,
  severity,
  sentence,
  fix,
}: Said) => ({ rule, severity, sentence, fix });

/**
 * Who answers for an agent, seat by seat, with tier, controls, matrix and what stands in the way (R2, R45, R51, R61).
 * Pure, from the same facts and the same cores as the judgement, so that a page never says something else than the gaps.
 */
export function accountOf(
  facts: AgentFacts,
  organisation: OrganisationFacts,
  overrides: readonly RaciOverride[],
  moment: Moment,
): AgentAccount {
  const seats = seatsOf(facts, organisation.policy, moment);
  const controls = applicableControls(facts, organisation, seats);
  return {
    tier: seats.tier,
    strip: agentStrip(seats),
    seats: agentRoles.map((role) => seatOf(seats.agent[role])),
    defaults: capabilityRoles.map((role) => defaultOf(seats.defaults[role])),
    capabilities: facts.capabilities.map((capability) => {
      const judged = seats.byCapability.get(capability.id);
      return {
        id: capability.id,
        strip: judged ? capabilityStrip(judged) : unjudgedStrip(capability, facts),
        state: capability.state,
        judged: judged ? judgedOf(judged, facts, seats, moment) : null,
      };
    }),
    controls: controls.map(controlOf),
    matrix: plainMatrix(deriveMatrix(facts, seats, controls, overrides)),
    againstActivation: againstActivation(judgeAsIfActive(facts, organisation, moment).counted).map(said),
    preview: facts.state === "draft" ? findingsOf({ facts, organisation, moment, seats, controls }).map(said) : [],
  };
}
