import { cache } from "react";
import type { ShownFinding } from "#components/agents/findings-list.tsx";
import { listAgentControls } from "#lib/controls/list-agent-controls.ts";
import type { AgentAccount } from "#lib/gaps/core/account-of-agent.ts";
import { ruleById } from "#lib/gaps/core/all-rules.ts";
import { type Finding, gapKey } from "#lib/gaps/core/finding.ts";
import { mapOfAgent } from "#lib/gaps/core/map-of-agent.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { readAgentAccount } from "#lib/gaps/read-agent-account.ts";
import { mayChange, mayDo, type Permission, type Relation } from "#lib/identity/core/access.ts";
import { readMatrix } from "#lib/raci/read-matrix.ts";
import { unstatedOf } from "#lib/registry/core/agent-lifecycle.ts";
import { againstUndecided } from "#lib/registry/core/decided-sources.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { listRequests } from "#lib/workflow/list-requests.ts";
import { isUnderWay } from "#lib/workflow/retirements/core/retirement-lifecycle.ts";
import { listRetirements } from "#lib/workflow/retirements/list-retirements.ts";
import { asking } from "../../asking.ts";
import { found } from "../../search-of.ts";

/** Everything that the agent page shows, read once per request, now or as of a past moment. */
export const readAgentPage = cache(async (name: string, asOf: string | undefined) => {
  const context = await asking();
  const asked = { agent: decodeURIComponent(name), ...(asOf ? { asOf } : {}) };
  const [agent, { account, facts }, assignments, gaps, recorded, requests, retirements, raci] = await found(
    Promise.all([
      readAgent(context, asked),
      readAgentAccount(context, asked),
      listAssignments(context, { ...asked, ended: "true", sort: "startsAt", limit: 200 }),
      listGaps(context, { ...asked, limit: 200 }),
      listAgentControls(context, asked),
      listRequests(context, { ...asked, state: "open,changes_requested", sort: "openedAt" }),
      listRetirements(context, { ...asked, limit: 1 }),
      readMatrix(context, asked),
    ]),
  );
  const past = asOf !== undefined;
  const relation = relationTo(account, agent.state === "draft" ? (agent.createdBy?.id ?? null) : null);
  const may = (permission: Permission) => !past && mayDo(context.actor, permission, relation);
  const undecided = againstUndecided(facts.dataSources).map(({ message }) => message);
  const missing: Partial<Record<string, readonly string[]>> = {
    submit: unstatedOf(facts).map(({ message }) => message),
    activate: [...undecided, ...account.againstActivation.map(({ sentence, fix }) => `${sentence} ${fix}`)],
  };
  const versions = new Map(recorded.data.map(({ control, version }) => [control.id, version]));
  return {
    agent,
    account,
    /** What keeps it from going live though no gap says so: restricted data that nobody decided about (R27). */
    undecided: ["draft", "submitted", "approved"].includes(agent.state) ? undecided : [],
    map: mapOfAgent(facts, account, agent),
    controls: account.controls.map((control) => ({ ...control, version: versions.get(control.id) ?? null })),
    /** What is found, each with its three parts; beside it the gap as it is kept, none on a draft. */
    findings:
      agent.state === "draft"
        ? agent.findings.map((finding) => previewed(finding, agent.id, facts.capabilities))
        : gaps.data.map(keptGap),
    assignments: assignments.data,
    raci,
    /** What is being decided about it. */
    requests: requests.data,
    /** What is decided in a request is offered there. */
    offers: agent.events
      .filter(({ event }) => !decidedInRequests.includes(event))
      .map(({ event, because }) => ({
        event,
        off: because,
        missing: because === null ? [] : (missing[event] ?? []),
      })),
    /** The newest, unless it came to nothing. */
    retirement: retirements.data.find(({ state }) => isUnderWay(state) || state === "retired") ?? null,
    past,
    now: asOf ? Date.parse(asOf) : context.clock.now(),
    asker: context.actor.personId,
    may: {
      edit: may("agent.edit"),
      decidePurpose: may("agent.decidePurpose"),
      // Nobody is named on a retired agent any more, and it is given nothing to do.
      editCapabilities: agent.state !== "retired" && may("capability.edit"),
      editAssignments: agent.state !== "retired" && may("assignment.edit"),
      editControls: may("agentControl.edit"),
      override: may("raci.override"),
      contain: may("agent.contain"),
      resume: may("agent.resume"),
      assignGaps: may("gap.assign"),
      fixGaps: !past && mayChange(context.actor),
      askExceptions: may("exception.request"),
      acceptRisk: agent.state !== "submitted" && agent.state !== "draft" && may("agent.acceptRisk"),
    },
  };
});

const decidedInRequests: readonly string[] = ["approve", "reject", "request_changes"];

export type AgentPage = Awaited<ReturnType<typeof readAgentPage>>;

type Kept = Awaited<ReturnType<typeof listGaps>>["data"][number];

const explains = (rule: string): string => ruleById.get(rule)?.explains ?? "";

const keptGap = (gap: Kept): ShownFinding => ({
  key: gap.id,
  rule: gap.rule,
  severity: gap.severity,
  sentence: gap.sentence,
  explains: explains(gap.rule),
  fix: gap.fix,
  closedBy: gap.closedBy,
  capability: gap.capability?.slug ?? null,
  role: gap.role,
  control: gap.control,
  kept: gap,
});

const previewed = (
  finding: Finding,
  agentId: string,
  capabilities: readonly { id: string; slug: string }[],
): ShownFinding => ({
  key: gapKey(agentId, finding),
  rule: finding.rule,
  severity: finding.severity,
  sentence: finding.sentence,
  explains: explains(finding.rule),
  fix: finding.fix,
  closedBy: finding.closedBy,
  capability: capabilities.find(({ id }) => id === finding.capabilityId)?.slug ?? null,
  role: finding.role,
  control: finding.controlId,
  kept: null,
});

/** Who holds what on the agent, for offering buttons; the verbs decide again. */
function relationTo(account: AgentAccount, createdBy: string | null): Relation {
  const holders: Partial<Record<Role, string[]>> = {};
  for (const seat of [...account.seats, ...account.defaults])
    holders[seat.role] = seat.holders.map(({ person }) => person.id);
  const unowned = (holders.business_owner ?? []).length === 0;
  return { holders, draftedBy: unowned ? createdBy : null };
}
