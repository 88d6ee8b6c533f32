import { inflateSync } from "node:zlib";

/**
 * The text of a PDF whose fonts are the built-in ones: the strings of its content streams, one run per line. What is
 * drawn off the page is an error.
 */
export function textOf(file: Buffer): string {
  const lines: string[] = [];
  const raw = file.toString("latin1");
  for (const found of raw.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    const until = raw.indexOf("endstream", from);
    let content: string;
    try {
      content = inflateSync(file.subarray(from, until)).toString("latin1");
    } catch {
      continue;
    }
    for (const [, x, y] of content.matchAll(/1 0 0 1 (-?[\d.]+) (-?[\d.]+) cm/g))
      if (Math.abs(Number(x)) > 1200 || Math.abs(Number(y)) > 1200)
        throw new Error(`Something is drawn where no page is: at ${x}, ${y}.`);
    for (const [, shown = ""] of content.matchAll(/\[([^\]]*)\]\s*TJ/g))
      lines.push(
        [...shown.matchAll(/<([0-9a-f]*)>/gi)]
          .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
          .join(""),
      );
  }
  return lines.join("\n");
}
