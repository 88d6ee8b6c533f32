import type { SystemKind } from "#lib/registry/core/vocabulary.ts";
import { Draft } from "../draft.ts";
import { type Cursor, has, items, member, placeOf, textOf } from "../node.ts";
import type { Proposal } from "../proposal.ts";
import { Slugs, slugOf } from "../slug.ts";
import { type EntityReference, namesEntity, readReference, referenceText } from "./entity-reference.ts";

/**
 * Backstage catalogue files: one or several entities. What is an agent becomes an agent; what agents may act on (tool
 * servers, APIs, resources, systems, other components) becomes a system; groups become teams, users people, owners
 * proposals of who answers. An owner that is a group is no person: it stays a team, and a gap, until somebody accepts.
 */
export const isEntity = (cursor: Cursor): boolean =>
  has(cursor, "apiVersion") && has(cursor, "kind") && member(cursor, "metadata")?.node.type === "object";

export function readEntities(documents: readonly Cursor[]): Proposal[] {
  const seen = new Map<string, number | null>();
  const slugs = { agent: new Slugs(), system: new Slugs(), team: new Slugs() };
  const people = new Set<string>();
  return documents
    .flatMap((document) => readEntity(document, seen, slugs))
    .map((proposal) => {
      if (proposal.kind !== "person" || proposal.skipped !== null || proposal.errors.length > 0) return proposal;
      if (people.has(proposal.key))
        return { ...proposal, skipped: `'${proposal.key}' stands above already; one address is one person.` };
      people.add(proposal.key);
      return proposal;
    });
}

type SlugsOfKinds = Readonly<Record<"agent" | "system" | "team", Slugs>>;

const agentTypes = new Set(["agent", "ai-agent", "aiagent", "llm-agent", "assistant", "copilot", "chatbot"]);
const toolServerTypes = new Set(["mcp-server", "mcp", "tool-server", "tool"]);

const kindOfResource: Readonly<Record<string, SystemKind>> = {
  database: "database",
  "s3-bucket": "infrastructure",
  bucket: "infrastructure",
  cluster: "infrastructure",
  "kubernetes-cluster": "infrastructure",
  infrastructure: "infrastructure",
  repository: "repository",
};

interface Entity {
  cursor: Cursor;
  kind: string;
  name: string;
  namespace: string;
  metadata: Cursor;
  spec: Cursor | null;
  type: string;
}

function readEntity(cursor: Cursor, seen: Map<string, number | null>, slugs: SlugsOfKinds): Proposal[] {
  const kind = textOf(member(cursor, "kind"));
  const metadata = member(cursor, "metadata");
  const name = metadata ? textOf(member(metadata, "name")) : null;
  const refused = new Draft("other", placeOf(cursor));
  if (!isEntity(cursor) || kind === null || !metadata) {
    refused.refuse(null, "A Backstage entity is expected here: apiVersion, kind and metadata.");
    return [refused.finish("", "Not an entity")];
  }
  if (name === null || !namesEntity(name)) {
    const shown = (name ?? "").slice(0, 80);
    refused.refuse(
      "metadata.name",
      name === null
        ? "The entity has no name."
        : `'${shown}' is not a valid entity name: letters and digits, with - _ . between, at most 63.`,
      placeOf(member(metadata, "name") ?? metadata),
    );
    return [refused.finish("", name ?? kind)];
  }
  const namespace = textOf(member(metadata, "namespace")) ?? "default";
  const spec = member(cursor, "spec");
  const type = (spec ? textOf(member(spec, "type")) : null)?.toLowerCase() ?? "";
  const entity = { cursor, kind: kind.toLowerCase(), name, namespace, metadata, spec, type };
  const identity = identityOf(entity);
  if (seen.has(identity)) {
    const line = seen.get(identity);
    refused.skip(`${kind} '${name}' stands above already${line ? `, on line ${line}` : ""}; the first counts.`);
    refused.warn("One entity is described twice in this file.", { field: "metadata.name" });
    return [refused.finish(identity, `${kind} ${name}`)];
  }
  seen.set(identity, cursor.node.line);
  return proposalsOf(entity, slugs);
}

/** How references state their target, too: the shell finds the record by it. */
const identityOf = ({ kind, namespace, name }: EntityReference): string =>
  `backstage:${kind}:${namespace.toLowerCase()}/${name.toLowerCase()}`;

