import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, Moment } from "#lib/platform/core/clock.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { changeAssignments } from "#lib/registry/core/change-assignments.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import type { AgentState, Role, Severity } from "#lib/registry/core/vocabulary.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import type { SlugReference } from "#lib/registry/references.ts";
import { query } from "#lib/verbs/query.ts";
import { changeFields } from "./change-fields.ts";
import { differenceOfFindings } from "./core/difference-of-findings.ts";
import { type Finding, gapKey } from "./core/finding.ts";
import { judgeAgent } from "./core/judge-agent.ts";
import { keepsGaps } from "./core/states-of-agents.ts";
import { concentrationAfter, type JudgedTwice } from "./preview-concentration.ts";
import { type AskedChange, readChanges } from "./read-changes.ts";

/** A question is answered at once, so it stays small: more than this is asked in parts. */
const MOST_CHANGES = 500;
const MOST_AGENTS = 200;

/** One gap that a change would open or close. */
export interface PreviewedGap {
  /** The gap's identity, the same as in the list of gaps once it is there. */
  key: string;
  rule: string;
  severity: Severity;
  /** The severity that it has now, where the change would give it another one. */
  was: Severity | null;
  capability: SlugReference | null;
  role: Role | null;
  control: string | null;
  sentence: string;
  fix: string;
}

/** What would become of one agent's gaps; `agent` null: of those that belong to the organisation. */
export interface PreviewedAgent {
  agent: (SlugReference & { state: AgentState; keepsGaps: boolean }) | null;
  opens: PreviewedGap[];
  closes: PreviewedGap[];
  changes: PreviewedGap[];
}

export interface ChangePreview {
  opens: number;
  closes: number;
  /** Only where anything would differ. */
  agents: PreviewedAgent[];
  /** Changes that would be refused, by their place in the question; the others are judged without them. */
  refused: { change: number; rule: string; message: string }[];
}

/**
 * Which gaps would changes of assignments open and close, agent by agent? Judged by the same cores as the real thing,
 * in memory; nothing is written. Changes are taken in their order; what a verb would refuse is left out and named.
 */
export const previewChange = query({
  may: "catalogue.read",
  summary: "Preview the gaps that changes of assignments would open and close",
  input: z.strictObject({
    changes: z
      .array(changeFields)
      .min(1, "Name at least one change.")
      .max(MOST_CHANGES, `At most ${MOST_CHANGES} changes at a time.`),
  }),
  async read(queryable, { changes }, { now }): Promise<ChangePreview> {
    const asked = await readChanges(queryable, changes);
    const ids = [...new Set(asked.map(({ agentId }) => agentId))];
    if (ids.length > MOST_AGENTS)
      throw invalid([{ path: "changes", message: `At most ${MOST_AGENTS} agents at a time; ask in parts.` }]);
    return previewOf(queryable, ids, asked, now);
  },
});

async function previewOf(
  queryable: Queryable,
  ids: readonly string[],
  asked: readonly AskedChange[],
  now: Instant,
): Promise<ChangePreview> {
  const organisation = await loadOrganisation(queryable, now);
  const loaded = await loadFacts(queryable, ids, now);
  const before = new Map(loaded.map(({ facts }) => [facts.id, facts]));
  const after = new Map(before);
  const refused: ChangePreview["refused"] = [];
  for (const [index, { agentId, changeOf }] of asked.entries()) {
    const facts = after.get(agentId);
    if (facts === undefined) continue;
    const change = changeOf(facts);
    try {
      // Sorts behind every id of the registry, as what is recorded last does.
      after.set(agentId, changeAssignments(facts, change, now, `new ${String(index).padStart(4, "0")}`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = error.kind === "invalid" ? (error.errors[0]?.message ?? error.message) : error.message;
      refused.push({ change: index, rule: error.rule, message });
    }
  }
  const judged = [...before.values()].map((facts) => ({
    facts,
    before: judgeAgent(facts, organisation, new Moment(now)),
    after: judgeAgent(after.get(facts.id) ?? facts, organisation, new Moment(now)),
  }));
  const agents = judged.map(agentOf);
  const shared = await concentrationAfter(queryable, judged, organisation);
  const differing = [
    ...agents,
    { agent: null, ...previewedDifference(null, shared.before, shared.after, null) },
  ].filter(({ opens, closes, changes }) => opens.length + closes.length + changes.length > 0);
  return {
    opens: differing.reduce((sum, { opens }) => sum + opens.length, 0),
    closes: differing.reduce((sum, { closes }) => sum + closes.length, 0),
    agents: differing,
    refused,
  };
}

function agentOf({ facts, before, after }: JudgedTwice): PreviewedAgent {
  const { id, slug, name, state } = facts;
  return {
    agent: { id, slug, name, state, keepsGaps: keepsGaps(state) },
    ...previewedDifference(id, before.findings, after.findings, facts),
  };
}

function previewedDifference(
  agentId: string | null,
  before: readonly Finding[],
  after: readonly Finding[],
  facts: AgentFacts | null,
): Omit<PreviewedAgent, "agent"> {
  const { opens, closes, severity } = differenceOfFindings(agentId, before, after);
  const capabilities = new Map(facts?.capabilities.map(({ id, slug, name }) => [id, { id, slug, name }]));
  const shown = (finding: Finding, was: Severity | null = null): PreviewedGap => ({
    key: gapKey(agentId, finding),
    rule: finding.rule,
    severity: finding.severity,
    was,
    capability: finding.capabilityId === null ? null : (capabilities.get(finding.capabilityId) ?? null),
    role: finding.role,
    control: finding.controlId,
    sentence: finding.sentence,
    fix: finding.fix,
  });
  return {
    opens: opens.map((finding) => shown(finding)),
    closes: closes.map((finding) => shown(finding)),
    changes: severity.map(({ finding, was }) => shown(finding, was)),
  };
}
