import { inFigures } from "#lib/platform/core/in-figures.ts";
import { cardWithin, isAgentCard, readAgentCards } from "./formats/a2a.ts";
import { isEntity, readEntities } from "./formats/backstage.ts";
import { readCodeowners } from "./formats/codeowners.ts";
import { mcpShape, readMcp } from "./formats/mcp.ts";
import { isResourceDocument, readCsvRows, readJsonRows, resourceOfFileName } from "./formats/tables.ts";
import { limits } from "./limits.ts";
import type { Cursor } from "./node.ts";
import { items } from "./node.ts";
import { type ImportFormat, type Proposal, type ReadFile, UnreadableFile } from "./proposal.ts";
import { readBytes } from "./read-bytes.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import type { ResourceName } from "./resources.ts";

export interface ImportSource {
  /** As the person's file is called, with folders where known. */
  fileName: string;
  bytes: Uint8Array;
  /** Named by the person; null: told by name and content. */
  format: ImportFormat | null;
  /** For csv and json: what the rows are; null: told by name and columns. */
  resource: ResourceName | null;
  /** For lists of tools that do not say whose they are: the name of the system; null: named after the file. */
  system: string | null;
}

/** Reads a file into proposals. Never throws for what a file holds: an unusable file is a `failure` with its place. */
export function readImport(source: ImportSource): ReadFile {
  let format: ImportFormat | null = source.format;
  try {
    const text = readBytes(source.bytes);
    const found = detect(source, text);
    format = found.format;
    const proposals = found.read();
    if (proposals.length > limits.rows)
      throw new UnreadableFile(`The file has more than ${inFigures(limits.rows)} rows. Split it.`);
    return { format: found.format, proposals, failure: null };
  } catch (problem) {
    if (problem instanceof UnreadableFile) return { format, proposals: [], failure: problem.remark };
    throw problem;
  }
}

interface Detected {
  format: ImportFormat;
  read: () => Proposal[];
}

const unknownFormat =
  "The file is neither an agent card, an MCP server or tool list, a Backstage catalogue, CODEOWNERS, nor rows of a resource.";

/** By name where that is certain (CODEOWNERS, .csv), else by what is inside. A named format must fit what is inside. */
function detect(source: ImportSource, text: string): Detected {
  const { fileName, format } = source;
  const base = fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1).toLowerCase();
  const csv: Detected = { format: "csv", read: () => readCsvRows(text, source.resource, fileName) };
  const codeowners: Detected = { format: "codeowners", read: () => readCodeowners(text) };
  if (format === "csv") return csv;
  if (format === "codeowners") return codeowners;
  if (format === null) {
    if (base === "codeowners" || base.endsWith(".codeowners")) return codeowners;
    if (base.endsWith(".csv") || base.endsWith(".tsv")) return csv;
  }
  const roots = documentsOf(text, base);
  const found = detectDocuments(source, roots);
  if (!found) {
    if (format === null && source.resource !== null && !looksLikeJson(text)) return csv;
    throw new UnreadableFile(
      format === null ? unknownFormat : `The file does not hold what the format '${format}' asks for.`,
    );
  }
  return found;
}

const looksLikeJson = (text: string): boolean => /^\s*[[{"]/.test(text.slice(0, 1_000));

/** JSON when it begins like JSON or is called so; otherwise YAML, which then may also be several documents. */
function documentsOf(text: string, base: string): Cursor[] {
  const json = base.endsWith(".json") || (looksLikeJson(text) && !base.endsWith(".yaml") && !base.endsWith(".yml"));
  const nodes = json ? [readJson(text)] : readYaml(text);
  return nodes.map((node) => ({ node, path: "" }));
}

function detectDocuments(source: ImportSource, roots: readonly Cursor[]): Detected | null {
  const [root] = roots;
  if (!root) throw new UnreadableFile("The file holds no document.");
  const may = (format: ImportFormat): boolean => source.format === null || source.format === format;
  // A catalogue may also be one JSON list or object.
  const entities = roots.length === 1 && root.node.type === "array" ? items(root) : roots;
  if (may("backstage") && (entities.some(isEntity) || source.format === "backstage"))
    return { format: "backstage", read: () => readEntities(entities) };
  if (roots.length > 1) return null;
  const [first] = items(root);
  if (
    may("a2a") &&
    (isAgentCard(cardWithin(root)) || (first && isAgentCard(cardWithin(first))) || source.format === "a2a")
  )
    return { format: "a2a", read: () => readAgentCards(root) };
  // An empty list has no shape: its name says whether it was to hold tools or rows.
  const rowsByName = root.node.type === "array" && !first && resourceOfFileName(source.fileName) !== null;
  const rowsNamed = source.format === "json" || (source.format === null && (source.resource !== null || rowsByName));
  const shape = may("mcp") && !rowsNamed ? mcpShape(root) : null;
  if (shape) return { format: "mcp", read: () => readMcp(root, shape, offeredBy(source)) };
  if (may("json") && isResourceDocument(root))
    return { format: "json", read: () => readJsonRows(root, source.resource, source.fileName) };
  return null;
}

/** Names that say nothing of the system whose tools a file lists. */
const generic = new Set(["tools", "tools-list", "tools_list", "list", "index", "mcp", "server"]);

/** The system of a tool list: as named, else the folder that holds the file, else the file's own name. */
function offeredBy({ system, fileName }: ImportSource): string | null {
  if (system !== null) return system;
  const parts = fileName.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== "..");
  const base = (parts.pop() ?? "").replace(/\.(?:json|ya?ml)$/i, "");
  const folder = parts.pop();
  const name = folder ?? (generic.has(base.toLowerCase()) ? null : base);
  return name === null || name === undefined || name === "" ? null : name.slice(0, 100);
}
