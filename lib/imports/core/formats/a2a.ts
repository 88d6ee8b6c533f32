import { Draft } from "../draft.ts";
import { limits } from "../limits.ts";
import { type Cursor, firstMember, has, items, member, members, placeOf, textOf } from "../node.ts";
import { type Proposal, UnreadableFile } from "../proposal.ts";
import { Slugs, slugOf } from "../slug.ts";

/**
 * A2A agent cards, told by their shape and not by the version that they claim: 1.0 (`supportedInterfaces`), 0.3
 * (`url`, `preferredTransport`), and older. A card becomes an agent, each skill a capability of it. A card names no
 * accountable person, says nothing about what a skill acts on, and so neither is stated.
 */
export function isAgentCard(cursor: Cursor): boolean {
  if (!has(cursor, "name")) return false;
  if (member(cursor, "supportedInterfaces")?.node.type === "array") return true;
  const skills = member(cursor, "skills")?.node.type === "array";
  const modes = has(cursor, "defaultInputModes") || has(cursor, "defaultOutputModes");
  const address = firstMember(cursor, "url", "apiEndpoint", "a2aEndpoint", "wellKnownURI") !== null;
  if (skills && (modes || address || has(cursor, "capabilities"))) return true;
  return address && (has(cursor, "capabilities") || has(cursor, "protocolVersion"));
}

/** Some registries put the card into an envelope. */
export const cardWithin = (cursor: Cursor): Cursor => firstMember(cursor, "agentCard", "agent_card", "card") ?? cursor;

/** One card, or a list of cards. */
export function readAgentCards(root: Cursor): Proposal[] {
  const cards = root.node.type === "array" ? items(root) : [root];
  const slugs = new Slugs();
  const proposals = cards.flatMap((card) => readAgentCard(cardWithin(card), slugs));
  if (proposals.length === 0) throw new UnreadableFile("The list holds no agent card.");
  return proposals;
}

function readAgentCard(card: Cursor, slugs: Slugs): Proposal[] {
  const draft = new Draft("agent", placeOf(card));
  if (card.node.type !== "object") {
    draft.refuse(null, "An agent card is expected here.");
    return [draft.finish("", "Unnamed card")];
  }
  const name = draft.text("name", member(card, "name"));
  if (name === null && draft.errors.length === 0) draft.refuse("name", "The card has no name.");
  draft.longText("purpose", member(card, "description"));
  const provider = member(card, "provider");
  const organisation = provider ? draft.text("vendor", member(provider, "organization")) : null;
  for (const fact of ["version", "protocolVersion", "documentationUrl", "author", "repository"] as const)
    draft.tell(fact, member(card, fact));
  const url = addressOf(card);
  if (url) draft.about.url = url.slice(0, limits.shortText);
  if (organisation)
    draft.hint(
      "hosting",
      "vendor",
      `The card names '${organisation}' as its provider; if that is not you, it is a vendor.`,
      false,
    );
  hintCredential(draft, card);
  if (provider && organisation === null) draft.warn("The card's provider has no organization.", { field: "vendor" });

  const identity = identityOf(name, organisation, url);
  const slug = name && identity ? slugs.take(slugOf(name), identity) : "";
  draft.state("slug", slug || null);
  const proposals = [draft.finish(slug, name ?? "Unnamed card", identity)];
  if (slug) proposals.push(...readSkills(card, slug, name ?? ""));
  return proposals;
}

/**
 * The stable identity of a card: provider and name, else where it is served, else its name. The extended card of an
 * agent has the same provider and name, and so is found to be the same agent, not a second one.
 */
function identityOf(name: string | null, organisation: string | null, url: string | null): string | null {
  if (name === null) return null;
  if (organisation !== null) return `a2a:${fold(organisation)}/${fold(name)}`;
  return url === null ? `a2a:${fold(name)}` : `a2a:${foldAddress(url)}`;
}

const fold = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

