import { GiveAnswer } from "#components/agents/give-answer.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { type Fact, Facts, yesNo } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import type { AgentPage } from "./read-agent-page.ts";

const words = (word: string | null): string | null => (word === null ? null : inWords(word));

/** What is stated about the agent, in the groups of its form; what is not stated says so. */
export function FactsSection({ page }: { page: AgentPage }) {
  const { agent, may, now } = page;
  const over = agent.state === "retired" || agent.state === "rejected";
  const edit =
    may.edit && !over ? (
      <ButtonLink href={agent.state === "draft" ? `/agents/new?draft=${agent.slug}` : `/agents/${agent.slug}/edit`}>
        {agent.state === "draft" ? "Go on registering" : "Edit the facts"}
      </ButtonLink>
    ) : null;
  return (
    <>
      <Section id="facts" title="What it is for" actions={edit}>
        <Facts
          facts={[
            { name: "Purpose", value: agent.purpose, wide: true },
            { name: "Task boundary", value: agent.taskBoundary, wide: true },
            { name: "Acceptable outcomes", value: agent.acceptableOutcomes, wide: true },
            { name: "Business unit", value: agent.businessUnit },
            ...(agent.importedFrom ? [{ name: "Imported from", value: agent.importedFrom }] : []),
          ]}
        />
      </Section>
      <Section id="working" title="How it works">
        <Facts
          facts={[
            { name: "Interaction", value: words(agent.interaction) },
            { name: "Autonomy", value: words(agent.autonomy) },
            { name: "Why this much", value: agent.autonomyReason, wide: true },
            { name: "Hosting", value: words(agent.hosting) },
            { name: "Environment", value: words(agent.environment) },
            { name: "Customer-facing", value: yesNo(agent.customerFacing) },
            { name: "Uses retrieval", value: yesNo(agent.usesRetrieval) },
            { name: "Uses MCP", value: yesNo(agent.usesMcp) },
            { name: "Model", value: agent.model },
            { name: "Digest of the prompt", value: mono(agent.promptDigest), wide: true },
          ]}
        />
      </Section>
      <Section id="identity" title="Identity, vendor and reach">
        <Facts facts={identityFacts(page)} />
      </Section>
      <Section id="readiness" title="When something goes wrong, and at the end">
        <Facts
          facts={[
            {
              name: "Playbook",
              value: agent.playbookUrl ? (
                <a className="link break-all" href={agent.playbookUrl} rel="noreferrer">
                  {agent.playbookUrl}
                </a>
              ) : null,
              wide: true,
            },
            { name: "Escalation", value: agent.escalation, wide: true },
            { name: "Retirement plan", value: agent.retirementPlan, wide: true },
            {
              name: "Its purpose ends",
              value: agent.endsAt ? <When at={agent.endsAt} now={page.now} as="day" /> : null,
            },
          ]}
        />
      </Section>
      <Section
        id="approvals"
        title="Answered by name"
        says="Identity, scope and oversight are three questions, each approved by a named person who did not submit the agent; the residual risk has a named acceptor."
      >
        <ul className="border-t border-line-strong">
          {answersOf(page).map(({ answer, asks, by, at, statement, may: mayGive }) => (
            <li
              key={answer}
              className="grid items-baseline gap-x-6 gap-y-1 border-b border-line py-2.5 text-sm md:grid-cols-[13rem_minmax(0,1fr)_auto]"
            >
              <span className="font-medium">{asks}</span>
              <span className="min-w-0">
                {by ? (
                  <span className="flex flex-wrap items-center gap-x-2">
                    <PersonName person={by} />
                    {at ? (
                      <span className="text-soft">
                        <When at={at} now={now} />
                      </span>
                    ) : null}
                  </span>
                ) : (
                  <span className="text-critical">Nobody has answered for it</span>
                )}
                {statement === undefined ? null : (
                  <span className="mt-0.5 block text-soft">{statement ?? "What remains is not stated."}</span>
                )}
              </span>
              {mayGive && !over && page.asker ? (
                <GiveAnswer
                  agent={{ slug: agent.slug, version: agent.version }}
                  self={page.asker}
                  given={by?.id === page.asker}
                />
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="dates" title="Dates">
        <Facts
          facts={(
            [
              ["Registered", agent.createdAt, agent.createdBy],
              ["Submitted", agent.submittedAt, agent.submittedBy],
              ["Approved", agent.approvedAt, null],
              ["Activated", agent.activatedAt, null],
              ["Suspended", agent.suspendedAt, null],
              ["Retired", agent.retiredAt, null],
            ] as const
          ).flatMap(([name, at, by]) =>
            at
              ? [
                  {
                    name,
                    value: (
                      <>
                        <When at={at} now={now} as="day" />
                        {by ? ` by ${by.name}` : ""}
                      </>
                    ),
                  },
                ]
              : [],
          )}
        />
      </Section>
    </>
  );
}

const mono = (text: string | null) =>
  text === null ? null : <span className="font-mono text-xs break-all">{text}</span>;

function lifetime(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function identityFacts({ agent }: AgentPage): Fact[] {
  const { credential, orchestrator, vendorOwners } = agent;
  const vendor = agent.hosting === "vendor" || orchestrator.hosting === "vendor" || agent.vendor !== null;
  return [
    { name: "Workload identity", value: mono(agent.workloadIdentity), wide: true },
    {
      name: "Credential",
      value: credential.kind
        ? `${inWords(credential.kind)}${credential.ttlSeconds ? `, lives ${lifetime(credential.ttlSeconds)}` : ""}`
        : null,
    },
    {
      name: "Orchestrator",
      value: orchestrator.name
        ? `${orchestrator.name}${orchestrator.hosting ? ` (${orchestrator.hosting})` : ""}`
        : words(orchestrator.hosting),
    },
    ...(vendor
      ? [
          { name: "Vendor", value: agent.vendor },
          { name: "References", value: agent.vendorReferences.join("\n") || null },
          {
            name: "Owner of data classification",
            value: vendorOwners.dataClassification && <PersonName person={vendorOwners.dataClassification} />,
          },
          { name: "Owner of outputs", value: vendorOwners.outputs && <PersonName person={vendorOwners.outputs} /> },
        ]
      : []),
    {
      name: "Business units",
      value:
        agent.sharedByUnits.length === 0
          ? "Not shared"
          : agent.sharedByUnits.map(({ unit, owner }) => (
              <span key={unit} className="block">
                {unit}: {owner ? owner.name : <span className="text-critical">nobody answers for its use</span>}
              </span>
            )),
    },
    { name: "Data sources", value: links(agent.dataSources, "/data-sources", "None named") },
    {
      name: "Hands work to",
      value:
        agent.delegatesTo.length === 0
          ? "Nobody"
          : agent.delegatesTo.map((delegate) => (
              <span key={delegate.slug} className="block">
                {delegate.id ? (
                  <MomentLink className="link" href={`/agents/${delegate.slug}`}>
                    {delegate.name}
                  </MomentLink>
                ) : (
                  <span className="text-critical">{delegate.slug}, which is not registered</span>
                )}
              </span>
            )),
    },
    { name: "Gets work from", value: links(agent.delegatedBy, "/agents", "Nobody") },
  ];
}

const links = (things: readonly { id: string; slug: string; name: string }[], base: string, none: string) =>
  things.length === 0
    ? none
    : things.map((thing) => (
        <MomentLink key={thing.id} className="link mr-3" href={`${base}/${thing.slug}`}>
          {thing.name}
        </MomentLink>
      ));

interface NamedAnswer {
  answer: "identity" | "scope" | "oversight" | "risk";
  asks: string;
  by: { id: string; name: string; email: string } | null;
  at: string | null;
  /** Only the residual risk is also put in words. */
  statement?: string | null;
  /** Whoever asks may give it here; the three questions are answered in requests. */
  may: boolean;
}

function answersOf({ agent: { approvals, residualRisk }, may }: AgentPage): NamedAnswer[] {
  return [
    { answer: "identity", asks: "Identity", ...approvals.identity, may: false },
    { answer: "scope", asks: "Scope", ...approvals.scope, may: false },
    { answer: "oversight", asks: "Oversight model", ...approvals.oversight, may: false },
    {
      answer: "risk",
      asks: "Residual risk",
      by: residualRisk.acceptedBy,
      at: residualRisk.acceptedAt,
      statement: residualRisk.statement,
      may: may.acceptRisk,
    },
  ];
}
