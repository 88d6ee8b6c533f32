import { inFigures } from "#lib/platform/core/in-figures.ts";
import { limits } from "./limits.ts";
import { UnreadableFile } from "./proposal.ts";

/**
 * The text of a file: UTF-8 with or without a byte order mark. Line ends may be LF or CRLF.
 * Throws UnreadableFile when it is empty, too large, not UTF-8, or holds NUL (then it is no text at all).
 */
export function readBytes(bytes: Uint8Array): string {
  if (bytes.length > limits.fileBytes) throw new UnreadableFile("The file is larger than 50 MiB. Split it.");
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  if ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff))
    throw new UnreadableFile("The file is UTF-16. Save it as UTF-8.");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new UnreadableFile("The file is not valid UTF-8.", { line: lineOfBrokenText(content) });
  }
  if (text.trim() === "") throw new UnreadableFile("The file is empty.");
  const nul = text.indexOf("\0");
  if (nul >= 0)
    throw new UnreadableFile("The file holds NUL characters; it is not a text file.", { line: lineAt(text, nul) });
  return text;
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** @throws UnreadableFile when a text has more lines than a reader by lines should be given */
export function refuseTooManyLines(text: string): void {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  if (lines > limits.lines)
    throw new UnreadableFile(`The file has more than ${inFigures(limits.lines)} lines. Split it.`);
}

/**
 * The decoder does not say where it failed: the first line that does not decode alone. A line end never is part of a
 * longer character.
 */
function lineOfBrokenText(content: Uint8Array): number | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let from = 0;
  for (let line = 1; from <= content.length; line += 1) {
    const end = content.indexOf(0x0a, from);
    const until = end < 0 ? content.length : end;
    try {
      decoder.decode(content.subarray(from, until));
    } catch {
      return line;
    }
    if (end < 0) return null;
    from = end + 1;
  }
  return null;
}