function proposalsOf(entity: Entity, slugs: SlugsOfKinds): Proposal[] {
  const slugIn = (kind: keyof SlugsOfKinds): string => slugs[kind].take(slugOfEntity(entity), identityOf(entity));
  switch (entity.kind) {
    case "user":
      return readUser(entity);
    case "group":
      return readGroup(entity, slugIn("team"));
    case "component":
    case "airesource":
      return agentTypes.has(entity.type) ? readAgent(entity, slugIn("agent")) : readSystem(entity, slugIn("system"));
    case "api":
    case "resource":
    case "system":
      return readSystem(entity, slugIn("system"));
    case "location":
      return [passedOver(entity, "A location only points to other files. Import those.")];
    case "template":
      return [passedOver(entity, "A template makes things and is none itself.")];
    case "domain":
      return [passedOver(entity, "A domain groups systems; the registry keeps no domains.")];
    default:
      return [passedOver(entity, `Entities of kind '${entity.kind.slice(0, 60)}' are not read.`)];
  }
}

function passedOver(entity: Entity, reason: string): Proposal {
  const draft = new Draft("other", placeOf(entity.cursor));
  draft.skip(reason);
  return draft.finish(identityOf(entity), `${entity.kind} ${entity.name}`, identityOf(entity));
}

/** Entities of other namespaces than the default one may have equal names: the namespace becomes part of the slug. */
const slugOfEntity = ({ namespace, name }: Pick<EntityReference, "namespace" | "name">): string =>
  slugOf(namespace.toLowerCase() === "default" ? name : `${namespace}-${name}`);

function stateName(draft: Draft, entity: Entity): string {
  return draft.text("name", member(entity.metadata, "title") ?? member(entity.metadata, "name")) ?? entity.name;
}

function tellCommon(draft: Draft, { metadata, spec, kind, type }: Entity): void {
  draft.about.kind = type ? `${kind}, ${type}`.slice(0, 200) : kind;
  if (spec) {
    for (const fact of ["lifecycle", "system", "version"] as const) draft.tell(fact, member(spec, fact));
    const [remote] = items(member(spec, "remotes"));
    if (remote) draft.tell("url", member(remote, "url"));
  }
  const annotations = member(metadata, "annotations");
  if (annotations) draft.tell("source", member(annotations, "backstage.io/source-location"));
}

function readAgent(entity: Entity, slug: string): Proposal[] {
  const draft = new Draft("agent", placeOf(entity.cursor));
  draft.state("slug", slug);
  const name = stateName(draft, entity);
  draft.longText("purpose", member(entity.metadata, "description"));
  tellCommon(draft, entity);
  // Lifecycle is a free word in Backstage; only the word that the registry shares with it is a fact.
  const lifecycle = entity.spec ? textOf(member(entity.spec, "lifecycle"))?.toLowerCase() : null;
  if (lifecycle === "production") draft.hint("environment", "production", "Its lifecycle is 'production'.", true);
  const proposals = [draft.finish(slug, name, identityOf(entity))];
  const owner = ownerOf(entity);
  if (!owner) return proposals;
  const held = new Draft("assignment", placeOf(owner));
  held.state("agent", slug);
  held.state("role", "system_owner");
  const reference = statePersonOrTeam(held, owner, "group");
  proposals.push(held.finish(`${slug}//system_owner/${reference}`, `${reference} as system owner of ${name}`));
  return proposals;
}

function readSystem(entity: Entity, slug: string): Proposal[] {
  const draft = new Draft("system", placeOf(entity.cursor));
  draft.state("slug", slug);
  const name = stateName(draft, entity);
  tellCommon(draft, entity);
  draft.longText("description", member(entity.metadata, "description"));
  if (entity.kind === "api" && !toolServerTypes.has(entity.type)) draft.state("kind", "api");
  const kind = entity.kind === "resource" ? kindOfResource[entity.type] : undefined;
  if (kind) draft.state("kind", kind);
  if (entity.kind === "component" && !toolServerTypes.has(entity.type))
    draft.warn(
      "By its type this is neither an agent nor a tool server; it is taken as a system that agents may act on.",
    );
  const proposals = [draft.finish(slug, name, identityOf(entity))];
  proposals.push(...readOffers(entity, slug, name));
  const owner = ownerOf(entity);
  if (owner) proposals.push(proposeOwner(owner, slug, name));
  return proposals;
}

