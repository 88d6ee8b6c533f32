import type { Rule, RuleData } from "./define-rule.ts";
import { approvalIncomplete } from "./rules/approval-incomplete.ts";
import { approvalUnenforced } from "./rules/approval-unenforced.ts";
import { attestationStale } from "./rules/attestation-stale.ts";
import { authorityMissing } from "./rules/authority-missing.ts";
import { boundaryMissing } from "./rules/boundary-missing.ts";
import { changeUnreviewed } from "./rules/change-unreviewed.ts";
import { concentration } from "./rules/concentration.ts";
import { controlFailing } from "./rules/control-failing.ts";
import { controlUnowned } from "./rules/control-unowned.ts";
import { dataUnowned } from "./rules/data-unowned.ts";
import { delegationExceeds } from "./rules/delegation-exceeds.ts";
import { delegationUnregistered } from "./rules/delegation-unregistered.ts";
import { deputyMissing } from "./rules/deputy-missing.ts";
import { dutiesClash } from "./rules/duties-clash.ts";
import { escalationMissing } from "./rules/escalation-missing.ts";
import { exceptionExpired } from "./rules/exception-expired.ts";
import { grantExpired } from "./rules/grant-expired.ts";
import { grantStanding } from "./rules/grant-standing.ts";
import { grantUnapproved } from "./rules/grant-unapproved.ts";
import { identityMissing } from "./rules/identity-missing.ts";
import { identityShared } from "./rules/identity-shared.ts";
import { liabilityUndocumented } from "./rules/liability-undocumented.ts";
import { ownerInactive } from "./rules/owner-inactive.ts";
import { ownerMissing } from "./rules/owner-missing.ts";
import { ownerUnaccepted } from "./rules/owner-unaccepted.ts";
import { playbookMissing } from "./rules/playbook-missing.ts";
import { retirementUnplanned } from "./rules/retirement-unplanned.ts";
import { retrievalUnowned } from "./rules/retrieval-unowned.ts";
import { reviewOverdue } from "./rules/review-overdue.ts";
import { revocationMissing } from "./rules/revocation-missing.ts";
import { riskUnaccepted } from "./rules/risk-unaccepted.ts";
import { roleMissing } from "./rules/role-missing.ts";
import { secretLongLived } from "./rules/secret-long-lived.ts";
import { systemUnowned } from "./rules/system-unowned.ts";
import { teamOnly } from "./rules/team-only.ts";
import { unitUnowned } from "./rules/unit-unowned.ts";
import { vendorUnowned } from "./rules/vendor-unowned.ts";

/** The rules about one agent, in the order of docs/rules.md; findings come in this order. */
export const agentRules: readonly Rule[] = [
  ownerMissing,
  roleMissing,
  ownerInactive,
  ownerUnaccepted,
  attestationStale,
  teamOnly,
  dutiesClash,
  systemUnowned,
  dataUnowned,
  retrievalUnowned,
  controlUnowned,
  controlFailing,
  identityMissing,
  identityShared,
  secretLongLived,
  grantUnapproved,
  grantExpired,
  grantStanding,
  reviewOverdue,
  changeUnreviewed,
  playbookMissing,
  escalationMissing,
  deputyMissing,
  authorityMissing,
  revocationMissing,
  approvalIncomplete,
  riskUnaccepted,
  boundaryMissing,
  unitUnowned,
  liabilityUndocumented,
  retirementUnplanned,
  delegationUnregistered,
  delegationExceeds,
  vendorUnowned,
  approvalUnenforced,
  exceptionExpired,
];

/** Every rule that is built, those of the organisation included, for documentation, filters and exports. */
export const allRules: readonly RuleData[] = [...agentRules, concentration];

/** The same, by id. */
export const ruleById: ReadonlyMap<string, RuleData> = new Map(allRules.map((rule) => [rule.id, rule]));
