import { AddCapability, CapabilityActions } from "#components/agents/capability-actions.tsx";
import { CapabilityLedger } from "#components/agents/capability-ledger.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/page-head.tsx";
import { type Role, riskTiers } from "#lib/registry/core/vocabulary.ts";
import type { AgentPage } from "./read-agent-page.ts";

/** What the agent may do, and the six answers to each. */
export function AnswersSection({
  page,
  opened,
  ended,
}: {
  page: AgentPage;
  opened: string | undefined;
  ended: boolean;
}) {
  const { agent, account, may } = page;
  // The riskiest first: they make the agent's tier.
  const capabilities = agent.capabilities.toSorted(
    (one, other) => riskTiers.indexOf(other.riskTier) - riskTiers.indexOf(one.riskTier),
  );
  const accounts = new Map(account.capabilities.map((capability) => [capability.id, capability]));
  // Who holds the role on this capability alone may do what it brings, too; the verbs decide again.
  const holds = (id: string, role: Role): boolean =>
    !page.past &&
    (accounts
      .get(id)
      ?.judged?.seats.some(
        (seat) => seat.role === role && seat.holders.some(({ person }) => person.id === page.asker),
      ) ??
      false);
  const going = capabilities.filter(({ state }) => state !== "ended");
  const shown = ended ? capabilities : going;
  const over = capabilities.length - going.length;
  return (
    <Section
      id="answers"
      title="What it may do"
      count={going.length}
      says="Each capability must answer six questions: who granted it, what is allowed, why, who monitors, who responds, who retires it."
      actions={may.editCapabilities ? <AddCapability agent={agent.slug} /> : null}
    >
      {shown.length === 0 ? (
        <EmptyState title={over > 0 ? "It may do nothing any more" : "No capability is registered"}>
          {over > 0
            ? "Everything that it was once allowed to do has ended, so nobody has to answer for an action."
            : "An agent without a capability may do nothing, so its tier is low and nobody has to answer for an action."}
          {may.editCapabilities && over === 0 ? " Add the first thing that it may do to one system." : null}
        </EmptyState>
      ) : (
        <CapabilityLedger
          capabilities={shown}
          accountOf={(id) => accounts.get(id)}
          now={page.now}
          opened={opened}
          actions={(capability) => (
            <CapabilityActions
              agent={agent.slug}
              capability={capability}
              may={{
                edit: may.editCapabilities || holds(capability.id, "provisioner"),
                suspend: may.contain || holds(capability.id, "responder"),
                resume: may.resume,
              }}
            />
          )}
        />
      )}
      {over > 0 && !ended ? (
        <p className="mt-2 text-sm text-soft">
          <MomentLink className="link" href={`/agents/${agent.slug}?section=answers&ended=true`}>
            {over === 1 ? "One capability has ended" : `${over} capabilities have ended`}
          </MomentLink>
        </p>
      ) : null}
    </Section>
  );
}
