import { inWords, type Role } from "#lib/registry/core/vocabulary.ts";

/** What of a gap decides where it is mended. */
export interface FixableGap {
  rule: string;
  agent: { slug: string; name: string } | null;
  capability: { slug: string; name: string } | null;
  role: Role | null;
  control: string | null;
  about: { kind: string; value: string } | null;
  closedBy: string;
}

/** One thing to state. `name` is its path in the API's body: 'grant.endsAt', 'deputies.0'. */
export interface FactField {
  name: string;
  label: string;
  kind: "line" | "text" | "url" | "date" | "number" | "person";
  optional?: boolean;
}

/** The form that closes a gap: a seat to fill, facts to state, or the place where it is mended. */
export type Fix =
  | { form: "seat"; act: string; agent: string; role: Role; capability: string | null; accountable: boolean }
  | {
      form: "facts";
      act: string;
      method: "PATCH" | "POST";
      path: string;
      fields: readonly FactField[];
      /** Said with them, whatever is typed; the word 'now' stands for the moment of saving. */
      fixed?: Record<string, unknown>;
    }
  | { form: "place"; act: string; href: string };

const article = (words: string): string => (/^[aeiou]/.test(words) ? "an" : "a");
const nameA = (role: Role): string => `Name ${article(role)} ${inWords(role)}`;

/** 'assignment:ID:authority' → ID */
const idIn = (closedBy: string): string => closedBy.split(":")[1] ?? "";

type FactsOf = (gap: FixableGap & { agent: { slug: string } }) => Extract<Fix, { form: "facts" }>;

const ofAgent =
  (act: string, ...fields: FactField[]): FactsOf =>
  ({ agent }) => ({ form: "facts", act, method: "PATCH", path: `/agents/${agent.slug}`, fields });

const ofCapability =
  (act: string, fields: readonly FactField[], fixed: Record<string, unknown> = {}): FactsOf =>
  ({ agent, capability }) => ({
    form: "facts",
    act,
    method: "PATCH",
    path: `/agents/${agent.slug}/capabilities/${capability?.slug}`,
    fields,
    fixed,
  });

const ofAssignment =
  (act: string, field: FactField): FactsOf =>
  ({ closedBy }) => ({
    form: "facts",
    act,
    method: "PATCH",
    path: `/assignments/${idIn(closedBy)}`,
    fields: [field],
  });

const until: FactField = { name: "grant.endsAt", label: "Granted until", kind: "date" };
const approver: FactField = { name: "grant.approvedBy", label: "Approved by", kind: "person" };
const granter: FactField = { name: "grant.grantedBy", label: "Granted by", kind: "person" };
const why: FactField = { name: "grant.reason", label: "Why it is granted", kind: "text" };
const optional = (field: FactField): FactField => ({ ...field, optional: true });

/** Rules that some stated facts close. What else is not here has its place. */
const factsOfRule: Partial<Record<string, FactsOf>> = {
  "boundary-missing": ofAgent(
    "State the boundary",
    { name: "purpose", label: "Purpose", kind: "text", optional: true },
    { name: "taskBoundary", label: "Task boundary", kind: "text", optional: true },
    { name: "acceptableOutcomes", label: "Acceptable outcomes", kind: "text", optional: true },
  ),
  "identity-missing": ofAgent("State its identity", {
    name: "workloadIdentity",
    label: "Workload identity",
    kind: "line",
  }),
  "playbook-missing": ofAgent("Add a playbook", { name: "playbookUrl", label: "Playbook", kind: "url" }),
  "escalation-missing": ofAgent("Write the escalation path", {
    name: "escalation",
    label: "Escalation path",
    kind: "text",
  }),
  "retirement-unplanned": ofAgent("Plan its retirement", {
    name: "retirementPlan",
    label: "Retirement plan",
    kind: "text",
  }),
  "liability-undocumented": ofAgent("Add a reference", {
    name: "vendorReferences.0",
    label: "Contract, policy or change reference",
    kind: "line",
  }),
  "grant-unapproved": ofCapability("Say who approved it", [
    approver,
    optional(granter),
    optional(why),
    optional(until),
  ]),
  "grant-expired": ofCapability("Grant it anew", [granter, approver, why, until], { grant: { startsAt: "now" } }),
  "grant-standing": ofCapability("Set an end date", [until]),
  "revocation-missing": ofCapability("Write how it is revoked", [
    { name: "revocation.path", label: "How it is revoked", kind: "text" },
    { name: "revocation.expectedMinutes", label: "Minutes that it takes", kind: "number", optional: true },
  ]),
  "authority-missing": ofAssignment("Record the authority", {
    name: "authority",
    label: "Authority to contain",
    kind: "text",
  }),
  "deputy-missing": ofAssignment("Name a deputy", { name: "deputies.0", label: "First deputy", kind: "person" }),
  "risk-unaccepted": ({ agent }) => ({
    form: "facts",
    act: "Accept the residual risk",
    method: "POST",
    path: `/agents/${agent.slug}/accept-risk`,
    fields: [{ name: "statement", label: "The residual risk that you accept", kind: "text" }],
  }),
  "approval-incomplete": ({ agent, about }) => ({
    form: "facts",
    act: `Approve its ${about?.value === "oversight" ? "oversight model" : about?.value}`,
    method: "POST",
    path: `/agents/${agent.slug}/approve-${about?.value}`,
    fields: [{ name: "reason", label: "Reason", kind: "text", optional: true }],
  }),
};

