import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats, CapabilitySeats } from "#lib/registry/core/roles.ts";
import { type Seat, standingAnswers } from "#lib/registry/core/seat.ts";
import {
  type AgentRole,
  type CapabilityRole,
  inWords,
  isCapabilityRole,
  type Role,
} from "#lib/registry/core/vocabulary.ts";
import { residualRiskDemanded } from "#lib/risk/core/residual-risk.ts";
import type { Party, RaciMatrix, RaciOverride, RaciRow, RowProblem } from "./matrix.ts";
import { type Duty, type DutySource, raciTemplate } from "./template.ts";
import { type Entry, WritableRow } from "./writable-row.ts";

/** What a row is about. */
interface Subject {
  name: string;
  capability: CapabilitySeats | null;
  control: ApplicableControl | null;
}

/** Who is in a source, and which of them carries the A where the source is the accountable one. */
interface Sourced {
  entries: readonly Entry[];
  accountable: { person: PersonFacts; answers: boolean } | null;
}

const personParty = (person: PersonFacts): Party => ({ kind: "person", id: person.id, name: person.name, person });

/** A named person who answers by being active alone: a system's or control's owner, an acceptor. */
function named(person: PersonFacts | null, words: string): Sourced {
  if (person === null) return { entries: [], accountable: null };
  const answers = person.status === "active";
  return {
    entries: [{ party: personParty(person), answers, words, assignmentId: null }],
    accountable: { person, answers },
  };
}

function entriesOf(seat: Seat, words: string): Entry[] {
  const entries: Entry[] = seat.holders.map((holder) => ({
    party: personParty(holder.person),
    answers: standingAnswers(holder.standing),
    words: holder.inherited ? `${words} (default of the agent)` : words,
    assignmentId: holder.assignment.id,
  }));
  for (const { team, assignment, inherited } of seat.teams)
    entries.push({
      party: { kind: "team", id: team.id, name: team.name },
      answers: false,
      words: inherited ? `${words} (default of the agent)` : words,
      assignmentId: assignment.id,
    });
  if (seat.standIn !== null)
    entries.push({
      party: personParty(seat.standIn.holder.person),
      answers: standingAnswers(seat.standIn.holder.standing),
      words: `stands in for the ${words}`,
      assignmentId: seat.standIn.holder.assignment.id,
    });
  return entries;
}

function fromSeats(seats: readonly Seat[], role: Role, mayCarryA: boolean): Sourced {
  const words = inWords(role);
  const [seat] = seats;
  const carrier = mayCarryA && seats.length === 1 ? (seat?.answering ?? null) : null;
  return {
    entries: seats.flatMap((one) => entriesOf(one, words)),
    accountable: carrier === null ? null : { person: carrier.person, answers: standingAnswers(carrier.standing) },
  };
}

function sourced(source: DutySource, subject: Subject, facts: AgentFacts, seats: AgentSeats): Sourced {
  switch (source) {
    case "owner_of_system": {
      const system = subject.capability?.capability.system ?? null;
      return named(system?.owner ?? null, `owner of ${system?.name}`);
    }
    case "owner_of_control":
      return named(
        subject.control?.owner ?? null,
        subject.control?.ownedBy === "default"
          ? "owner of the control (default of the organisation)"
          : "owner of the control",
      );
    case "acceptor_of_risk":
      return named(facts.residualRisk.acceptedBy, "accepted the residual risk");
    default: {
      if (!isCapabilityRole(source)) return fromSeats([seats.agent[source as AgentRole]], source, true);
      if (subject.capability !== null) return fromSeats([subject.capability.seats[source]], source, true);
      return fromSeats(overAllCapabilities(seats, source), source, false);
    }
  }
}

/** Plural roles: the seats over all judged capabilities, with none the agent's default. */
const overAllCapabilities = (seats: AgentSeats, role: CapabilityRole): readonly Seat[] =>
  seats.capabilities.length === 0 ? [seats.defaults[role]] : seats.capabilities.map((judged) => judged.seats[role]);

function deriveRow(
  duty: Duty,
  subject: Subject,
  facts: AgentFacts,
  seats: AgentSeats,
  overrides: readonly RaciOverride[],
): RaciRow {
  const row = new WritableRow();
  const { entries, accountable } = sourced(duty.accountable, subject, facts, seats);
  const words = entries.find((entry) => entry.party.id === accountable?.person.id && entry.party.kind === "person");
  if (accountable !== null && words !== undefined) row.write("A", { ...words, answers: accountable.answers });
  const letters = [
    ["R", duty.responsible],
    ["C", duty.consulted],
    ["I", duty.informed],
  ] as const;
  for (const [letter, sources] of letters)
    for (const source of sources)
      for (const entry of sourced(source, subject, facts, seats).entries) row.write(letter, entry);
  const capabilityId = subject.capability?.capability.id ?? null;
  const controlId = subject.control?.control.id ?? null;
  const heldOff = row.override(
    overrides.filter((one) => one.duty === duty.id && one.capabilityId === capabilityId && one.controlId === controlId),
  );
  const problems: RowProblem[] = [];
  const what = `'${duty.title}' for ${subject.name}`;
  if (accountable === null) problems.push({ kind: "no_accountable", sentence: `Nobody is accountable for ${what}.` });
  else if (!accountable.answers)
    problems.push({
      kind: "accountable_does_not_answer",
      sentence: `${accountable.person.name} is accountable for ${what} and does not answer.`,
    });
  if (!row.someResponsibleAnswers())
    problems.push({ kind: "no_responsible_answers", sentence: `Nobody who answers is responsible for ${what}.` });
  return {
    duty: duty.id,
    title: duty.title,
    capabilityId,
    controlId,
    subject: subject.name,
    cells: row.cells(),
    accountable: accountable?.person ?? null,
    valid: problems.length === 0,
    problems,
    heldOff,
  };
}

function subjectsOf(
  duty: Duty,
  facts: AgentFacts,
  seats: AgentSeats,
  controls: readonly ApplicableControl[],
): Subject[] {
  if (duty.per === "capability")
    return seats.capabilities.map((capability) => ({ name: capability.capability.name, capability, control: null }));
  if (duty.per === "control")
    return controls
      .filter((applicable) => !applicable.setAside)
      .map((control) => ({
        name: `${control.control.id} ${control.control.title}`,
        capability: null,
        control,
      }));
  if (duty.id === "carry_risk" && !residualRiskDemanded(facts, seats.tier)) return [];
  return [{ name: facts.name, capability: null, control: null }];
}

/**
 * The RACI matrix of an agent, derived from who is in which seat by the template, with the recorded overrides
 * (`raciTemplate`; R7, R21, R115). Never stored, so that it cannot drift from the registry.
 */
export function deriveMatrix(
  facts: AgentFacts,
  seats: AgentSeats,
  controls: readonly ApplicableControl[],
  overrides: readonly RaciOverride[] = [],
): RaciMatrix {
  const rows = raciTemplate.duties.flatMap((duty) =>
    subjectsOf(duty, facts, seats, controls).map((subject) => deriveRow(duty, subject, facts, seats, overrides)),
  );
  const parties = new Map<string, Party>();
  for (const row of rows) for (const cell of row.cells.values()) parties.set(cell.party.id, cell.party);
  return {
    templateVersion: raciTemplate.version,
    parties: [...parties.values()].sort(
      (a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
    ),
    rows,
  };
}
