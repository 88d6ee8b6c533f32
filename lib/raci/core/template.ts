import type { Role } from "#lib/registry/core/vocabulary.ts";

/**
 * Where the letters of a duty come from. A capability role in a duty of the agent means its holders over all judged
 * capabilities, with none the agent's defaults.
 */
export type DutySource = Role | "owner_of_system" | "owner_of_control" | "acceptor_of_risk";

export const dutyIds = [
  "decide_purpose",
  "run_agent",
  "set_policy",
  "carry_risk",
  "approve_access",
  "provision_access",
  "operate_controls",
  "detect_misuse",
  "respond",
  "review_access",
  "retire",
  "operate_control",
] as const;
export type DutyId = (typeof dutyIds)[number];

export interface Duty {
  id: DutyId;
  title: string;
  /** One row per agent, per judged capability, or per control that applies. */
  per: "agent" | "capability" | "control";
  accountable: DutySource;
  responsible: readonly DutySource[];
  consulted: readonly DutySource[];
  informed: readonly DutySource[];
}

/** Who has which letter per duty, as data (R6, R7, R21); a change of any row is a new version. Rows in the order of the matrix. */
export const raciTemplate: { version: number; duties: readonly Duty[] } = {
  version: 1,
  duties: [
    {
      id: "decide_purpose",
      title: "Decide purpose and boundary",
      per: "agent",
      accountable: "business_owner",
      responsible: ["business_owner"],
      consulted: ["security_owner", "system_owner"],
      informed: ["approver"],
    },
    {
      id: "run_agent",
      title: "Run it: implementation, run-time controls, logging",
      per: "agent",
      accountable: "system_owner",
      responsible: ["system_owner", "provisioner"],
      consulted: ["security_owner"],
      informed: ["business_owner"],
    },
    {
      id: "set_policy",
      title: "Set policy and design controls",
      per: "agent",
      accountable: "security_owner",
      responsible: ["security_owner"],
      consulted: ["system_owner", "control_owner"],
      informed: ["business_owner"],
    },
    {
      id: "carry_risk",
      title: "Carry the residual risk",
      per: "agent",
      accountable: "acceptor_of_risk",
      responsible: ["acceptor_of_risk"],
      consulted: ["security_owner"],
      informed: ["business_owner", "system_owner"],
    },
    {
      id: "approve_access",
      title: "Approve access",
      per: "capability",
      accountable: "approver",
      responsible: ["approver"],
      consulted: ["business_owner", "owner_of_system"],
      informed: ["provisioner", "detector"],
    },
    {
      id: "provision_access",
      title: "Provision access",
      per: "capability",
      accountable: "provisioner",
      responsible: ["provisioner"],
      consulted: ["owner_of_system"],
      informed: ["business_owner", "approver"],
    },
    {
      id: "operate_controls",
      title: "Operate controls",
      per: "capability",
      accountable: "control_owner",
      responsible: ["control_owner", "provisioner"],
      consulted: ["security_owner"],
      informed: ["business_owner"],
    },
    {
      id: "detect_misuse",
      title: "Detect misuse",
      per: "capability",
      accountable: "detector",
      responsible: ["detector"],
      consulted: ["control_owner"],
      informed: ["business_owner", "responder"],
    },
    {
      id: "respond",
      title: "Respond and contain",
      per: "capability",
      accountable: "responder",
      responsible: ["responder", "provisioner"],
      consulted: ["detector", "security_owner"],
      informed: ["business_owner", "owner_of_system"],
    },
    {
      id: "review_access",
      title: "Review access",
      per: "agent",
      accountable: "business_owner",
      responsible: ["business_owner", "control_owner"],
      consulted: ["security_owner"],
      informed: ["provisioner"],
    },
    {
      id: "retire",
      title: "Retire",
      per: "agent",
      accountable: "retirement_owner",
      responsible: ["retirement_owner", "provisioner"],
      consulted: ["system_owner"],
      informed: ["business_owner", "security_owner"],
    },
    {
      id: "operate_control",
      title: "Operate the control",
      per: "control",
      accountable: "owner_of_control",
      responsible: ["owner_of_control"],
      consulted: ["security_owner"],
      informed: ["business_owner"],
    },
  ],
};
