import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AgentFigures } from "#components/agents/agent-head.tsx";
import { LifecycleButtons } from "#components/agents/lifecycle-buttons.tsx";
import { SectionTabs } from "#components/agents/section-tabs.tsx";
import { StateLabel } from "#components/agents/state-label.tsx";
import { AgentStateHelp } from "#components/help/word-help.tsx";
import { OpenRequests } from "#components/requests/open-requests.tsx";
import { AskRetirement } from "#components/retirements/ask-retirement.tsx";
import { AsOfPicker } from "#components/shell/as-of-picker.tsx";
import { PastEdge } from "#components/shell/past-edge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { isJudgedIn } from "#lib/gaps/core/states-of-agents.ts";
import { type SearchParams, searchOf } from "../../search-of.ts";
import { AnswersSection } from "./answers-section.tsx";
import { ControlsSection } from "./controls-section.tsx";
import { FactsSection } from "./facts-section.tsx";
import { GapsSection } from "./gaps-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { MapSection } from "./map-section.tsx";
import { MatrixSection } from "./matrix-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { type AgentPage, readAgentPage } from "./read-agent-page.ts";
import { type SectionName, sectionOf } from "./sections.ts";

type Props = { params: Promise<{ agent: string }>; searchParams: SearchParams };

const names = ["section", "asOf", "capability", "ended", "cursor", "page"] as const;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf } = await searchOf(searchParams, names);
  return { title: (await readAgentPage((await params).agent, asOf)).agent.name };
}

export default async function AgentPageView({ params, searchParams }: Props) {
  const search = await searchOf(searchParams, names);
  const section = sectionOf(search.section);
  const page = await readAgentPage((await params).agent, search.asOf);
  const { agent, account } = page;
  const base = `/agents/${agent.slug}`;
  const hrefOf = (name: string, past: string | undefined = search.asOf): string =>
    `${base}?${new URLSearchParams({ section: name, ...(past ? { asOf: past } : {}) })}`;
  return (
    <>
      {search.asOf ? <PastEdge at={page.now} /> : null}
      <PageHead
        title={agent.name}
        back={{ href: "/agents", name: "Agents" }}
        beside={<AgentStateHelp state={agent.state} term={<StateLabel state={agent.state} />} />}
        actions={
          <>
            <AsOfPicker asOf={search.asOf ?? null} />
            {agent.state === "draft" && page.may.edit ? (
              <ButtonLink
                href={`/agents/new?draft=${agent.slug}`}
                weight={page.offers.some(({ event, off }) => event === "submit" && off === null) ? "plain" : "primary"}
              >
                Go on registering
              </ButtonLink>
            ) : null}
            <LifecycleButtons
              agent={{ slug: agent.slug, name: agent.name }}
              offers={page.offers.filter(({ event }) => event !== "retire" && event !== "verify")}
              version={agent.version}
            />
            <RetirementOf page={page} />
          </>
        }
      >
        {agent.purpose ?? <span className="italic">Its purpose is not stated.</span>}
      </PageHead>
      <AgentFigures
        tier={account.tier}
        tierBecause={tierBecause(page)}
        strip={account.strip}
        verdict={agent.readiness.verdict}
        against={[...agent.readiness.sentences, ...page.undecided]}
        answerable={agent.capabilities.filter(({ answerable }) => answerable).length}
        total={account.capabilities.filter(({ judged }) => judged).length}
        counts={agent.answerability.total > 0}
        over={!isJudgedIn(agent.state)}
        gapsHref={hrefOf("gaps")}
        answersHref={hrefOf("answers")}
        peopleHref={hrefOf("people")}
      />
      {page.requests.length > 0 ? (
        <div className="mt-4">
          <OpenRequests requests={page.requests} />
        </div>
      ) : null}
      {agent.state === "draft" ? (
        <div className="mt-4">
          <Notice>
            A draft: what is found here is a preview and becomes gaps with due dates once it is submitted.
          </Notice>
        </div>
      ) : null}
      <SectionTabs label={`Parts of ${agent.name}`} tabs={tabsOf(page)} current={section} hrefOf={hrefOf} />
      <Shown section={section} page={page} search={search} />
    </>
  );
}

/** The way to the agent's retirement: its page while one is under way or over, else the question. */
function RetirementOf({ page: { agent, offers, retirement } }: { page: AgentPage }) {
  if (retirement) return <ButtonLink href={`/retirements/${retirement.id}`}>Its retirement</ButtonLink>;
  const offer = offers.find(({ event }) => event === "retire");
  return offer ? <AskRetirement agent={agent} version={agent.version} off={offer.off} /> : null;
}

function Shown({
  section,
  page,
  search,
}: {
  section: SectionName;
  page: AgentPage;
  search: Partial<Record<(typeof names)[number], string>>;
}): ReactNode {
  switch (section) {
    case "answers":
      return <AnswersSection page={page} opened={search.capability} ended={search.ended === "true"} />;
    case "people":
      return <PeopleSection page={page} />;
    case "controls":
      return <ControlsSection page={page} />;
    case "matrix":
      return <MatrixSection page={page} asOf={search.asOf} />;
    case "map":
      return <MapSection page={page} />;
    case "gaps":
      return <GapsSection page={page} asOf={search.asOf} />;
    case "facts":
      return <FactsSection page={page} />;
    case "history":
      return <HistorySection page={page} asOf={search.asOf} cursor={search.cursor} number={search.page} />;
  }
}

/** The sentence of the riskiest capability, which makes the agent's tier. */
function tierBecause({ account, agent: { capabilities } }: AgentPage): string {
  const riskiest = account.capabilities.find(({ judged }) => judged?.tier === account.tier);
  const name = capabilities.find(({ id }) => id === riskiest?.id)?.name;
  if (!riskiest?.judged || !name) return "It has no capability that is judged.";
  return `‘${name}’${riskiest.judged.sentence.replace(/^\w+ because it/, "").replace(/^\w+:/, ":")}`;
}

function tabsOf({ account: { matrix }, agent: { state, capabilities }, controls, findings, map }: AgentPage) {
  const open = findings.filter(({ kept }) => kept?.status !== "accepted").length;
  // Nobody has to answer for what has ended: a row without anybody is no problem of it.
  const invalid = isJudgedIn(state) ? matrix.rows.filter(({ valid }) => !valid).length : 0;
  return [
    { name: "answers", title: "Answers", count: capabilities.filter(({ state }) => state !== "ended").length },
    { name: "people", title: "People" },
    { name: "controls", title: "Controls", count: controls.length },
    { name: "matrix", title: "RACI matrix", count: invalid || undefined, attention: true },
    { name: "map", title: "Map", count: map.links.filter(({ broken }) => broken).length || undefined, attention: true },
    { name: "gaps", title: "Gaps", count: open, attention: open > 0 },
    { name: "facts", title: "Facts" },
    { name: "history", title: "History" },
  ];
}
