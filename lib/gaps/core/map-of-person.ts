import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import { inWords, type PersonStatus, type Role } from "#lib/registry/core/vocabulary.ts";
import { type AccountabilityMap, goneInWords, MapDraft, type MapNode } from "./accountability-map.ts";

interface Named {
  id: string;
  slug: string;
  name: string;
}

/** What hangs on a person, as `readDuties` answers it: only what the map draws. */
export interface HangsOnPerson {
  duties: readonly { role: Role; agent: Named; capability: Named | null; acceptedAt: string | null }[];
  deputyFor: readonly { role: Role; agent: Named; holder: { name: string } | null }[];
  ownerships: readonly { kind: string; name: string; slug: string | null; agent: Named | null }[];
}

const column = { person: 0, agents: 1, capabilities: 2 } as const;

const ownershipWords: Record<string, { says: string; place: "system" | "dataSource" | "control" | "unit" | "agent" }> =
  {
    system: { says: "owns", place: "system" },
    dataSource: { says: "owns the data of", place: "dataSource" },
    sourceQuality: { says: "owns the quality of", place: "dataSource" },
    unit: { says: "owns the use in", place: "unit" },
    vendorDataClassification: { says: "owns its data classification", place: "agent" },
    vendorOutputs: { says: "owns its outputs", place: "agent" },
    residualRisk: { says: "accepted the residual risk of", place: "agent" },
    control: { says: "owns on an agent", place: "control" },
    controlDefault: { says: "owns by default", place: "control" },
  };

/** Everything that hangs on one person; somebody who is no longer active holds nothing, so each link is broken (R9, R93). */
export function mapOfPerson(
  person: { id: string; name: string; email: string; status: PersonStatus; leftAt: string | null },
  { duties, deputyFor, ownerships }: HangsOnPerson,
): AccountabilityMap {
  const draft = new MapDraft();
  const gone = goneInWords(
    { status: person.status, leftAt: person.leftAt === null ? null : Date.parse(person.leftAt) },
    dateInWords,
  );
  const self = draft.node({
    id: `person:${person.id}`,
    kind: "person",
    column: column.person,
    name: person.name,
    says: gone ?? person.email,
    href: `/people/${encodeURIComponent(person.email)}`,
    broken: gone !== null,
  });
  const against = gone === null ? null : "no longer active";
  const agentNode = ({ id, slug, name }: Named): MapNode =>
    draft.node({
      id: `agent:${id}`,
      kind: "agent",
      column: column.agents,
      name,
      says: null,
      href: `/agents/${slug}?section=people`,
      broken: false,
    });
  for (const { role, agent, capability, acceptedAt } of duties) {
    const words = `${inWords(role)}${acceptedAt === null ? " (has not accepted)" : ""}`;
    const node = agentNode(agent);
    if (capability === null) {
      draft.link(self, node, words, against);
      continue;
    }
    draft.link(self, node, "on its capabilities", against);
    const own = draft.node({
      id: `capability:${capability.id}`,
      kind: "capability",
      column: column.capabilities,
      name: capability.name,
      says: null,
      href: `/agents/${agent.slug}?section=answers&capability=${encodeURIComponent(capability.slug)}`,
      broken: false,
    });
    draft.link(node, own, words, against);
  }
  for (const { role, agent, holder } of deputyFor)
    draft.link(self, agentNode(agent), `deputy of ${holder?.name ?? "nobody"} as ${inWords(role)}`, against);
  for (const { kind, name, slug, agent } of ownerships) {
    const { says, place } = ownershipWords[kind] ?? { says: inWords(kind), place: "control" as const };
    const owned =
      place === "agent" && agent
        ? agentNode(agent)
        : draft.node({
            id: `${kind}:${slug ?? name}`,
            kind: place,
            column: column.agents,
            name,
            says: place === "dataSource" ? "data source" : place,
            href: hrefOf(place, slug ?? name),
            broken: false,
          });
    draft.link(self, owned, says, against);
  }
  return draft.map;
}

const hrefOf = (place: string, name: string): string | null =>
  place === "system"
    ? `/systems/${name}`
    : place === "dataSource"
      ? `/data-sources/${name}`
      : place === "control"
        ? `/controls/${encodeURIComponent(name)}`
        : null;
