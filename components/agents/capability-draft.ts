import type { Pick } from "#components/ui/pick.ts";
import { pickIfAny } from "#components/ui/pick.ts";
import type { Action, CapabilityState, DataClassification } from "#lib/registry/core/vocabulary.ts";

interface Named {
  name: string;
  email: string;
}
export interface EditableCapability {
  slug: string;
  name: string;
  state: CapabilityState;
  action: Action | null;
  system: { slug: string; name: string } | null;
  tools: readonly string[];
  dataClassification: DataClassification | null;
  reversible: boolean | null;
  bounds: Record<string, unknown> | null;
  monitoring: string | null;
  revocation: { path: string | null; expectedMinutes: number | null };
  playbookUrl: string | null;
  grant: {
    grantedBy: Named | null;
    approvedBy: Named | null;
    reason: string | null;
    startsAt: string;
    endsAt: string | null;
  } | null;
  version: number;
}

/** A capability's fields as they are typed. */
export interface CapabilityTyped {
  name: string;
  action: string;
  system: Pick | null;
  dataClassification: string;
  reversible: string;
  tools: string;
  amount: string;
  currency: string;
  perHour: string;
  boundsText: string;
  monitoring: string;
  revocationPath: string;
  revocationMinutes: string;
  playbookUrl: string;
  grantedBy: Pick | null;
  approvedBy: Pick | null;
  reason: string;
  startsAt: string;
  endsAt: string;
}

const dayOfIso = (iso: string | null | undefined): string => iso?.slice(0, 10) ?? "";
const textOf = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

/** What is recorded, as the form shows it; an empty form without a record. */
export function typedOf(capability: EditableCapability | null): CapabilityTyped {
  const { bounds, grant, system } = capability ?? {};
  return {
    name: capability?.name ?? "",
    action: capability?.action ?? "",
    system: system ? { name: system.name, reference: system.slug } : null,
    dataClassification: capability?.dataClassification ?? "",
    reversible: capability?.reversible === true ? "yes" : capability?.reversible === false ? "no" : "",
    tools: capability?.tools.join(", ") ?? "",
    amount: textOf(bounds?.amount),
    currency: textOf(bounds?.currency),
    perHour: textOf(bounds?.perHour),
    boundsText: textOf(bounds?.text),
    monitoring: capability?.monitoring ?? "",
    revocationPath: capability?.revocation.path ?? "",
    revocationMinutes: textOf(capability?.revocation.expectedMinutes),
    playbookUrl: capability?.playbookUrl ?? "",
    grantedBy: pickIfAny(grant?.grantedBy),
    approvedBy: pickIfAny(grant?.approvedBy),
    reason: grant?.reason ?? "",
    startsAt: dayOfIso(grant?.startsAt),
    endsAt: dayOfIso(grant?.endsAt),
  };
}

const orNull = (text: string): string | null => text.trim() || null;
const numberOrNothing = (text: string): number | undefined => (text.trim() === "" ? undefined : Number(text));

/** The same as the API takes it; `capability` is what it is based on. */
export function bodyOf(typed: CapabilityTyped, capability: EditableCapability | null) {
  return {
    name: typed.name,
    action: (typed.action || null) as Action | null,
    system: typed.system?.reference ?? null,
    dataClassification: (typed.dataClassification || null) as DataClassification | null,
    reversible: typed.reversible === "" ? null : typed.reversible === "yes",
    tools: typed.tools
      .split(",")
      .map((tool) => tool.trim())
      .filter(Boolean),
    bounds: boundsOf(typed, capability?.bounds ?? {}),
    monitoring: orNull(typed.monitoring),
    revocation: {
      path: orNull(typed.revocationPath),
      expectedMinutes: numberOrNothing(typed.revocationMinutes) ?? null,
    },
    playbookUrl: orNull(typed.playbookUrl),
    ...grantOf(typed, capability),
  };
}

/** Only what is written of the bounds, with the limits that have no field here; null when nothing is. */
function boundsOf(typed: CapabilityTyped, before: Record<string, unknown>) {
  const { amount: _a, currency: _c, perHour: _p, text: _t, ...others } = before;
  const written = {
    ...others,
    amount: numberOrNothing(typed.amount),
    currency: typed.currency.trim().toUpperCase() || undefined,
    perHour: numberOrNothing(typed.perHour),
    text: typed.boundsText.trim() || undefined,
  };
  return Object.values(written).some((value) => value !== undefined) ? written : null;
}

/**
 * What is said of the grant; nothing where there is none and nothing was typed. A day that was not touched keeps its
 * exact time.
 */
function grantOf(typed: CapabilityTyped, capability: EditableCapability | null) {
  const before = typedOf(capability);
  const said = {
    grantedBy: typed.grantedBy?.reference ?? null,
    approvedBy: typed.approvedBy?.reference ?? null,
    reason: orNull(typed.reason),
    ...(typed.startsAt && typed.startsAt !== before.startsAt ? { startsAt: `${typed.startsAt}T00:00:00Z` } : {}),
    ...(typed.endsAt === before.endsAt ? {} : { endsAt: typed.endsAt ? `${typed.endsAt}T00:00:00Z` : null }),
  };
  const nothing = !capability?.grant && Object.values(said).every((value) => value === null);
  return nothing ? {} : { grant: said };
}

/** The fields as people know them, under their own names and under the paths of the API. */
export const capabilityLabels: Readonly<Record<string, string>> = {
  name: "Name",
  action: "Action",
  system: "System",
  dataClassification: "Data classification",
  reversible: "Can be undone",
  bounds: "Bounds",
  "bounds.text": "Bounds in words",
  "bounds.amount": "Amount",
  "bounds.currency": "Currency",
  "bounds.perHour": "Per hour",
  boundsText: "Bounds in words",
  amount: "Amount",
  currency: "Currency",
  perHour: "Per hour",
  monitoring: "How it is watched",
  "revocation.path": "How it is revoked",
  "revocation.expectedMinutes": "Minutes to revoke",
  revocationPath: "How it is revoked",
  revocationMinutes: "Minutes to revoke",
  playbookUrl: "Playbook",
  tools: "Tools",
  "grant.grantedBy": "Granted by",
  "grant.approvedBy": "Approved by",
  "grant.reason": "Why it is granted",
  "grant.startsAt": "From",
  "grant.endsAt": "Until",
  grantedBy: "Granted by",
  approvedBy: "Approved by",
  reason: "Why it is granted",
  startsAt: "From",
  endsAt: "Until",
};