/** A plugin or marketplace offers skills and plugins by reference, a tool server tools by name. */
function readOffers({ spec }: Entity, system: string, systemName: string): Proposal[] {
  if (!spec) return [];
  return ["skills", "plugins", "tools"].flatMap((list) =>
    items(member(spec, list)).map((entry) => {
      const draft = new Draft("systemTool", placeOf(entry));
      const text = textOf(entry.node.type === "object" ? member(entry, "name") : entry) ?? "";
      const name = readReference(text, "airesource")?.name ?? text;
      draft.state("system", system);
      if (name === "") draft.refuse("name", "The tool has no name.");
      else draft.text("name", { node: { type: "scalar", line: entry.node.line, value: name }, path: entry.path });
      return draft.finish(`${system}/${name}`, `${name || "Unnamed tool"} of ${systemName}`);
    }),
  );
}

const ownerOf = ({ spec }: Entity): Cursor | null => (spec ? member(spec, "owner") : null);

/** Who owns a system in the catalogue: a person becomes its owner when the registry knows them, a group is only told. */
function proposeOwner(owner: Cursor, system: string, systemName: string): Proposal {
  const draft = new Draft("owner", placeOf(owner));
  draft.state("system", system);
  const reference = statePersonOrTeam(draft, owner, "group");
  return draft.finish(`system/${system}/${reference}`, `${reference} as owner of ${systemName}`);
}

/** States `person` or `team`, as the reference says. Whether the registry knows them is found out later. */
function statePersonOrTeam(draft: Draft, owner: Cursor, otherwise: "group" | "user"): string {
  const text = textOf(owner);
  const reference = text === null ? null : readReference(text, otherwise);
  if (!reference) {
    draft.refuse("owner", "The owner is not an entity reference ([kind:][namespace/]name).", placeOf(owner));
    return text?.slice(0, 80) ?? "";
  }
  draft.state(reference.kind === "user" ? "person" : "team", identityOf(reference));
  return referenceText(reference);
}

function readGroup(entity: Entity, slug: string): Proposal[] {
  const draft = new Draft("team", placeOf(entity.cursor));
  const { spec } = entity;
  draft.state("slug", slug);
  const profile = spec ? member(spec, "profile") : null;
  const name =
    draft.text(
      "name",
      (profile ? member(profile, "displayName") : null) ??
        member(entity.metadata, "title") ??
        member(entity.metadata, "name"),
    ) ?? entity.name;
  draft.tell("description", member(entity.metadata, "description"));
  if (profile) draft.tell("email", member(profile, "email"));
  const references = spec ? items(member(spec, "members")) : [];
  const membersOf: string[] = [];
  for (const one of references) {
    const reference = readReference(textOf(one) ?? "", "user");
    if (reference) membersOf.push(identityOf(reference));
    else draft.warn("A member is not an entity reference.", { field: "members", place: placeOf(one) });
  }
  if (membersOf.length > 0) draft.state("members", membersOf);
  return [draft.finish(slug, name, identityOf(entity))];
}

/** A person of the registry is known by e-mail address. A user without one cannot be a person here. */
function readUser(entity: Entity): Proposal[] {
  const draft = new Draft("person", placeOf(entity.cursor));
  const profile = entity.spec ? member(entity.spec, "profile") : null;
  const email = profile ? textOf(member(profile, "email"))?.toLowerCase() : undefined;
  const name =
    draft.text("name", (profile ? member(profile, "displayName") : null) ?? member(entity.metadata, "name")) ??
    entity.name;
  if (email === undefined) draft.skip("The user has no e-mail address, by which the registry knows people.");
  else
    draft.text("email", {
      node: { type: "scalar", line: entity.cursor.node.line, value: email },
      path: "spec.profile.email",
    });
  const teams = (entity.spec ? items(member(entity.spec, "memberOf")) : [])
    .map((one) => readReference(textOf(one) ?? "", "group"))
    .filter((reference) => reference !== null)
    .map(identityOf);
  if (teams.length > 0) draft.state("teams", teams);
  return [draft.finish(email ?? identityOf(entity), name, identityOf(entity))];
}
