import type { Metadata } from "next";
import { ExceptionStateLabel } from "#components/exceptions/exception-state-label.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { type Act, ActsWithReason } from "#components/ui/act-with-reason.tsx";
import { Due } from "#components/ui/due.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { readException } from "#lib/workflow/exceptions/list-exceptions.ts";
import { asking } from "../../asking.ts";
import { found } from "../../search-of.ts";

type Params = { params: Promise<{ exception: string }> };
const read = async (params: Params["params"]) =>
  found(readException(await asking(), { exception: (await params).exception.slice(0, 100) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Exception: ${(await read(params)).gap.sentence}` };
}

const words = {
  approve: {
    act: "Approve exception",
    says: "The gap is accepted until the end that was asked for, and counts for nothing until then.",
    asks: "Why that is acceptable",
    weight: "primary",
  },
  refuse: {
    act: "Refuse exception",
    says: "The gap stays open. Say what has to be done instead.",
    asks: "Why not",
    weight: "danger",
  },
  withdraw: {
    act: "Withdraw exception",
    says: "A gap that it accepts is open again at once.",
    asks: null,
    weight: "plain",
  },
} as const;

export default async function ExceptionPage({ params }: Params) {
  const exception = await read(params);
  const now = (await asking()).clock.now();
  const { id, gap, agent, state } = exception;
  const acts = exception.events.flatMap(({ event, because }): Act[] =>
    event === "expire" ? [] : [{ ...words[event], path: `/exceptions/${id}/${event}`, off: because }],
  );
  return (
    <>
      <PageHead
        title={gap.sentence}
        back={{ href: "/exceptions", name: "Exceptions" }}
        beside={
          <>
            <ExceptionStateLabel state={state} />
            <SeverityLabel severity={gap.severity} />
          </>
        }
        actions={<ActsWithReason acts={acts} version={exception.version} />}
      />
      {state === "approved" ? (
        <Notice>
          Accepted for now: the gap stays, and counts for nothing until the end <When at={exception.endsAt} now={now} />
          .
        </Notice>
      ) : null}
      {state === "expired" ? (
        <Notice tone="attention">
          Its end has come <When at={exception.endsAt} now={now} />: while it is still so, the gap is open again.
        </Notice>
      ) : null}
      <div className="mt-4">
        <Facts
          facts={[
            { name: "Why it is not mended now", value: exception.reason, wide: true },
            { name: "What is done meanwhile", value: exception.compensatingControl, wide: true },
            {
              name: "Gap",
              value: (
                <a className="link" href={`/gaps/${gap.id}`}>
                  Its page, with what happened to it
                </a>
              ),
            },
            {
              name: "Agent",
              value: (
                <a className="link" href={`/agents/${agent.slug}`}>
                  {agent.name}
                </a>
              ),
            },
            {
              name: "Asked by",
              value: (
                <>
                  {exception.requestedBy ? <PersonName person={exception.requestedBy} /> : exception.requestedByName}{" "}
                  <When at={exception.requestedAt} now={now} />
                </>
              ),
            },
            { name: "Ends", value: <When at={exception.endsAt} now={now} as="day" /> },
            {
              name: "Decided by",
              value:
                exception.decidedBy && exception.decidedAt ? (
                  <>
                    <PersonName person={exception.decidedBy} /> <When at={exception.decidedAt} now={now} />
                  </>
                ) : state === "requested" ? (
                  <>
                    Nobody yet: it takes somebody of security who stands apart
                    {exception.dueAt ? (
                      <>
                        , <Due at={exception.dueAt} now={now} />
                      </>
                    ) : null}
                  </>
                ) : (
                  "Nobody"
                ),
            },
            ...(exception.decision ? [{ name: "Reason of the decision", value: exception.decision, wide: true }] : []),
            ...(exception.endedAt && state === "withdrawn"
              ? [{ name: "Withdrawn", value: <When at={exception.endedAt} now={now} /> }]
              : []),
          ]}
        />
      </div>
    </>
  );
}
