import type { Metadata } from "next";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { DecideUse } from "#components/systems/decide-use.tsx";
import { EditDataSource } from "#components/systems/edit-data-source.tsx";
import { EndDataSource } from "#components/systems/end-or-take-back.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { exactTime } from "#components/ui/relative-time.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { readDataSource } from "#lib/registry/list-data-sources.ts";
import { asking } from "../../asking.ts";
import { presenceOf } from "../../presence.ts";
import { found } from "../../search-of.ts";

type Params = { params: Promise<{ dataSource: string }> };
const read = async (params: Params["params"]) =>
  found(readDataSource(await asking(), { dataSource: decodeURIComponent((await params).dataSource) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await read(params)).name };
}

export default async function DataSourcePage({ params }: Params) {
  const context = await asking();
  const { actor } = context;
  const source = await read(params);
  const { decisions } = source;
  const owners = [source.dataOwner?.id ?? null, source.qualityOwner?.id ?? null];
  const present = await presenceOf(context, [source.dataOwner, source.qualityOwner]);
  const dataOwner = present(source.dataOwner);
  const qualityOwner = present(source.qualityOwner);
  const decides = actor.personId !== null && actor.personId === source.dataOwner?.id;
  return (
    <>
      <PageHead
        title={source.name}
        back={{ href: "/data-sources", name: "Data sources" }}
        beside={source.endedAt ? <span className="text-soft">out of use</span> : null}
        actions={
          mayDo(actor, "dataSource.edit", { ownerIds: owners }) ? (
            <>
              <EditDataSource source={source} />
              <EndDataSource source={source} />
            </>
          ) : null
        }
      >
        {source.description}
      </PageHead>
      <Facts
        facts={[
          { name: "Data owner", value: dataOwner ? <PersonName person={dataOwner} /> : <Nobody /> },
          {
            name: "Source quality",
            value: qualityOwner ? <PersonName person={qualityOwner} /> : <Nobody />,
          },
          { name: "Data classification", value: source.dataClassification },
          {
            name: "Agents that read it",
            value: (
              <a className="link" href={`/agents?dataSource=${source.slug}`}>
                {inFigures(source.agentCount)}
              </a>
            ),
          },
        ]}
      />
      <Section
        id="decisions"
        title="What agents may do with it"
        says={
          decisions.at
            ? `Decided by ${decisions.by?.name ?? "somebody no longer registered"} on ${exactTime(Date.parse(decisions.at))}.`
            : "Nothing is decided yet. The data owner alone decides."
        }
        actions={decides ? <DecideUse source={source} /> : null}
      >
        <Facts
          facts={[
            { name: "May use", value: decisions.use, wide: true },
            { name: "May keep", value: decisions.retention, wide: true },
            { name: "May summarise", value: decisions.summary, wide: true },
          ]}
        />
      </Section>
    </>
  );
}
