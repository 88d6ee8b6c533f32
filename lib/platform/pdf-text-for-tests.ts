import { inflateSync } from "node:zlib";

/** The text of a PDF whose fonts are the built-in ones: the strings of its content streams, one run per line. */
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
    for (const [, shown = ""] of content.matchAll(/\[([^\]]*)\]\s*TJ/g))
      lines.push(
        [...shown.matchAll(/<([0-9a-f]*)>/gi)]
          .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
          .join(""),
      );
  }
  return lines.join("\n");
}
