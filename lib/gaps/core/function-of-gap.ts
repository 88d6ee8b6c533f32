import { catalogue } from "#lib/controls/core/catalogue.ts";
import { functionOfRole, type OrganisationFunction, type Role } from "#lib/registry/core/vocabulary.ts";

/** Which function closes a gap that names neither a role nor a control; security where a rule is not here (R20). */
const functionOfRule: Record<string, OrganisationFunction> = {
  "approval-unenforced": "system_owner",
  "boundary-missing": "business_owner",
  "change-unreviewed": "business_owner",
  "data-unowned": "data_owner",
  "delegation-exceeds": "system_owner",
  "delegation-unregistered": "system_owner",
  "grant-expired": "platform_identity",
  "grant-standing": "platform_identity",
  "grant-unapproved": "business_owner",
  "identity-missing": "platform_identity",
  "identity-shared": "platform_identity",
  "liability-undocumented": "vendor_manager",
  "retirement-unplanned": "system_owner",
  "retrieval-unowned": "data_owner",
  "review-overdue": "business_owner",
  "revocation-missing": "platform_identity",
  "risk-unaccepted": "business_owner",
  "secret-long-lived": "platform_identity",
  "system-unowned": "system_owner",
  "unit-unowned": "business_owner",
  "vendor-unowned": "vendor_manager",
};
const otherwise: OrganisationFunction = "security";

/** What decides which function closes a gap. */
export interface GapParts {
  rule: string;
  role: Role | null;
  control: string | null;
  about: { kind: string; value: string } | null;
}

/**
 * The part of the organisation that a gap waits for: of the seat that is empty, of the control that nobody owns, else
 * by its rule (R20). `changed` holds the functions that the organisation set for controls (R26) and its own controls'.
 */
export function functionOfGap(
  { rule, role, control, about }: GapParts,
  changed: ReadonlyMap<string, OrganisationFunction> = new Map(),
): OrganisationFunction {
  if (role !== null) return functionOfRole[role];
  if (control !== null)
    return changed.get(control) ?? catalogue.controls.find(({ id }) => id === control)?.function ?? otherwise;
  // Identity is approved by the system owner, scope and oversight by the security owner (R54).
  if (rule === "approval-incomplete" && about?.value === "identity") return "system_owner";
  return functionOfRule[rule] ?? otherwise;
}

const cases = (column: string, table: Readonly<Record<string, string>>): string =>
  `CASE ${column} ${Object.entries(table)
    .map(([key, answers]) => `WHEN '${key}' THEN '${answers}'`)
    .join(" ")} END`;

/** The same in SQL for a row of "Gap" g, so that lists filter and group in the database. A test holds both equal. */
export const functionOfGapSql = `COALESCE(
  ${cases("g.role::text", functionOfRole)},
  CASE WHEN g."controlId" IS NULL THEN NULL ELSE COALESCE(
    (SELECT COALESCE(k.function::text, k.definition ->> 'function') FROM "Control" k WHERE k."controlId" = g."controlId"),
    ${cases('g."controlId"', Object.fromEntries(catalogue.controls.map((control) => [control.id, control.function])))},
    '${otherwise}') END,
  CASE WHEN g.rule = 'approval-incomplete' AND g."aboutValue" = 'identity' THEN 'system_owner' END,
  ${cases("g.rule", functionOfRule)},
  '${otherwise}')`;