/** What belongs to nobody, or to somebody who left: an owner is named there, for every agent at once. */
function ownerOf({ rule, agent, about, control, closedBy }: FixableGap): Fix | null {
  const naming = (act: string, path: string, name: string, label: string): Fix => ({
    form: "facts",
    act,
    method: "PATCH",
    path,
    fields: [{ name, label, kind: "person" }],
  });
  if (rule === "system-unowned" && about)
    return naming("Name its owner", `/systems/${about.value}`, "owner", "Owner of the system");
  if (rule === "data-unowned" && about)
    return naming("Name a data owner", `/data-sources/${about.value}`, "dataOwner", "Data owner");
  if (rule === "retrieval-unowned" && about)
    return naming("Name a quality owner", `/data-sources/${about.value}`, "qualityOwner", "Owner of source quality");
  // Who is named on the agent counts there, whoever the default owner is.
  if (rule === "control-unowned" && control && agent && closedBy.startsWith("person:"))
    return naming(
      "Name its owner",
      `/agents/${agent.slug}/controls/${control}`,
      "owner",
      `Owner of ${control} on this agent`,
    );
  if (rule === "control-unowned" && control)
    return naming("Name a default owner", `/controls/${control}`, "defaultOwner", `Default owner of ${control}`);
  return null;
}

/** Rules about a seat, and whether the next person must be marked to be the one whom the rules judge. */
const seatRules: Partial<Record<string, boolean>> = {
  "owner-missing": false,
  "role-missing": false,
  "team-only": false,
  "owner-inactive": true,
  "owner-unaccepted": true,
};

/** The part of the agent's page or form where a rule's fact stands. */
const places: Partial<Record<string, (slug: string) => { act: string; href: string }>> = {
  "attestation-stale": (slug) => ({ act: "See who holds it", href: `/agents/${slug}?section=people` }),
  "duties-clash": (slug) => ({ act: "See who holds it", href: `/agents/${slug}?section=people` }),
  "control-failing": (slug) => ({ act: "See the control", href: `/agents/${slug}?section=controls` }),
};

/** What closes a gap, as the one form to open (R46): never a way to close it by hand. */
export function fixOfGap(gap: FixableGap): Fix {
  const { rule, agent, capability, role, closedBy } = gap;
  if (rule === "approval-unenforced")
    return {
      form: "facts",
      act: "Say that the system checks it",
      method: "PATCH",
      path: `/systems/${idIn(closedBy)}`,
      fields: [],
      fixed: { enforcesApproval: true },
    };
  const owner = ownerOf(gap);
  if (owner) return owner;
  if (agent === null) return { form: "place", act: "See the rule", href: `/docs/rules#${rule}` };
  const accountable = seatRules[rule];
  if (accountable !== undefined && role !== null)
    return {
      form: "seat",
      act: accountable ? "Name somebody else" : nameA(role),
      agent: agent.slug,
      role,
      capability: capability?.slug ?? null,
      accountable,
    };
  const facts = factsOfRule[rule];
  if (facts) return facts({ ...gap, agent });
  const place = places[rule]?.(agent.slug);
  return { form: "place", ...(place ?? { act: "Change the agent", href: `/agents/${agent.slug}/edit` }) };
}

/** Which gaps the stated fact closes, as filters of their list; null where it is this one alone. */
export function closedTogether({ rule, agent, about, control, closedBy }: FixableGap): Record<string, string> | null {
  if (!closedBy.startsWith("person:")) return { closedBy };
  // Somebody left: naming the next one here closes what is here, not all that they left.
  if (about?.kind === "system") return { rule, system: about.value };
  if (control && agent === null) return { rule, control };
  return null;
}

/** What is typed, as the API's body: 'grant.endsAt' → { grant: { endsAt } }. Nothing typed says nothing. */
export function bodyOfFix(
  fix: Extract<Fix, { form: "facts" }>,
  typed: Readonly<Record<string, string>>,
  now: string,
): Record<string, unknown> {
  const body = withNow(fix.fixed ?? {}, now) as Record<string, unknown>;
  for (const { name, kind } of fix.fields) {
    const text = typed[name]?.trim();
    if (!text) continue;
    put(body, name.split("."), kind === "date" ? `${text}T00:00:00Z` : kind === "number" ? Number(text) : text);
  }
  return body;
}

const withNow = (value: unknown, now: string): unknown =>
  value === "now"
    ? now
    : value !== null && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNow(inner, now)]))
      : value;

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = "", next] = path;
  if (next === undefined) into[first] = value;
  else if (/^\d+$/.test(next)) into[first] = [...((into[first] as unknown[] | undefined) ?? []), value];
  else {
    into[first] ??= {};
    put(into[first] as Record<string, unknown>, path.slice(1), value);
  }
}
