import type { Role, Severity } from "#lib/registry/core/vocabulary.ts";

/** The other part of a gap's identity, where agent, capability, role and control are not enough. */
export interface About {
  kind: "system" | "dataSource" | "unit" | "roles" | "question" | "agent" | "identity" | "person" | "gap";
  /** A stable value: a slug, a unit's name, 'approver+detector', 'scope'. */
  value: string;
}

/** What a rule found: data only. With the agent it belongs to, `rule` and the parts below are the gap's identity. */
export interface Finding {
  rule: string;
  severity: Severity;
  capabilityId: string | null;
  role: Role | null;
  controlId: string | null;
  about: About | null;
  /** What is so, for people. */
  sentence: string;
  /** What closes it, for people. */
  fix: string;
  /** The one fact that would close it, to group gaps that close together: 'person:ID', 'default:AGENT:detector' … */
  closedBy: string;
}

/** The identity of a gap as one string, unique over the registry; empty parts stay empty. */
export const gapKey = (
  agentId: string | null,
  finding: Pick<Finding, "rule" | "capabilityId" | "role" | "controlId" | "about">,
): string =>
  [
    finding.rule,
    agentId ?? "",
    finding.capabilityId ?? "",
    finding.role ?? "",
    finding.controlId ?? "",
    finding.about === null ? "" : `${finding.about.kind}:${finding.about.value}`,
  ].join("|");
