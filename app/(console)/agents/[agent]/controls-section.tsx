import { ControlsLedger } from "#components/agents/controls-ledger.tsx";
import { EditAgentControl } from "#components/agents/edit-agent-control.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/page-head.tsx";
import type { AgentPage } from "./read-agent-page.ts";

/** The safeguards that apply to the agent by its facts. */
export function ControlsSection({ page }: { page: AgentPage }) {
  const { agent, controls, may, asker } = page;
  const unowned = controls.filter(({ owner, setAside }) => !setAside && owner?.status !== "active").length;
  return (
    <Section
      id="controls"
      title="Controls that apply"
      count={controls.length}
      says={
        unowned === 0
          ? "Each applies by a fact of the agent, and has a named owner."
          : `Each applies by a fact of the agent and needs a named owner. ${unowned === 1 ? "One has" : `${unowned} have`} nobody who answers.`
      }
    >
      {controls.length === 0 ? (
        <EmptyState title="No control applies">
          Controls apply by the facts of the agent: its hosting, autonomy, what it may do and on which data.
        </EmptyState>
      ) : (
        <ControlsLedger
          controls={controls.toSorted((one, other) => Number(needsCare(other)) - Number(needsCare(one)))}
          now={page.now}
          actions={(control) =>
            may.editControls || (!page.past && asker !== null && control.owner?.id === asker) ? (
              <EditAgentControl agent={agent.slug} control={control} />
            ) : null
          }
        />
      )}
    </Section>
  );
}

/** What wants a hand stands first: nobody, somebody who left, or failing. */
const needsCare = ({ owner, setAside, status }: AgentPage["controls"][number]): boolean =>
  status === "failing" || (!setAside && owner?.status !== "active");
