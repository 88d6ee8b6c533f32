import { limits } from "./limits.ts";
import type { SourceNode } from "./node.ts";
import { UnreadableFile } from "./proposal.ts";

const whitespace = new Set([" ", "\t", "\n", "\r"]);
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: readonly [string, boolean | null][] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/**
 * Reads JSON with the line of each value. Our own reader, because JSON.parse tells no lines, keeps the last of two
 * equal keys in silence, and has no bound on depth. Throws UnreadableFile with line and path.
 */
export function readJson(text: string): SourceNode {
  const reader = new JsonReader(text);
  return reader.document();
}

class JsonReader {
  private at = 0;
  private line = 1;
  private values = 0;
  private readonly path: (string | number)[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): SourceNode {
    this.skip();
    const node = this.value(0);
    this.skip();
    if (this.at < this.text.length) this.refuse("There is text after the end of the JSON document.");
    return node;
  }

  private value(depth: number): SourceNode {
    if (depth > limits.depth) this.refuse(`The file is nested more than ${limits.depth} levels deep.`);
    this.values += 1;
    if (this.values > limits.jsonValues) this.refuse("The file holds too many values. Split it.");
    const first = this.text[this.at];
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    const line = this.line;
    if (first === '"') return { type: "scalar", line, value: this.string() };
    for (const [word, value] of literals) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return { type: "scalar", line, value };
    }
    numberPattern.lastIndex = this.at;
    const match = numberPattern.exec(this.text);
    if (!match) this.refuse(first === undefined ? "The JSON ends too early." : "This is not valid JSON.");
    this.at += match[0].length;
    const number = Number(match[0]);
    if (!Number.isFinite(number)) this.refuse("A number is too large.");
    return { type: "scalar", line, value: number };
  }

  private object(depth: number): SourceNode {
    const line = this.line;
    const members = new Map<string, SourceNode>();
    this.at += 1;
    this.skip();
    if (this.take("}")) return { type: "object", line, members };
    for (;;) {
      if (this.text[this.at] !== '"') this.refuse("A name in double quotes is expected here.");
      const name = this.string();
      this.path.push(name);
      if (members.has(name)) this.refuse(`'${name}' is stated twice.`);
      this.skip();
      if (!this.take(":")) this.refuse("A colon is expected here.");
      this.skip();
      members.set(name, this.value(depth + 1));
      this.path.pop();
      this.skip();
      if (this.take("}")) return { type: "object", line, members };
      if (!this.take(",")) this.refuse("A comma or the end of the object is expected here.");
      this.skip();
    }
  }

  private array(depth: number): SourceNode {
    const line = this.line;
    const items: SourceNode[] = [];
    this.at += 1;
    this.skip();
    if (this.take("]")) return { type: "array", line, items };
    for (;;) {
      this.path.push(items.length);
      items.push(this.value(depth + 1));
      this.path.pop();
      this.skip();
      if (this.take("]")) return { type: "array", line, items };
      if (!this.take(",")) this.refuse("A comma or the end of the list is expected here.");
      this.skip();
    }
  }

  /** The built-in parser decodes the escapes; here only the end of the string is found. */
  private string(): string {
    const start = this.at;
    let at = start + 1;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (Number.isNaN(code)) this.refuse("A text is not closed.");
      if (code === 0x22) break;
      if (code < 0x20) this.refuse("A text holds a line end or control character; write it as an escape.");
      at += code === 0x5c ? 2 : 1;
    }
    this.at = at + 1;
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      return this.refuse("A text holds an escape that JSON does not know.");
    }
  }

  private skip(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined || !whitespace.has(character)) return;
      if (character === "\n") this.line += 1;
      this.at += 1;
    }
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private refuse(message: string): never {
    let path = "";
    for (const step of this.path) path += typeof step === "number" ? `[${step}]` : path ? `.${step}` : step;
    throw new UnreadableFile(message, { line: this.line, path: path.slice(0, limits.shortText) || null });
  }
}
