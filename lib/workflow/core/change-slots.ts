import type { CapabilityFacts } from "#lib/registry/core/facts.ts";
import type { CapabilitySeats } from "#lib/registry/core/roles.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { Side } from "./change-parts.ts";
import { type ChangeProposal, isGrantAlone } from "./change-proposal.ts";
import { complianceAsked, type Directory, lineOf, lineOfSeat, raisesRisk } from "./registration-approvers.ts";
import type { Asked, Part, Slot } from "./request-vocabulary.ts";
import { type Barred, whoIsAsked } from "./who-is-asked.ts";

/** What the deciders of a change follow from: the agent as it is, and as it would be. */
export interface ChangeFacts {
  before: Side;
  after: Side;
  /** The capability that the change is about, as it would be; null where it is about the agent itself. */
  capabilityId: string | null;
  what: ChangeProposal["what"];
  /** Fields that reach further. */
  widened: readonly string[];
  submittedBy: string | null;
  directory: Directory;
  /** What is shown of it (`change-parts.ts`). */
  parts: readonly Pick<Part, "part">[];
}

type Shown = Pick<ChangeFacts, "parts" | "capabilityId">;

/** Those of some parts that are shown. */
const covering = ({ parts }: Shown, names: readonly string[]): string[] =>
  parts.flatMap(({ part }) => (names.includes(part) ? [part] : []));

/** What reaches further: of a capability its reach, else what is asked for of the agent itself. */
const widening = (capabilityId: string | null): string[] =>
  capabilityId === null ? ["autonomy", "environment", "delegates"] : ["reach"];

/**
 * Which parts each question is about, and so which change voids its answer: no less than whoever answers must have seen.
 * A grant is its approver's and provisioner's alone; a purpose in other words is for the business owner to judge anew.
 */
const covers = {
  businessOwner: (of: Shown) => covering(of, ["purpose", ...widening(of.capabilityId)]),
  scope: (of: Shown) => covering(of, ["reach", "environment", "delegates", "tier"]),
  oversight: (of: Shown) => covering(of, ["autonomy", "tier"]),
  system: (of: Shown) => covering(of, ["reach", "autonomy"]),
  compliance: (of: Shown) => covering(of, ["exposure", ...widening(of.capabilityId)]),
  risk: ({ parts }: Shown) => parts.flatMap(({ part }) => (part === "purpose" || part === "grant" ? [] : [part])),
  grant: (of: Shown) => covering(of, ["reach", "grant"]),
};

/** Who decides about a grant: the approver, or who stands in for them; then the provisioner makes it (R38, R41). */
function grantSlots(given: ChangeFacts, first: readonly string[]): Slot[] {
  const { after, capabilityId, submittedBy, directory } = given;
  const seated = after.seats.capabilities.find(({ capability }) => capability.id === capabilityId);
  if (seated === undefined) return [];
  const { approver, provisioner, detector } = seated.seats;
  const holder = approver.accountable ?? approver.answering ?? after.seats.agent.business_owner.accountable;
  const barred = new Map(submittedBy === null ? [] : [[submittedBy, "asked for it"]]);
  const approving = whoIsAsked(
    lineOf(
      directory,
      approver.accountable ? "its approver" : "who approves in the approver's place",
      holder?.person ?? null,
      holder?.assignment.deputies ?? [],
    ),
    withClashes(
      barred,
      seated,
      [...provisioner.holders, ...detector.holders].map(({ person }) => person.id),
    ),
  );
  return [
    {
      slot: "approver",
      question: "May it have this, for as long as stated?",
      parts: covers.grant(given),
      ...approving,
    },
    {
      slot: "provisioner",
      question: "Is the grant made as approved?",
      parts: covers.grant(given),
      after: [...first, "approver"],
      ownAllowed: true,
      ...whoIsAsked(
        lineOfSeat(directory, "its provisioner", provisioner),
        withClashes(
          new Map(),
          seated,
          [...approver.holders, ...detector.holders].map(({ person }) => person.id).concat(approving.askedId ?? []),
        ),
      ),
    },
  ];
}

/** Under strict separation whoever holds one of the other two roles is passed over (R41). */
const withClashes = (barred: Barred, { risk, capability }: CapabilitySeats, clashing: readonly string[]): Barred =>
  risk.strict
    ? new Map([
        ...clashing.map((id) => [id, `holds another of the three roles on ${capability.name}`] as const),
        ...barred,
      ])
    : barred;

/**
 * Who decides about a change that widens reach (R59): the business owner and the security owner always, the owner of
 * the system that it touches, compliance where it is exposed, and who carries the risk where the tier rises to high or
 * critical. A grant alone, of a capability that is there, is decided by its approver and made by the provisioner.
 */
export function changeSlots(given: ChangeFacts): Slot[] {
  const { after, capabilityId, widened, submittedBy, directory } = given;
  const grants = widened.includes("grant");
  if (isGrantAlone(given)) return grantSlots(given, []);
  const barred: Barred = new Map(submittedBy === null ? [] : [[submittedBy, "asked for it"]]);
  const { agent } = after.seats;
  const owner = agent.business_owner.accountable?.person ?? null;
  const owners: Asked =
    owner !== null && owner.id === submittedBy
      ? {
          forId: owner.id,
          askedId: owner.id,
          askedRole: null,
          because: `${owner.name} is its business owner, and asked for it.`,
        }
      : whoIsAsked(lineOfSeat(directory, "its business owner", agent.business_owner), barred);
  const guard = whoIsAsked(lineOfSeat(directory, "its security owner", agent.security_owner), barred);
  const slots: Slot[] = [
    {
      slot: "business_owner",
      question: "Does this belong to its purpose?",
      parts: covers.businessOwner(given),
      ...owners,
      ...(owner !== null && owner.id === submittedBy ? { ownAllowed: true } : {}),
    },
    { slot: "scope", question: "Is the wider scope right?", parts: covers.scope(given), ...guard },
  ];
  if (widened.includes("autonomy"))
    slots.push({
      slot: "oversight",
      question: "Do people oversee it well enough for more autonomy?",
      parts: covers.oversight(given),
      ...guard,
    });
  const capability: CapabilityFacts | undefined = after.facts.capabilities.find(({ id }) => id === capabilityId);
  if (capability?.system)
    slots.push({
      slot: `system:${capability.system.slug}`,
      question: `May it act on ${capability.system.name} like this?`,
      parts: covers.system(given),
      ...whoIsAsked(lineOf(directory, `the owner of ${capability.system.name}`, capability.system.owner), barred),
    });
  slots.push(
    ...complianceAsked(after, directory, {
      question: "Does it still meet what law and contracts ask?",
      parts: covers.compliance(given),
    }),
  );
  if (raisesRisk(given))
    slots.push({
      slot: "residual_risk",
      question: "Do you carry the risk that remains?",
      parts: covers.risk(given),
      ...whoIsAsked(lineOfSeat(directory, "its business owner", agent.business_owner), barred),
    });
  if (grants)
    slots.push(
      ...grantSlots(
        given,
        slots.map(({ slot }) => slot),
      ),
    );
  return slots;
}

/** 'Widen Refund agent: pay out' */
export const changeTitle = (agent: string, name: string, proposal: ChangeProposal): string =>
  isGrantAlone(proposal)
    ? `Grant ${name} to ${agent}`
    : `Widen ${agent}: ${name}${proposal.widened.length > 0 ? ` (${proposal.widened.map(inWords).join(", ")})` : ""}`;
