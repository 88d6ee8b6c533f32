import type { Metadata } from "next";
import { PersonName } from "#components/people/person-name.tsx";
import { Checklist, PlannedChecklist } from "#components/retirements/checklist.tsx";
import { RetirementStateLabel } from "#components/retirements/retirement-state-label.tsx";
import { type Act, ActsWithReason } from "#components/ui/act-with-reason.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Due } from "#components/ui/due.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { type RetirementAnswer, readRetirement } from "#lib/workflow/retirements/read-retirement.ts";
import { asking } from "../../asking.ts";
import { presenceOf } from "../../presence.ts";
import { found } from "../../search-of.ts";

type Params = { params: Promise<{ retirement: string }> };
const read = async (params: Params["params"]) =>
  found(readRetirement(await asking(), { retirement: (await params).retirement.slice(0, 100) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Retirement of ${(await read(params)).agent.name}` };
}

const words = {
  approve: {
    act: "Approve retirement",
    says: "Without a day ahead it starts at once: the agent is retiring, and everybody who is asked for a step is told.",
    asks: "Why it may go",
    weight: "primary",
  },
  refuse: { act: "Refuse retirement", says: "The agent goes on.", asks: "Why it has to stay", weight: "danger" },
  withdraw: { act: "Withdraw retirement", says: "The agent goes on.", asks: null, weight: "plain" },
  verify: {
    act: "Verify retirement",
    says: "You confirm that nothing of it acts any more. Its people are released and it is retired; any later action of it is a critical gap.",
    asks: "What you looked at",
    weight: "primary",
  },
} as const;

const isAct = (event: string): event is keyof typeof words => event in words;

export default async function RetirementPage({ params }: Params) {
  const context = await asking();
  const now = context.clock.now();
  const retirement = await read(params);
  const { id, agent, state, steps, planned, open } = retirement;
  const present = await presenceOf(context, [
    ...steps.flatMap(({ person, doneBy, doneFor }) => [person, doneBy, doneFor]),
    retirement.requestedBy,
    retirement.decidedBy,
    retirement.verifiedBy,
  ]);
  const acts = retirement.events.flatMap(({ event, because }): Act[] =>
    isAct(event) ? [{ ...words[event], path: `/retirements/${id}/${event}`, off: because }] : [],
  );
  const dependent = steps.filter(({ dependency, state: its }) => dependency && its === "open").length;
  return (
    <>
      <PageHead
        title={`Retirement of ${agent.name}`}
        back={{ href: "/retirements", name: "Retirements" }}
        beside={<RetirementStateLabel state={state} />}
        actions={
          state === "retired" ? (
            <>
              <ButtonLink href={`/api/v1/retirements/${id}/certificate.pdf`} weight="primary">
                Certificate as PDF
              </ButtonLink>
              <ButtonLink href={`/api/v1/retirements/${id}/certificate.json`}>Certificate as JSON</ButtonLink>
            </>
          ) : (
            <ActsWithReason acts={acts} version={retirement.version} />
          )
        }
      >
        {retirement.reason}
      </PageHead>
      {dependent > 0 ? (
        <div className="mb-4">
          <Notice tone="attention" title="Others still depend on it">
            {dependent === 1 ? "One step is about somebody" : `${dependent} steps are about somebody`} outside who uses{" "}
            {agent.name} or hands work to it. Do these first.
          </Notice>
        </div>
      ) : null}
      {state === "in_progress" && open.length === 0 ? (
        <div className="mb-4">
          <Notice tone="good" title="Every step is done">
            Somebody who did none of them verifies it now.
          </Notice>
        </div>
      ) : null}
      <Facts facts={factsOf(retirement, present, now)} />
      {steps.length > 0 ? (
        <Section
          id="checklist"
          title="Checklist"
          count={steps.length}
          says="Made from what the agent may do, uses and is used by. What becomes live meanwhile gets a step of its own."
        >
          <Checklist
            retirement={id}
            now={now}
            steps={steps.map((step) => ({
              ...step,
              person: present(step.person),
              doneBy: present(step.doneBy),
              doneFor: present(step.doneFor),
            }))}
          />
        </Section>
      ) : planned.length > 0 ? (
        <Section
          id="checklist"
          title="What will have to be done"
          count={planned.length}
          says="As its facts are now. The checklist is made when the retirement starts."
        >
          <PlannedChecklist steps={planned} />
        </Section>
      ) : null}
    </>
  );
}

function factsOf(retirement: RetirementAnswer, present: Awaited<ReturnType<typeof presenceOf>>, now: number) {
  const { agent, requestedBy, requestedByName, requestedAt, decidedBy, decidedAt, verifiedBy, verifiedAt } = retirement;
  const asker = present(requestedBy);
  const decider = present(decidedBy);
  const verifier = present(verifiedBy);
  return [
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
          {asker ? <PersonName person={asker} /> : requestedByName} <When at={requestedAt} now={now} />
        </>
      ),
    },
    { name: "Use instead", value: retirement.alternative },
    { name: "Whom to ask", value: retirement.contact },
    {
      name: "Starts",
      value: retirement.startedAt ? (
        <>
          started <When at={retirement.startedAt} now={now} />
        </>
      ) : retirement.scheduledAt ? (
        <When at={retirement.scheduledAt} now={now} as="day" />
      ) : (
        "As soon as it is approved"
      ),
    },
    {
      name: "Decided by",
      value:
        decider && decidedAt ? (
          <>
            <PersonName person={decider} /> <When at={decidedAt} now={now} />
          </>
        ) : (
          <>
            Nobody yet: not by who asked
            {retirement.dueAt ? (
              <>
                , <Due at={retirement.dueAt} now={now} />
              </>
            ) : null}
          </>
        ),
    },
    ...(retirement.decision ? [{ name: "Reason of the decision", value: retirement.decision, wide: true }] : []),
    ...(verifier && verifiedAt
      ? [
          {
            name: "Verified by",
            value: (
              <>
                <PersonName person={verifier} /> <When at={verifiedAt} now={now} />
              </>
            ),
          },
          { name: "What was looked at", value: retirement.verification },
        ]
      : []),
  ];
}
