import { Draft } from "../draft.ts";
import { limits } from "../limits.ts";
import { booleanOf, type Cursor, firstMember, has, items, member, members, placeOf, textOf } from "../node.ts";
import { type Proposal, UnreadableFile } from "../proposal.ts";
import { Slugs, slugOf } from "../slug.ts";
import { suggestAction } from "../suggest-action.ts";

/**
 * What describes MCP servers: `server.json` of every year, lists of them (the registry's answer, the seed of 2025), the
 * catalogue's `server.yaml`, and the tools that a server offers (`tools/list` answer, bare array, single Tool).
 * A server becomes a system, its tools what the system offers. Tool annotations become hints, never facts.
 */
export type McpShape = "server" | "servers" | "catalogue" | "tools" | "tool";

/** Which of the shapes this is; null when none. */
export function mcpShape(root: Cursor): McpShape | null {
  if (isTool(root)) return "tool";
  if (isRegistryEntry(root)) return "server";
  if (isCatalogueEntry(root)) return "catalogue";
  if (member(root, "servers")?.node.type === "array") return "servers";
  const result = toolsOf(root);
  if (result) return "tools";
  if (root.node.type !== "array") return null;
  const [first] = items(root);
  if (!first) return "tools";
  if (isRegistryEntry(first) || has(first, "server")) return "servers";
  return isTool(first) || isCatalogueTool(first) ? "tools" : null;
}

const isTool = (cursor: Cursor): boolean =>
  has(cursor, "name") &&
  !has(cursor, "packages") &&
  firstMember(cursor, "inputSchema", "input_schema")?.node.type === "object";

/** The tools of the older catalogue have arguments instead of a schema, or only a name and a description. */
const isCatalogueTool = (cursor: Cursor): boolean =>
  has(cursor, "name") && (has(cursor, "arguments") || has(cursor, "parameters") || onlyNamed(cursor));

const onlyNamed = (cursor: Cursor): boolean =>
  members(cursor).every(([name]) => ["name", "title", "description", "annotations"].includes(name));

function isRegistryEntry(cursor: Cursor): boolean {
  if (!member(cursor, "name")) return false;
  const schema = textOf(member(cursor, "$schema")) ?? "";
  if (schema.includes("server.schema.json")) return true;
  if (has(cursor, "version_detail")) return true;
  // The name of a server has one slash; a description that says where its source lies is one without packages yet.
  if (has(cursor, "version") && has(cursor, "repository") && textOf(member(cursor, "name"))?.includes("/")) return true;
  return ["packages", "remotes"].some((part) => member(cursor, part)?.node.type === "array");
}

const isCatalogueEntry = (cursor: Cursor): boolean =>
  has(cursor, "name") && (has(cursor, "about") || has(cursor, "meta")) && (has(cursor, "image") || has(cursor, "type"));

function toolsOf(root: Cursor): Cursor | null {
  const result = member(root, "result") ?? root;
  const tools = member(result, "tools");
  return tools?.node.type === "array" ? tools : null;
}

/** `offeredBy` names the system whose tools these are, where the file itself does not say. */
export function readMcp(root: Cursor, shape: McpShape, offeredBy: string | null): Proposal[] {
  switch (shape) {
    case "server":
      return readServer(root, new Slugs());
    case "servers": {
      const slugs = new Slugs();
      const servers = items(member(root, "servers") ?? root);
      if (servers.length === 0) throw new UnreadableFile("The list holds no server.");
      return servers.flatMap((entry) => readServer(member(entry, "server") ?? entry, slugs));
    }
    case "catalogue":
      return readCatalogueEntry(root);
    case "tool":
      return readToolList([root], root, offeredBy);
    case "tools": {
      const list = toolsOf(root) ?? root;
      return readToolList(items(list), list, offeredBy);
    }
  }
}

const reverseDnsName = /^[a-zA-Z0-9.-]{1,100}\/[a-zA-Z0-9._-]{1,100}$/;
const unfilled = /\$\{?[A-Z_]+\}?/;

function readServer(entry: Cursor, slugs: Slugs): Proposal[] {
  const draft = new Draft("system", placeOf(entry));
  const name = textOf(member(entry, "name"));
  const title = draft.text("name", firstMember(entry, "title", "name"));
  if (name === null) {
    const blank = members(entry).every(([, value]) => saysNothing(value));
    if (blank) draft.skip("The entry is empty: it names no server.");
    else if (draft.errors.length === 0) draft.refuse("name", "The server has no name.");
    return [draft.finish("", "Unnamed server")];
  }
  if (/[<>]/.test(name))
    draft.refuse("name", `'${name.slice(0, 100)}' is a template that was never filled in, not the name of a server.`);
  else if (!reverseDnsName.test(name))
    draft.warn("The name is not of the form 'domain/name' that the registry asks for.", { field: "name" });
  const slug = slugs.take(slugOf(name), `mcp:${name.toLowerCase()}`);
  draft.state("slug", slug);
  draft.longText("description", member(entry, "description"));
  const detail = member(entry, "version_detail");
  const version = member(entry, "version") ?? (detail ? member(detail, "version") : null);
  draft.tell("version", version);
  if (unfilled.test(textOf(version) ?? ""))
    draft.warn("The version is a placeholder that was never filled in.", { field: "version" });
  const repository = member(entry, "repository");
  if (repository) draft.tell("repository", member(repository, "url"));
  const [remote] = items(member(entry, "remotes"));
  if (remote) draft.tell("url", member(remote, "url"));
  const secret = secretOf(entry);
  if (secret) draft.hint("credential.kind", "long_lived", `The server asks for the secret '${secret}'.`, true);
  const tools = items(member(entry, "tools"));
  return [draft.finish(slug, title ?? name, `mcp:${name.toLowerCase()}`), ...readTools(tools, slug, title ?? name)];
}

