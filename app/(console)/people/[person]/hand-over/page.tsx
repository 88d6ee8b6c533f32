import type { Metadata } from "next";
import { HandOverForm } from "#components/hand-over/hand-over-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead, Section } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { readPerson } from "#lib/registry/list-people.ts";
import { readHandOver } from "#lib/workflow/hand-over/read-hand-over.ts";
import { asking } from "../../../asking.ts";
import { found } from "../../../search-of.ts";

type Params = { params: Promise<{ person: string }> };

const read = async (params: Params["params"]) =>
  found(readPerson(await asking(), { person: decodeURIComponent((await params).person) }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Hand over: ${(await read(params)).name}` };
}

const openWords = {
  unit: "Owner for the business unit",
  vendor_owner: "Owner at the vendor",
  residual_risk: "Accepted the residual risk",
} as const;

export default async function HandOverPage({ params }: Params) {
  const context = await asking();
  const person = await read(params);
  const { things, staysOpen, managerId } = await found(readHandOver(context, { person: person.id }));
  const may = mayDo(context.actor, "person.handOver", { personId: person.id, managerId });
  return (
    <>
      <PageHead
        title={`Hand over what ${person.name} answers for`}
        back={{ href: `/people/${person.id}`, name: person.name }}
      >
        Each thing has a proposed successor: deputies in their order, then the manager, then the team, and never one who
        would be two of approver, provisioner and detector. Accountability never moves by itself: a successor has to
        accept.
      </PageHead>
      {may || things.length === 0 ? null : (
        <div className="mb-4">
          <Notice>
            {person.name}, their manager, security and admins can hand this over. You see what would go to whom.
          </Notice>
        </div>
      )}
      {things.length === 0 ? (
        <EmptyState title={`${person.name} has nothing to hand over`}>
          Roles, systems, data, controls, teams and gaps that name them would stand here with proposed successors.
        </EmptyState>
      ) : null}
      <HandOverForm person={{ id: person.id, name: person.name }} things={things} mayHandOver={may} />
      {staysOpen.length > 0 ? (
        <Section
          id="stays"
          title="Stays, whoever takes over"
          count={staysOpen.length}
          says="Said on the agent itself, or a signature of their own: change it there."
        >
          <ul className="border-t border-line">
            {staysOpen.map(({ kind, name, agent }) => (
              <li key={`${kind} ${name} ${agent.id}`} className="border-b border-line py-1.5 text-sm">
                <span className="text-soft">{openWords[kind]}</span>{" "}
                {kind === "unit" ? <span className="font-medium">{name} </span> : null}
                <span className="text-soft">on </span>
                <a className="quiet-link font-medium" href={`/agents/${agent.slug}`}>
                  {agent.name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
