import type { ApplicableControl } from "#lib/controls/core/applicable-controls.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { RaciRow } from "./matrix.ts";
import type { DutyId } from "./template.ts";

/**
 * The controls of the catalogue that perform a duty (R22), the one that says most about it first: an agent's row links
 * the first that applies to that agent and is not set aside. `operate_control` is about a control of its own.
 */
export const controlsOfDuty: Record<Exclude<DutyId, "operate_control">, readonly [string, ...string[]]> = {
  decide_purpose: ["OWN-02"],
  run_agent: ["EVD-01", "PRM-01"],
  set_policy: ["APR-01", "ACC-01"],
  carry_risk: ["LAW-01", "OWN-05", "OWN-01"],
  approve_access: ["APR-02", "APR-03", "ACC-02", "ACC-01"],
  provision_access: ["ACC-02", "IDN-02", "ACC-01"],
  operate_controls: ["ACC-03", "ACC-01"],
  detect_misuse: ["MON-01", "EVD-01"],
  respond: ["INC-01", "INC-02", "OWN-03"],
  review_access: ["REV-01"],
  retire: ["RET-01"],
};

/** What a row leads on to: the control that performs the duty, and the playbook for when it fails. Null: there is none. */
export interface RowGuide {
  control: string | null;
  playbook: string | null;
}

/** True where a row leads to both; else it is shown as incomplete and counted (R22). */
export const isGuided = ({ control, playbook }: RowGuide): boolean => control !== null && playbook !== null;

/** The guide of one row of an agent. A capability's own playbook goes before the agent's. */
export function guideOf(
  row: Pick<RaciRow, "duty" | "capabilityId" | "controlId">,
  facts: Pick<AgentFacts, "capabilities" | "playbookUrl">,
  controls: readonly ApplicableControl[],
): RowGuide {
  const applies = new Set(controls.filter(({ setAside }) => !setAside).map(({ control }) => control.id));
  const control =
    row.duty === "operate_control" ? row.controlId : (controlsOfDuty[row.duty].find((id) => applies.has(id)) ?? null);
  const capability = facts.capabilities.find(({ id }) => id === row.capabilityId);
  return { control, playbook: capability?.playbookUrl ?? facts.playbookUrl };
}
