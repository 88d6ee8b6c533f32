import type { Metadata } from "next";
import { AskException } from "#components/exceptions/ask-exception.tsx";
import { ExceptionStateLabel } from "#components/exceptions/exception-state-label.tsx";
import { AssignGap } from "#components/gaps/assign-gap.tsx";
import { FixGap } from "#components/gaps/fix/fix-gap.tsx";
import { ControlHelp } from "#components/help/control-help.tsx";
import { RuleHelp } from "#components/help/rule-help.tsx";
import { RoleHelp, SeverityHelp } from "#components/help/word-help.tsx";
import { PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { When } from "#components/ui/when.tsx";
import { readGap } from "#lib/gaps/list-gaps.ts";
import { mayChange, mayDo } from "#lib/identity/core/access.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { listExceptions } from "#lib/workflow/exceptions/list-exceptions.ts";
import { asking } from "../../asking.ts";
import { momentOf } from "../../moment-of.tsx";
import { found, type SearchParams, searchOf } from "../../search-of.ts";

type Params = { params: Promise<{ gap: string }>; searchParams: SearchParams };
const read = async ({ params, searchParams }: Params) => {
  const { asOf } = await searchOf(searchParams, ["asOf"]);
  const asked = { gap: (await params).gap.slice(0, 100), ...(asOf ? { asOf } : {}) };
  return { asOf, gap: await found(readGap(await asking(), asked)) };
};

export async function generateMetadata(asked: Params): Promise<Metadata> {
  return { title: (await read(asked)).gap.sentence };
}

export default async function GapPage(asked: Params) {
  const context = await asking();
  const { gap, asOf } = await read(asked);
  const moment = momentOf(context, asOf);
  const { now, past } = moment;
  const { data: exceptions } = await listExceptions(context, {
    gap: gap.id,
    sort: "-requestedAt",
    ...(asOf ? { asOf } : {}),
  });
  const mayAsk =
    !past &&
    gap.status !== "closed" &&
    gap.agent !== null &&
    gap.rule !== "exception-expired" &&
    !exceptions.some(({ state }) => state === "requested");
  const mayAssign =
    !past &&
    gap.status !== "closed" &&
    mayDo(context.actor, "gap.assign", { personId: gap.assignee?.id ?? context.actor.personId });
  return (
    <>
      {moment.edge}
      <PageHead
        title={gap.sentence}
        back={{ href: "/gaps", name: "Gaps" }}
        beside={<SeverityHelp severity={gap.severity} term={<SeverityLabel severity={gap.severity} />} />}
        actions={
          <>
            {moment.picker}
            {mayAssign ? <AssignGap gap={gap} weight="plain" /> : null}
            {!past && gap.status !== "closed" && mayChange(context.actor) ? (
              <FixGap gap={gap} now={now} weight="primary" />
            ) : null}
            {mayAsk ? <AskException gap={gap} weight="plain" /> : null}
          </>
        }
      />
      <Facts
        facts={[
          { name: "Why it matters", value: gap.explains, wide: true },
          { name: "What closes it", value: gap.fix, wide: true },
          {
            name: "Status",
            value:
              gap.status === "closed" && gap.closedAt ? (
                <>
                  closed <When at={gap.closedAt} now={now} />
                </>
              ) : (
                <>
                  {gap.status}, due <When at={gap.dueAt} now={now} />
                </>
              ),
          },
          { name: "Assignee", value: gap.assignee ? <PersonName person={gap.assignee} /> : "Nobody" },
          {
            name: "Agent",
            value: gap.agent ? (
              <MomentLink className="link" href={`/agents/${gap.agent.slug}`}>
                {gap.agent.name}
              </MomentLink>
            ) : (
              "None: it is the organisation’s"
            ),
          },
          ...(gap.capability ? [{ name: "Capability", value: gap.capability.name }] : []),
          ...(gap.role ? [{ name: "Role", value: <RoleHelp role={gap.role} term={inWords(gap.role)} /> }] : []),
          ...(gap.control
            ? [
                {
                  name: "Control",
                  value: (
                    <a className="link" href={`/controls/${gap.control}`}>
                      {gap.control}
                    </a>
                  ),
                  beside: <ControlHelp control={gap.control} />,
                },
              ]
            : []),
          {
            name: "Rule",
            value: (
              <span className="font-mono text-xs">
                <RuleHelp rule={gap.rule} term={gap.rule} />
              </span>
            ),
          },
          { name: "Closes together with", value: <ClosesWith closedBy={gap.closedBy} /> },
        ]}
      />
      {exceptions.length > 0 ? (
        <Section id="exceptions" title="Exceptions" count={exceptions.length}>
          <ul className="border-t border-line">
            {exceptions.map((exception) => (
              <li
                key={exception.id}
                className="grid gap-x-4 border-b border-line py-1.5 text-sm sm:grid-cols-[7rem_1fr_14rem]"
              >
                <span>
                  <ExceptionStateLabel state={exception.state} />
                </span>
                <a className="quiet-link" href={`/exceptions/${exception.id}`}>
                  {exception.reason}
                </a>
                <span className="text-soft">
                  until <When at={exception.endsAt} now={now} as="day" />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="history" title="What happened to it" count={gap.history.length}>
        <ol className="border-t border-line">
          {gap.history.map((event) => (
            <li
              key={`${event.at} ${event.event}`}
              className="grid gap-x-4 border-b border-line py-1.5 text-sm sm:grid-cols-[14rem_10rem_1fr]"
            >
              <time dateTime={event.at} className="text-soft">
                {exactTime(Date.parse(event.at))}
              </time>
              <span className="font-medium">{inWords(event.event)}</span>
              <span>
                {[event.severity, event.detail, event.by ? `by ${event.by.name}` : null].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

const ClosesWith = ({ closedBy }: { closedBy: string }) => (
  <MomentLink className="link" href={`/gaps?closedBy=${encodeURIComponent(closedBy)}`}>
    every gap that the same fact closes
  </MomentLink>
);
