import { FindingsList, type ShownFinding } from "#components/agents/findings-list.tsx";
import { nameAct, roleName } from "#components/agents/seat-words.ts";
import { AskException } from "#components/exceptions/ask-exception.tsx";
import { AssignGap } from "#components/gaps/assign-gap.tsx";
import { FixGap } from "#components/gaps/fix/fix-gap.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/page-head.tsx";
import type { AgentPage } from "./read-agent-page.ts";

/** What is not answered for: gaps of a registered agent, a preview of them on a draft. */
export function GapsSection({ page, asOf }: { page: AgentPage; asOf: string | undefined }) {
  const { agent, findings, may, now } = page;
  const draft = agent.state === "draft";
  const over = agent.state === "retired" || agent.state === "rejected";
  return (
    <Section
      id="gaps"
      title={draft ? "What would be a gap" : "Gaps"}
      count={findings.length}
      says={
        draft
          ? "The same rules, as a preview. Once the agent is submitted each of these has a due date."
          : "Opened and closed by the rules alone: a gap closes when the fact behind it is mended."
      }
    >
      {findings.length === 0 ? (
        <EmptyState title={over ? `An agent that is ${agent.state} has no gaps` : "Nothing is missing"}>
          {over
            ? "Nobody has to answer for what it may do any more."
            : "Every seat that its tier demands answers, and every rule is met. Should that change, the gap stands here within a minute."}
        </EmptyState>
      ) : (
        <FindingsList
          findings={findings}
          now={now}
          placeOf={(finding) => (page.past || (finding.kept && may.fixGaps) ? null : placeOf(agent.slug, finding))}
          actions={(finding) =>
            finding.kept && !asOf ? (
              <>
                {may.fixGaps ? <FixGap gap={finding.kept} now={now} /> : null}
                {may.assignGaps ? <AssignGap gap={finding.kept} /> : null}
                {may.askExceptions && finding.rule !== "exception-expired" ? (
                  <AskException gap={{ id: finding.kept.id, sentence: finding.sentence }} />
                ) : null}
              </>
            ) : null
          }
        />
      )}
    </Section>
  );
}

const boundTo = new Set([
  "grant-expired",
  "grant-standing",
  "grant-unapproved",
  "revocation-missing",
  "playbook-missing",
]);

/** Where on the page the fact behind a finding is mended. */
function placeOf(
  agent: string,
  { rule, role, capability, control }: ShownFinding,
): { href: string; act: string } | null {
  const base = `/agents/${agent}`;
  if (role !== null) {
    const anchor = capability ? `people-${capability}` : `role-${role}`;
    const act =
      rule.endsWith("-missing") && rule !== "deputy-missing"
        ? nameAct(role)
        : `Go to the ${roleName(role).toLowerCase()}`;
    return { href: `${base}?section=people#${anchor}`, act };
  }
  if (control !== null) return { href: `${base}?section=controls#control-${control}`, act: "Go to the control" };
  if (rule === "authority-missing" || rule === "duties-clash")
    return { href: `${base}?section=people${capability ? `#people-${capability}` : ""}`, act: "Go to its people" };
  if (capability !== null && boundTo.has(rule))
    return {
      href: `${base}?section=answers&capability=${capability}#capability-${capability}`,
      act: "Go to the capability",
    };
  if (rule === "approval-unenforced" || rule === "system-unowned")
    return { href: "/systems", act: "Go to the systems" };
  if (rule === "data-unowned") return { href: "/data-sources", act: "Go to the data sources" };
  return { href: `${base}?section=facts`, act: "Go to its facts" };
}