function foldAddress(address: string): string {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  if (!parsed) return fold(address);
  const path = parsed.pathname.endsWith("/") ? parsed.pathname.slice(0, -1) : parsed.pathname;
  return `${parsed.host}${path}`;
}

function addressOf(card: Cursor): string | null {
  const [preferred] = items(member(card, "supportedInterfaces"));
  return (
    (preferred ? textOf(member(preferred, "url")) : null) ??
    textOf(firstMember(card, "url", "a2aEndpoint", "apiEndpoint", "wellKnownURI"))
  );
}

/** What a card demands of its callers suggests how such agents are let in; it does not state what this agent itself holds. */
function hintCredential(draft: Draft, card: Cursor): void {
  const schemes = [
    ...members(member(card, "securitySchemes")).map(([, scheme]) => schemeKind(scheme)),
    ...items(legacySchemes(card)).map((scheme) => textOf(scheme)?.toLowerCase() ?? ""),
  ];
  const found = (...kinds: readonly string[]): boolean => schemes.some((kind) => kinds.includes(kind));
  if (found("apikey", "http basic", "basic"))
    draft.hint("credential.kind", "long_lived", "The card asks for an API key or password.", true);
  else if (found("oauth2", "openidconnect", "http bearer", "bearer"))
    draft.hint("credential.kind", "short_lived", "The card asks for an OAuth or bearer token.", false);
  else if (found("mutualtls"))
    draft.hint("credential.kind", "ephemeral", "The card asks for a client certificate.", false);
}

function legacySchemes(card: Cursor): Cursor | null {
  const authentication = member(card, "authentication");
  return authentication ? member(authentication, "schemes") : null;
}

function schemeKind(scheme: Cursor): string {
  const type = textOf(member(scheme, "type"))?.toLowerCase();
  if (type === "http") return `http ${textOf(member(scheme, "scheme"))?.toLowerCase() ?? "bearer"}`;
  if (type !== undefined) return type;
  if (has(scheme, "apiKeySecurityScheme")) return "apikey";
  if (has(scheme, "oauth2SecurityScheme")) return "oauth2";
  if (has(scheme, "openIdConnectSecurityScheme")) return "openidconnect";
  if (has(scheme, "mtlsSecurityScheme")) return "mutualtls";
  const http = member(scheme, "httpAuthSecurityScheme");
  return http ? `http ${textOf(member(http, "scheme"))?.toLowerCase() ?? "bearer"}` : "";
}

/** A skill without an id is known by its name. Two skills of one slug are one capability, described twice. */
function readSkills(card: Cursor, agent: string, agentName: string): Proposal[] {
  const proposals: Proposal[] = [];
  const seen = new Map<string, number | null>();
  for (const skill of items(member(card, "skills"))) {
    const draft = new Draft("capability", placeOf(skill));
    const bare = skill.node.type === "scalar" ? skill : null;
    const id = textOf(bare ?? member(skill, "id"));
    const name = draft.text("name", bare ?? firstMember(skill, "name", "id"));
    draft.state("agent", agent);
    if (name === null && draft.errors.length === 0) draft.refuse("name", "The skill has neither a name nor an id.");
    const slug = slugOf(id ?? name ?? "skill");
    draft.state("slug", slug);
    draft.tell("description", member(skill, "description"));
    const tags = items(member(skill, "tags"))
      .map(textOf)
      .filter((tag) => tag !== null);
    if (tags.length > 0) draft.about.tags = tags.join(", ").slice(0, limits.shortText);
    if (id === null && name !== null) draft.warn("The skill has no id; it is known by its name.", { field: "slug" });
    if (seen.has(slug)) draft.skip(`This skill stands above already${lineNote(seen.get(slug) ?? null)}.`);
    seen.set(slug, skill.node.line);
    proposals.push(draft.finish(`${agent}/${slug}`, `${name ?? "Unnamed skill"} of ${agentName}`));
  }
  return proposals;
}

const lineNote = (line: number | null): string => (line === null ? "" : `, on line ${line}`);