/** True for a value that is blank all through: empty text, false, or only such inside. */
function saysNothing(cursor: Cursor): boolean {
  if (cursor.node.type === "scalar") return cursor.node.value === false || textOf(cursor) === null;
  if (cursor.node.type === "array") return items(cursor).every(saysNothing);
  return members(cursor).every(([, value]) => saysNothing(value));
}

/** The name of the first input that the file itself marks as secret. Older files mark none; then nothing is guessed. */
function secretOf(cursor: Cursor): string | null {
  if (booleanOf(firstMember(cursor, "isSecret", "is_secret")) === true)
    return textOf(member(cursor, "name")) ?? "unnamed";
  const inner = cursor.node.type === "array" ? items(cursor) : members(cursor).map(([, value]) => value);
  for (const value of inner) {
    const found = value.node.type === "scalar" ? null : secretOf(value);
    if (found !== null) return found === "unnamed" ? (textOf(member(cursor, "name")) ?? found) : found;
  }
  return null;
}

/** A guess of the system's kind from the catalogue's category. */
const kindOfCategory: Readonly<Record<string, string>> = {
  database: "database",
  payments: "payment",
  cloud: "infrastructure",
  "cloud-infrastructure": "infrastructure",
  git: "repository",
};

function readCatalogueEntry(entry: Cursor): Proposal[] {
  const draft = new Draft("system", placeOf(entry));
  const name = textOf(member(entry, "name"));
  const about = member(entry, "about");
  const title = draft.text("name", (about ? member(about, "title") : null) ?? member(entry, "name"));
  if (name === null || title === null) {
    if (draft.errors.length === 0) draft.refuse("name", "The server has no name.");
    return [draft.finish("", "Unnamed server")];
  }
  const slug = slugOf(name);
  draft.state("slug", slug);
  if (about) draft.longText("description", member(about, "description"));
  draft.tell("image", member(entry, "image"));
  const source = member(entry, "source");
  if (source) draft.tell("repository", member(source, "project"));
  const remote = member(entry, "remote");
  if (remote) draft.tell("url", member(remote, "url"));
  const meta = member(entry, "meta");
  const category = meta ? textOf(member(meta, "category"))?.toLowerCase() : undefined;
  if (category) draft.about.category = category.slice(0, limits.shortText);
  const kind = category ? kindOfCategory[category] : undefined;
  if (kind) draft.hint("kind", kind, `Its category is '${category}'.`, true);
  const config = member(entry, "config");
  const [secret] = items(config ? member(config, "secrets") : null);
  const secretName = secret ? textOf(member(secret, "name")) : null;
  if (secretName)
    draft.hint("credential.kind", "long_lived", `The server asks for the secret '${secretName.slice(0, 100)}'.`, true);
  else if (items(member(entry, "oauth")).length > 0)
    draft.hint("credential.kind", "short_lived", "The server signs in by OAuth.", false);
  const tools = items(member(entry, "tools"));
  return [draft.finish(slug, title, `mcp:${name.toLowerCase()}`), ...readTools(tools, slug, title)];
}

function readToolList(tools: readonly Cursor[], list: Cursor, offeredBy: string | null): Proposal[] {
  const draft = new Draft("system", placeOf(list));
  const name = offeredBy ?? "Unnamed tool server";
  const slug = slugOf(name);
  draft.state("slug", slug);
  draft.stateWhenNew("name", name);
  draft.warn("The file does not say which system offers these tools; it is named after where the file was found.", {
    field: "name",
  });
  if (tools.length === 0) draft.warn("The file lists no tool: the server tells its tools only when it is asked.");
  // The identity is that of the server's own description, should that be imported too.
  return [draft.finish(slug, name, `mcp:${name.toLowerCase()}`), ...readTools(tools, slug, name)];
}

function readTools(tools: readonly Cursor[], system: string, systemName: string): Proposal[] {
  const seen = new Set<string>();
  return tools.map((tool) => {
    const draft = new Draft("systemTool", placeOf(tool));
    const bare = tool.node.type === "scalar" ? tool : null;
    const name = draft.text("name", bare ?? member(tool, "name"));
    draft.state("system", system);
    if (name === null && draft.errors.length === 0) draft.refuse("name", "The tool has no name.");
    const annotations = member(tool, "annotations");
    const title = member(tool, "title") ?? (annotations ? member(annotations, "title") : null);
    draft.text("title", title);
    draft.longText("description", member(tool, "description"));
    for (const claim of ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] as const) {
      const value = annotations ? booleanOf(member(annotations, claim)) : null;
      if (value !== null) draft.state(`annotations.${claim}`, value);
    }
    if (name !== null) hintAction(draft, name);
    if (name !== null && seen.has(name)) draft.skip("A tool of this name stands above already.");
    if (name !== null) seen.add(name);
    return draft.finish(`${system}/${name ?? ""}`, `${name ?? "Unnamed tool"} of ${systemName}`);
  });
}

function hintAction(draft: Draft, name: string): void {
  const flag = (claim: string): boolean | null => {
    const value = draft.fields[`annotations.${claim}`];
    return typeof value === "boolean" ? value : null;
  };
  const text = (field: string): string | null => {
    const value = draft.fields[field];
    return typeof value === "string" ? value : null;
  };
  const suggestion = suggestAction({
    name,
    title: text("title"),
    description: text("description"),
    readOnlyHint: flag("readOnlyHint"),
    destructiveHint: flag("destructiveHint"),
    openWorldHint: flag("openWorldHint"),
  });
  draft.hint("action", suggestion.action, suggestion.because, !suggestion.lowers);
  draft.hint("reversible", suggestion.reversible, suggestion.because, !suggestion.reversible);
}
