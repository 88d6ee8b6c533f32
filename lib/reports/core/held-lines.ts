import { deflateRawSync, inflateRawSync } from "node:zlib";

/** So many characters stand unpacked: there may be thousands of groups at once. */
const UNPACKED = 16 * 1024;

/**
 * Lines that wait until everything before them is written. They are packed as they come, so that a large file needs no
 * large memory: what a file says repeats itself.
 */
export class HeldLines<Line> {
  readonly #packed: Uint8Array[] = [];
  #loose: string[] = [];
  #length = 0;

  /** A line is anything that JSON can say. */
  add(line: Line): void {
    const text = JSON.stringify(line);
    this.#loose.push(text);
    this.#length += text.length;
    if (this.#length < UNPACKED) return;
    // Copied into memory of its own: what comes back is the beginning of a large buffer, and would hold all of it.
    this.#packed.push(new Uint8Array(deflateRawSync(`[${this.#loose.join(",")}]`, { level: 1 })));
    this.#loose = [];
    this.#length = 0;
  }

  /** What the lines take while they wait. Bytes packed and characters unpacked. */
  get size(): number {
    return this.#packed.reduce((sum, { byteLength }) => sum + byteLength, this.#length);
  }

  /** The lines in the order in which they came, some at a time. */
  *parts(): Generator<Line[]> {
    for (const piece of this.#packed) yield JSON.parse(inflateRawSync(piece).toString()) as Line[];
    if (this.#loose.length > 0) yield JSON.parse(`[${this.#loose.join(",")}]`) as Line[];
  }
}
