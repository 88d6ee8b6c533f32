import type { RowOutcome } from "#lib/imports/core/plan.ts";
import type { ProposalKind } from "#lib/imports/core/proposal.ts";

/** What became, or would become, of a row. */
export const outcomeWords: Readonly<Record<RowOutcome, { would: string; did: string }>> = {
  created: { would: "to be created", did: "created" },
  changed: { would: "to be changed", did: "changed" },
  left: { would: "not in the file", did: "marked as left" },
  error: { would: "with errors", did: "left out, with errors" },
  proposed: { would: "to ask", did: "to ask" },
  unchanged: { would: "as they are", did: "as they are" },
  skipped: { would: "passed over", did: "passed over" },
};

/** In the order in which people want to look at them. */
export const outcomeOrder: readonly RowOutcome[] = [
  "error",
  "left",
  "created",
  "changed",
  "proposed",
  "unchanged",
  "skipped",
];

export const kindWords: Readonly<Record<ProposalKind, string>> = {
  person: "Person",
  team: "Team",
  system: "System",
  systemTool: "Tool",
  dataSource: "Data source",
  agent: "Agent",
  capability: "Capability",
  assignment: "Assignment",
  control: "Control",
  agentControl: "Control of an agent",
  owner: "Owner",
  other: "Other",
};
