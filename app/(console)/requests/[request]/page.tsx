import type { Metadata } from "next";
import { AskAgain } from "#components/requests/ask-again.tsx";
import { DecisionsList } from "#components/requests/decisions-list.tsx";
import { RequestEvents } from "#components/requests/request-events.tsx";
import { RequestStateLabel } from "#components/requests/request-state-label.tsx";
import { ShownParts } from "#components/requests/shown-parts.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { proposedChange } from "#lib/workflow/core/change-proposal.ts";
import { readRequest } from "#lib/workflow/read-request.ts";
import { asking } from "../../asking.ts";
import { found } from "../../search-of.ts";

type Params = { params: Promise<{ request: string }> };
const read = async (params: Params["params"]) =>
  found(readRequest(await asking(), { request: (await params).request.slice(0, 100) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await read(params)).title };
}

export default async function RequestPage({ params }: Params) {
  const context = await asking();
  const request = await read(params);
  const now = context.clock.now();
  const owners = request.agent
    ? await listAssignments(context, { agent: request.agent.slug, role: "business_owner" })
    : { data: [] };
  const holders = { business_owner: owners.data.flatMap(({ person }) => (person ? [person.id] : [])) };
  const unclosed = request.state === "open" || request.state === "changes_requested";
  const mayTakeBack = mayDo(context.actor, "request.withdraw", { personId: request.submittedBy.id, holders });
  const events = [
    ...(request.decisions.some(({ mayDecide }) => mayDecide) && context.actor.personId !== request.submittedBy.id
      ? (["request-changes"] as const)
      : []),
    ...(unclosed && mayTakeBack ? (["withdraw"] as const) : []),
  ];
  const live = request.decisions.filter(({ voidedAt }) => voidedAt === null);
  return (
    <>
      <PageHead
        title={request.title}
        back={{ href: "/requests", name: "Requests" }}
        beside={<RequestStateLabel state={request.state} />}
        actions={
          <>
            {request.kind === "change" && request.state === "changes_requested" && mayTakeBack ? (
              <AskAgain request={request} proposal={proposedChange(request)} />
            ) : null}
            <RequestEvents request={request} events={events} />
          </>
        }
      >
        {request.reason}
      </PageHead>
      {request.outcome && request.state !== "approved" ? (
        <div className="mb-4">
          <Notice tone={request.state === "rejected" ? "critical" : "attention"} title={outcomeTitle[request.state]}>
            {request.outcome}
          </Notice>
        </div>
      ) : null}
      <Facts
        facts={[
          { name: "Kind", value: inWords(request.kind) },
          { name: "Asked by", value: request.submittedBy.name },
          {
            name: "About",
            value: request.agent ? (
              <a className="link" href={`/agents/${request.agent.slug}`}>
                {request.subject.name}
              </a>
            ) : (
              request.subject.name
            ),
          },
          ...(request.seats === null ? [] : [{ name: "Seats now", value: <SeatStrip seats={request.seats} alone /> }]),
          { name: "Asked", value: <When at={request.openedAt} now={now} /> },
          ...(request.closedAt
            ? [{ name: inWords(request.state), value: <When at={request.closedAt} now={now} /> }]
            : []),
        ]}
      />
      <Section
        id="decisions"
        title="Decisions"
        says={`${live.filter(({ decision }) => decision !== null).length} of ${live.length} are given. Each belongs to exactly what was shown of the parts that it covers: where one of them changes, it is void and asked for again.`}
      >
        <DecisionsList request={request} now={now} />
      </Section>
      <Section id="shown" title="What is asked for">
        <ShownParts parts={request.parts} />
      </Section>
    </>
  );
}

const outcomeTitle: Partial<Record<string, string>> = {
  rejected: "Rejected: what has to change",
  changes_requested: "Changes are asked for",
  withdrawn: "Withdrawn",
};
