import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, visit } from "yaml";
import { limits } from "./limits.ts";
import type { SourceNode } from "./node.ts";
import { UnreadableFile } from "./proposal.ts";

/**
 * Reads a YAML file of one or several documents (empty ones are left out) with the line of each value.
 * Refused, with the line: custom tags (`!something`), more than a few aliases, an alias that holds itself, keys that are
 * not text, equal keys, deep nesting, and files above 4 MiB or of too many lines. Only the types of JSON come out.
 */
export function readYaml(text: string): SourceNode[] {
  if (text.length > limits.yamlBytes) throw new UnreadableFile("A YAML file may have at most 4 MiB. Split it.");
  refuseTooMuch(text);
  const lines = new LineCounter();
  const documents = parse(text, lines);
  let aliases = 0;
  const nodes: SourceNode[] = [];
  for (const document of documents) {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem) {
      const tagged = problem.code === "TAG_RESOLVE_FAILED";
      throw new UnreadableFile(
        tagged ? "The YAML uses a custom tag (!…), which is not read." : firstLine(problem.message),
        { line: lines.linePos(problem.pos[0]).line },
      );
    }
    visit(document, {
      Alias(_, alias) {
        aliases += 1;
        if (aliases > limits.yamlAliases)
          throw new UnreadableFile(`The YAML uses more than ${limits.yamlAliases} aliases (*name).`, {
            line: lineOf(alias, lines),
          });
      },
      Node(_, node) {
        const tag = "tag" in node ? node.tag : undefined;
        if (typeof tag === "string" && !standardTags.has(tag))
          throw new UnreadableFile("The YAML uses a custom tag (!…), which is not read.", {
            line: lineOf(node, lines),
          });
      },
    });
    if (!document.contents) continue;
    const converter = new Converter(document, lines);
    const node = converter.convert(document.contents, 0);
    if (node.type === "scalar" && node.value === null) continue;
    nodes.push(node);
  }
  return nodes;
}

const standardTags = new Set(
  ["map", "seq", "str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
);

type YamlDocument = ReturnType<typeof parse>[number];

function parse(text: string, lineCounter: LineCounter) {
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      schema: "core",
      version: "1.2",
      merge: false,
      // Its own check compares every key with every other; ours is below.
      uniqueKeys: false,
      stringKeys: true,
      logLevel: "error",
    });
    return Array.isArray(parsed) ? parsed : [];
  } catch (problem) {
    if (problem instanceof RangeError) throw new UnreadableFile("The YAML is nested too deeply.");
    throw problem;
  }
}

/**
 * Bounds what the library would spend: flow collections nest without any indentation, and it would run out of stack;
 * and each of very many small values costs it far more than our own reader of JSON.
 */
function refuseTooMuch(text: string): void {
  let depth = 0;
  let line = 1;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n") line += 1;
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
    else if (character !== ",") continue;
    if (character !== "]" && character !== "}") parts += 1;
    if (depth > 1_000) throw new UnreadableFile("The YAML is nested too deeply.", { line });
    if (parts > limits.yamlParts) throw new UnreadableFile("The YAML holds too many values. Split it.", { line });
  }
}

const firstLine = (message: string): string => message.split("\n", 1)[0] ?? message;

const lineOf = (node: Node, lines: LineCounter): number | null =>
  node.range ? lines.linePos(node.range[0]).line : null;

class Converter {
  private readonly document: YamlDocument;
  private readonly lines: LineCounter;
  /** Values so far: a few aliases that hold one another can still multiply a large node. */
  private values = 0;

  constructor(document: YamlDocument, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  /** Depth also ends an alias that holds itself. */
  convert(node: Node | null, depth: number): SourceNode {
    if (!node) return { type: "scalar", line: null, value: null };
    const line = lineOf(node, this.lines);
    this.values += 1;
    if (this.values > limits.yamlValues)
      throw new UnreadableFile("The YAML holds too many values. Split it.", { line });
    if (depth > limits.depth)
      throw new UnreadableFile(`The YAML is nested more than ${limits.depth} levels deep.`, { line });
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      if (!target) throw new UnreadableFile(`The YAML uses an alias that nothing defines: *${node.source}.`, { line });
      return this.convert(target, depth + 1);
    }
    if (isMap(node)) {
      const members = new Map<string, SourceNode>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        if (members.has(name))
          throw new UnreadableFile(`'${name.slice(0, 60)}' is stated twice.`, {
            line: isScalar(key) ? lineOf(key, this.lines) : line,
          });
        const converted = this.convert(value as Node | null, depth + 1);
        members.set(
          name,
          converted.line === null && isScalar(key) ? { ...converted, line: lineOf(key, this.lines) } : converted,
        );
      }
      return { type: "object", line, members };
    }
    if (isSeq(node))
      return { type: "array", line, items: node.items.map((item) => this.convert(item as Node, depth + 1)) };
    if (isScalar(node)) {
      const { value } = node;
      if (value === null || typeof value === "string" || typeof value === "boolean")
        return { type: "scalar", line, value };
      if (typeof value === "number" && Number.isFinite(value)) return { type: "scalar", line, value };
    }
    throw new UnreadableFile("The YAML holds a value that is no text, number or true/false.", { line });
  }
}
