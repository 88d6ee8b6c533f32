import type { AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import type { Seat } from "#lib/registry/core/seat.ts";
import {
  type AgentRole,
  type DataClassification,
  dataClassifications,
  inWords,
} from "#lib/registry/core/vocabulary.ts";
import { tierRank } from "#lib/risk/core/risk-tier.ts";
import type { Asked, Slot } from "./request-vocabulary.ts";
import { type Barred, type Decider, type Line, whoIsAsked } from "./who-is-asked.ts";

/** The people of a request as they are now: whether they can be asked, and who is their manager. */
export interface Directory {
  decider(personId: string): Decider | null;
  managerOf(personId: string): Decider | null;
  /** True where somebody else than the submitter has platform role compliance. */
  complianceThere: boolean;
}

/** What the approvers of a registration follow from. */
export interface RegistrationFacts {
  facts: AgentFacts;
  seats: AgentSeats;
  submittedBy: string | null;
  directory: Directory;
}

/** The line behind a person who answers for something: their deputies, then their manager. */
export const lineOf = (
  directory: Directory,
  as: string,
  person: PersonFacts | null,
  deputies: readonly PersonFacts[] = [],
): Line => ({
  as,
  holder: person && directory.decider(person.id),
  deputies: deputies.flatMap(({ id }) => directory.decider(id) ?? []),
  manager: person && directory.managerOf(person.id),
});

/** The line behind a seat: the accountable person with their deputies. */
export const lineOfSeat = (directory: Directory, as: string, { accountable }: Pick<Seat, "accountable">): Line =>
  lineOf(directory, as, accountable?.person ?? null, accountable?.assignment.deputies ?? []);

const atLeastConfidential = (classification: DataClassification | null): boolean =>
  classification !== null && dataClassifications.indexOf(classification) >= dataClassifications.indexOf("confidential");

/** Why compliance decides too; empty where it does not (R53, R115). */
export function complianceReasons({ facts, seats }: Pick<RegistrationFacts, "facts" | "seats">): string[] {
  const regulated =
    seats.capabilities.some(({ risk }) => risk.dataClassification === "regulated") ||
    facts.dataSources.some(({ dataClassification }) => dataClassification === "regulated");
  return [
    ...(facts.hosting === "vendor" ? ["it is hosted by a vendor"] : []),
    ...(facts.customerFacing === true ? ["it faces customers"] : []),
    ...(regulated ? ["it touches regulated data"] : []),
    ...(seats.tier === "critical" ? ["its tier is critical"] : []),
  ];
}

/** Why the residual risk is accepted by name; null where it need not be (R57, R103). */
export const riskReason = ({ facts, seats }: Pick<RegistrationFacts, "facts" | "seats">): string | null =>
  seats.tier === "high" || seats.tier === "critical"
    ? `its tier is ${seats.tier}`
    : facts.hosting === "vendor"
      ? "it is hosted by a vendor"
      : null;

/** Whether a change lifts the tier to where somebody has to carry the risk that remains (R57). */
export const raisesRisk = ({
  before,
  after,
}: {
  before: { seats: AgentSeats };
  after: Pick<RegistrationFacts, "facts" | "seats">;
}): boolean => tierRank[after.seats.tier] > tierRank[before.seats.tier] && riskReason(after) !== null;

/** Whom a slot of a registration asks, by whose answer it is: everybody but who submitted it (R39). */
interface Asking {
  ofRole(role: AgentRole): Asked;
  ofOwner(as: string, owner: PersonFacts | null): Asked;
}

/**
 * Who decides about a registration, each with the reason (R53): business owner and security always, security in two of
 * the three questions of R54; the system owner in the first; each touched system's owner; the data owner of each source
 * of confidential data and above; compliance by exposure; and who carries the residual risk. A business owner who
 * submits has thereby accepted; every other decision is somebody else's (R39).
 */
export function registrationSlots(given: RegistrationFacts): Slot[] {
  const { seats, submittedBy, directory } = given;
  const barred: Barred = new Map(submittedBy === null ? [] : [[submittedBy, "submitted it"]]);
  const asking: Asking = {
    ofRole: (role) => whoIsAsked(lineOfSeat(directory, `its ${inWords(role)}`, seats.agent[role]), barred),
    ofOwner: (as, owner) => whoIsAsked(lineOf(directory, as, owner), barred),
  };
  return [
    ...alwaysAsked(given, asking),
    ...ownersOfWhatItTouches(given, asking),
    ...complianceAsked(given, directory, {
      question: "Does it meet what law and contracts ask?",
      parts: ["exposure", "purpose"],
    }),
    ...riskCarrier(given, asking),
  ];
}

/** The business owner, and the three questions of R54. */
function alwaysAsked({ seats, submittedBy }: RegistrationFacts, { ofRole }: Asking): Slot[] {
  const owner = seats.agent.business_owner.accountable?.person ?? null;
  return [
    {
      slot: "business_owner",
      question: "Do you accept its purpose and boundary?",
      parts: ["purpose"],
      ...(owner !== null && owner.id === submittedBy
        ? {
            forId: owner.id,
            askedId: owner.id,
            askedRole: null,
            because: `${owner.name} is its business owner, and accepts by submitting.`,
            ownAllowed: true,
          }
        : ofRole("business_owner")),
    },
    {
      slot: "identity",
      question: "Is its identity right: workload identity, credential, environment?",
      parts: ["identity"],
      ...ofRole("system_owner"),
    },
    {
      slot: "scope",
      question: "Is its scope right: what it may do, on which data, through whom?",
      parts: ["purpose", "scope"],
      ...ofRole("security_owner"),
    },
    {
      slot: "oversight",
      question: "Do people oversee it well enough for its autonomy?",
      parts: ["oversight"],
      ...ofRole("security_owner"),
    },
  ];
}

/** The owner of each system that it acts on, once, and of each source of confidential data and above. */
function ownersOfWhatItTouches({ facts, seats }: RegistrationFacts, { ofOwner }: Asking): Slot[] {
  const systems = new Map(
    seats.capabilities.flatMap(({ capability: { system } }) => (system === null ? [] : [[system.id, system] as const])),
  );
  const sources = facts.dataSources.filter(({ dataClassification }) => atLeastConfidential(dataClassification));
  return [
    ...[...systems.values()].map(({ slug, name, owner }) => ({
      slot: `system:${slug}`,
      question: `May it act on ${name} like this?`,
      parts: [`system:${slug}`],
      ...ofOwner(`the owner of ${name}`, owner),
    })),
    ...sources.map(({ slug, name, dataOwner }) => ({
      slot: `data:${slug}`,
      question: `May it use ${name}?`,
      parts: [`data:${slug}`],
      ...ofOwner(`the data owner of ${name}`, dataOwner),
    })),
  ];
}

/** Compliance's question, where the exposure asks for it; security's where nobody else has that platform role. */
export function complianceAsked(
  exposed: Pick<RegistrationFacts, "facts" | "seats">,
  { complianceThere }: Pick<Directory, "complianceThere">,
  { question, parts }: Pick<Slot, "question" | "parts">,
): Slot[] {
  const reasons = complianceReasons(exposed);
  if (reasons.length === 0) return [];
  const because = `Compliance decides because ${reasons.join(", ")}`;
  return [
    {
      slot: "compliance",
      question,
      parts,
      forId: null,
      askedId: null,
      askedRole: complianceThere ? "compliance" : "security",
      because: complianceThere ? `${because}.` : `${because}; nobody else has that platform role, so security decides.`,
    },
  ];
}

/** Who accepts the residual risk by name (R57, R103). */
function riskCarrier(given: RegistrationFacts, { ofRole }: Asking): Slot[] {
  const reason = riskReason(given);
  if (reason === null) return [];
  const asked = ofRole("business_owner");
  return [
    {
      slot: "residual_risk",
      question: "Do you carry the risk that remains?",
      parts: ["risk"],
      ...asked,
      because: `${asked.because} The risk is carried by name because ${reason}.`,
    },
  ];
}
