import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { bodyOf, draftOf } from "#components/registration/agent-draft.ts";
import { Registration } from "#components/registration/registration.tsx";
import { capabilityBody, emptyCapability, type RegistrationForm } from "#components/registration/registration-form.ts";
import type { Kept } from "#components/registration/save-draft.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { mayDo } from "#lib/identity/core/access.ts";
import { asking } from "../../asking.ts";
import { type SearchParams, searchOf } from "../../search-of.ts";
import { type AgentPage, readAgentPage } from "../[agent]/read-agent-page.ts";

export const metadata: Metadata = { title: "Register an agent" };

/** Registers an agent, or goes on with a draft that `?draft=` names. */
export default async function RegistrationPage({ searchParams }: { searchParams: SearchParams }) {
  const { draft } = await searchOf(searchParams, ["draft"]);
  const { actor } = await asking();
  const page = draft ? await readAgentPage(draft, undefined) : null;
  if (page && page.agent.state !== "draft") redirect(`/agents/${page.agent.slug}?section=facts`);
  const { form, kept } = page ? goingOn(page) : starting();
  const may = page ? page.may.edit : mayDo(actor, "agent.create");
  return (
    <>
      <PageHead
        title={page ? `Register ${page.agent.name}` : "Register an agent"}
        back={{ href: "/agents", name: "Agents" }}
      >
        What it is, what it may do, and who answers for it.
      </PageHead>
      {may ? (
        <Registration initial={form} kept={kept} />
      ) : (
        <Notice tone="attention" title="You cannot register agents">
          {page
            ? "Only who drafted it, its business owner, its system owner or an admin goes on with this draft."
            : "Members, security and admins do. Ask one of them, or an admin for the role."}
        </Notice>
      )}
    </>
  );
}

const starting = (): { form: RegistrationForm; kept: Kept } => ({
  form: { agent: draftOf(null), capabilities: [emptyCapability("first")], people: {} },
  kept: { agent: null, capabilities: {}, people: {} },
});

/** The draft as it is kept, into the form. */
function goingOn({ agent, assignments, now }: AgentPage): { form: RegistrationForm; kept: Kept } {
  const going = agent.capabilities.filter(({ state }) => state !== "ended");
  const capabilities = going.map((one) => ({
    key: one.id,
    name: one.name,
    action: one.action ?? "",
    system: one.system && { name: one.system.name, reference: one.system.slug },
    dataClassification: one.dataClassification ?? "",
    reversible: one.reversible === null ? "" : one.reversible ? "yes" : "no",
  }));
  const form: RegistrationForm = {
    agent: draftOf(agent),
    capabilities: capabilities.length > 0 ? capabilities : [emptyCapability("first")],
    people: {},
  };
  const kept: Kept = {
    agent: { slug: agent.slug, version: agent.version, body: bodyOf(form.agent) },
    capabilities: Object.fromEntries(
      capabilities.map((one, index) => [
        one.key,
        { slug: going[index]?.slug ?? "", version: going[index]?.version ?? 0, body: capabilityBody(one) },
      ]),
    ),
    people: {},
  };
  for (const { id, role, person, capability, endsAt } of assignments) {
    const over = endsAt !== null && Date.parse(endsAt) <= now;
    if (!person || capability || over || kept.people[role]) continue;
    form.people[role] = { name: person.name, reference: person.email };
    kept.people[role] = { assignment: id, person: person.email };
  }
  return { form, kept };
}
