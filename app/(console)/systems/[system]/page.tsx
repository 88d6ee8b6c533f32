import type { Metadata } from "next";
import { GiveTools } from "#components/imports/give-tools.tsx";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { MomentLink } from "#components/shell/moment-link.tsx";
import { EditSystem } from "#components/systems/edit-system.tsx";
import { EndSystem } from "#components/systems/end-or-take-back.tsx";
import { Facts, yesNo } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { readSystem } from "#lib/registry/list-systems.ts";
import { asking } from "../../asking.ts";
import { momentOf } from "../../moment-of.tsx";
import { presenceOf } from "../../presence.ts";
import { found, type SearchParams, searchOf } from "../../search-of.ts";

type Params = { params: Promise<{ system: string }>; searchParams: SearchParams };
const read = async ({ params, searchParams }: Params) => {
  const { asOf } = await searchOf(searchParams, ["asOf"]);
  const system = decodeURIComponent((await params).system);
  return { asOf, system: await found(readSystem(await asking(), { system, ...(asOf ? { asOf } : {}) })) };
};

export async function generateMetadata(asked: Params): Promise<Metadata> {
  return { title: (await read(asked)).system.name };
}

export default async function SystemPage(asked: Params) {
  const context = await asking();
  const { actor } = context;
  const { system, asOf } = await read(asked);
  const moment = momentOf(context, asOf);
  const present = await presenceOf(context, [system.owner], asOf);
  const owner = present(system.owner);
  const tools = system.tools ?? [];
  return (
    <>
      {moment.edge}
      <PageHead
        title={system.name}
        back={{ href: "/systems", name: "Systems" }}
        beside={system.endedAt ? <span className="text-soft">out of use</span> : null}
        actions={
          <>
            {moment.picker}
            {!moment.past && mayDo(actor, "system.edit", { ownerIds: [system.owner?.id ?? null] }) ? (
              <>
                <EditSystem system={system} name={system.owner ? "Edit" : "Name an owner"} />
                <EndSystem system={system} />
              </>
            ) : null}
          </>
        }
      >
        {system.description}
      </PageHead>
      {owner?.status !== "active" && system.agentCount > 0 ? (
        <Notice tone="attention">
          Nobody answers for this system, and{" "}
          {system.agentCount === 1 ? "an agent acts" : `${inFigures(system.agentCount)} agents act`} on it. Naming an
          owner closes that gap everywhere.
        </Notice>
      ) : null}
      <div className="mt-5">
        <Facts
          facts={[
            { name: "Owner", value: owner ? <PersonName person={owner} /> : <Nobody /> },
            { name: "Kind", value: system.kind && inWords(system.kind) },
            { name: "Data classification", value: system.dataClassification },
            { name: "Environment", value: system.environment },
            { name: "Enforces the approval", value: yesNo(system.enforcesApproval) },
            {
              name: "Agents that act on it",
              value: (
                <MomentLink className="link" href={`/agents?system=${system.slug}`}>
                  {inFigures(system.agentCount)}
                </MomentLink>
              ),
            },
            {
              name: "Capabilities on it",
              value: (
                <MomentLink className="link" href={`/capabilities?system=${system.slug}`}>
                  See them with their seats
                </MomentLink>
              ),
            },
            ...(system.importedFrom
              ? [
                  {
                    name: "Imported from",
                    value: <code className="font-mono text-xs">{system.importedFrom}</code>,
                    wide: true,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {tools.length > 0 ? (
        <Section
          id="tools"
          title="Tools it offers"
          count={tools.length}
          actions={moment.past ? null : <GiveTools system={system} tools={tools} />}
          says="In the words of the server that offers them. A suggested action never lowers a tier until a person confirms it."
        >
          <ul className="border-t border-line">
            {tools.map((tool) => (
              <li
                key={tool.name}
                className="grid gap-x-6 border-b border-line py-2 text-sm sm:grid-cols-[16rem_1fr_8rem]"
              >
                <code className="font-mono text-xs leading-5 break-all">{tool.name}</code>
                <span className="text-soft">{tool.description ?? "No description"}</span>
                <span>{tool.suggestedAction ? `suggests ${inWords(tool.suggestedAction)}` : ""}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
