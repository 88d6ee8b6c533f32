import type { Metadata } from "next";
import { EditControl } from "#components/controls/edit-control.tsx";
import { EndOwnControl } from "#components/controls/end-own-control.tsx";
import { EditOwnControl } from "#components/controls/own-control.tsx";
import { SeverityHelp } from "#components/help/word-help.tsx";
import { Nobody, PersonName } from "#components/people/person-name.tsx";
import { SeverityLabel } from "#components/risk/severity-mark.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { readControl } from "#lib/controls/list-controls.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { asking } from "../../asking.ts";
import { presenceOf } from "../../presence.ts";
import { found } from "../../search-of.ts";

type Params = { params: Promise<{ control: string }> };
const read = async (params: Params["params"]) =>
  found(readControl(await asking(), { control: decodeURIComponent((await params).control).slice(0, 40) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { id, title } = await read(params);
  return { title: `${id} ${title}` };
}

export default async function ControlPage({ params }: Params) {
  const context = await asking();
  const { actor } = context;
  const control = await read(params);
  const present = await presenceOf(context, [control.defaultOwner]);
  const defaultOwner = present(control.defaultOwner);
  return (
    <>
      <PageHead
        title={control.title}
        back={{ href: "/controls", name: "Controls" }}
        beside={
          <>
            <code className="font-mono text-sm text-soft">{control.id}</code>
            {control.ended ? <span className="text-soft">out of use</span> : null}
          </>
        }
        actions={
          mayDo(actor, "control.edit") ? (
            control.own ? (
              <>
                <EndOwnControl control={control} />
                {control.ended ? null : <EditOwnControl control={control} />}
              </>
            ) : (
              <EditControl control={control} />
            )
          ) : null
        }
      />
      <Facts
        facts={[
          {
            name: "Default owner",
            value: defaultOwner ? <PersonName person={defaultOwner} /> : <Nobody>Nobody by default</Nobody>,
          },
          { name: "Function", value: inWords(control.function) },
          {
            name: "Weight",
            value: <SeverityHelp severity={control.weight} term={<SeverityLabel severity={control.weight} />} />,
          },
          { name: "Whose", value: control.own ? "your organisation’s own" : "the catalogue’s" },
          { name: "Applies when", value: control.appliesWhen, wide: true },
          {
            name: "Where it applies",
            value: (
              <a className="link" href={`/controls/standing?control=${control.id}`}>
                Each agent, with who owns it there and whether it was tested
              </a>
            ),
            wide: true,
          },
          { name: "Expected evidence", value: control.evidence, wide: true },
          ...(control.functionReason ? [{ name: "Why this function", value: control.functionReason, wide: true }] : []),
        ]}
      />
      {control.references.length > 0 ? (
        <Section id="references" title="Where it comes from" count={control.references.length}>
          <ul className="border-t border-line">
            {control.references.map((reference) => (
              <li
                key={reference.reference}
                className="grid gap-x-6 border-b border-line py-1.5 text-sm sm:grid-cols-[14rem_8rem_1fr]"
              >
                <span className="text-soft">{reference.framework}</span>
                <code className="font-mono text-xs leading-5">{reference.id}</code>
                <span>{reference.title}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
