import type { Metadata } from "next";
import { EditFacts } from "#components/registration/edit-facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { readAgentPage } from "../read-agent-page.ts";

export const metadata: Metadata = { title: "Edit the facts" };

/** The facts of an agent as a form; what is saved is judged at once. */
export default async function EditFactsPage({ params }: { params: Promise<{ agent: string }> }) {
  const { agent, may } = await readAgentPage((await params).agent, undefined);
  const over = agent.state === "retired" || agent.state === "rejected";
  return (
    <>
      <PageHead
        title={`Edit the facts of ${agent.name}`}
        back={{ href: `/agents/${agent.slug}?section=facts`, name: agent.name }}
      >
        What you change shows at once, and is judged in the same moment.
      </PageHead>
      {may.edit && !over ? (
        <EditFacts agent={agent} decidesPurpose={may.decidePurpose} />
      ) : (
        <Notice tone="attention" title="You cannot edit these facts">
          {over
            ? `It is ${agent.state}; what it was stays as it is.`
            : "Its business owner, its system owner or an admin does. Ask one of them."}
        </Notice>
      )}
    </>
  );
}
