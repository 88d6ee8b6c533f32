import { bodyOf, type CapabilityTyped, type EditableCapability, typedOf } from "#components/agents/capability-draft.ts";
import type { Pick } from "#components/ui/pick.ts";
import type { ChangeFields, ChangeProposal } from "#lib/workflow/core/change-proposal.ts";

/** What a change asks for, as it is typed: of a capability, and of the agent itself. */
export interface ChangeTyped extends CapabilityTyped {
  autonomy: string;
  autonomyReason: string;
  environment: string;
  delegatesTo: readonly Pick[];
}

type Field = keyof ChangeFields;
/** Where a new capability waits, all but its grant is stated on itself. */
export const fieldsAsked = ({ what, fields }: ChangeProposal): Field[] =>
  (Object.keys(fields) as Field[]).filter((field) => what !== "capability.create" || field === "grant");

/** The capability as a proposal asks for it: only what is named there counts. */
const asAsked = ({ fields }: ChangeProposal, system: string | null): EditableCapability => ({
  slug: "",
  name: "",
  state: "live",
  action: fields.action ?? null,
  system: fields.system ? { slug: fields.system, name: system ?? fields.system } : null,
  tools: fields.tools ?? [],
  dataClassification: fields.dataClassification ?? null,
  reversible: null,
  bounds: fields.bounds ?? null,
  monitoring: null,
  revocation: { path: null, expectedMinutes: null },
  playbookUrl: null,
  grant: fields.grant
    ? {
        grantedBy: null,
        approvedBy: null,
        reason: fields.grant.reason,
        startsAt: fields.grant.startsAt ?? "",
        endsAt: fields.grant.endsAt,
      }
    : null,
  version: 0,
});

/** What was asked for, as the form shows it. `system`: the name of the system that is asked for. */
export const changeTyped = (proposal: ChangeProposal, system: string | null): ChangeTyped => ({
  ...typedOf(asAsked(proposal, system)),
  autonomy: proposal.fields.autonomy ?? "",
  autonomyReason: proposal.fields.autonomyReason ?? "",
  environment: proposal.fields.environment ?? "",
  delegatesTo: (proposal.fields.delegatesTo ?? []).map((slug) => ({ name: slug, reference: slug })),
});

/** The same as the API takes it: the fields that the change is about, and no others. */
export function changeBody(typed: ChangeTyped, proposal: ChangeProposal): Record<string, unknown> {
  const { grant, ...capability } = bodyOf(typed, asAsked(proposal, null));
  const { startsAt, endsAt } = proposal.fields.grant ?? {};
  const said: Record<Field, unknown> = {
    ...capability,
    // A day that was not touched keeps its exact time.
    grant: grant && { reason: grant.reason, ...(startsAt ? { startsAt } : {}), endsAt, ...periodOf(grant) },
    autonomy: typed.autonomy || null,
    autonomyReason: typed.autonomyReason.trim() || null,
    environment: typed.environment || null,
    delegatesTo: typed.delegatesTo.map(({ reference }) => reference),
  };
  return Object.fromEntries(fieldsAsked(proposal).map((field) => [field, said[field]]));
}

const periodOf = ({ startsAt, endsAt }: { startsAt?: string; endsAt?: string | null }) => ({
  ...(startsAt === undefined ? {} : { startsAt }),
  ...(endsAt === undefined ? {} : { endsAt }),
});
