import { inFigures } from "#lib/platform/core/in-figures.ts";
import { Draft, problemOfText } from "../draft.ts";
import { limits } from "../limits.ts";
import { type Proposal, UnreadableFile } from "../proposal.ts";
import { refuseTooManyLines } from "../read-bytes.ts";

/**
 * CODEOWNERS: a pattern and its owners per line. It says who looks after code, which is no accountability for an agent:
 * each line becomes a proposal of whom to ask, and nothing is assigned by it. GitLab's sections are told with their lines.
 */
export function readCodeowners(text: string): Proposal[] {
  refuseTooManyLines(text);
  const proposals: Proposal[] = [];
  let section: { name: string; owners: readonly string[] } | null = null;
  text.split("\n").forEach((raw, index) => {
    const line = index + 1;
    const content = withoutComment(raw.trim());
    if (content === "") return;
    const heading = sectionOf(content);
    if (heading !== null) {
      section = heading;
      return;
    }
    const [pattern = "", ...named] = words(content);
    // GitLab: lines of a section without owners have the section's.
    const owners = named.length > 0 ? named : (section?.owners ?? []);
    const draft = new Draft("owner", { line, path: null });
    const problem = problemOfText(content, limits.longText, "one line");
    if (problem) draft.refuse("pattern", problem);
    draft.state("pattern", pattern.slice(0, limits.shortText));
    if (section) draft.about.section = section.name;
    const known = owners.filter((owner) => isOwner(owner));
    for (const owner of owners)
      if (!isOwner(owner))
        draft.refuse("owners", `'${owner.slice(0, 80)}' is not @person, @organisation/team or an e-mail address.`);
    if (known.length > 0) draft.state("owners", known.slice(0, limits.listEntries));
    if (owners.length === 0) draft.skip("The line takes all owners off this pattern.");
    if (proposals.length >= limits.rows)
      throw new UnreadableFile(`The file has more than ${inFigures(limits.rows)} rows. Split it.`, {
        line,
      });
    proposals.push(draft.finish(`code/${line}`, `${known.join(", ") || "Nobody"} for ${pattern}`));
  });
  if (proposals.length === 0) throw new UnreadableFile("The file names no owner.");
  return proposals;
}

/** A `#` begins a comment at the start or after a space; an escaped one belongs to the pattern. */
function withoutComment(line: string): string {
  if (line.startsWith("#")) return "";
  const at = line.indexOf(" #");
  return at < 0 ? line : line.slice(0, at).trimEnd();
}

/** Words between spaces; an escaped space belongs to a pattern. */
const words = (content: string): string[] => content.split(/(?<!\\)\s+/);

/** GitLab: `[Section]`, `^[Optional]`, `[Section][2] @owners`; null when the line is none. */
function sectionOf(line: string): { name: string; owners: string[] } | null {
  const start = line.startsWith("^[") ? 2 : line.startsWith("[") ? 1 : 0;
  const end = line.indexOf("]");
  if (start === 0 || end <= start) return null;
  const owners = words(line.slice(end + 1).trim()).filter(isOwner);
  return { name: line.slice(start, end).slice(0, limits.shortText), owners };
}

const handle = /^@@?[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._/-]*)?$/;

const isOwner = (text: string): boolean => text.length <= limits.shortText && (handle.test(text) || isAddress(text));

/** Loosely an e-mail address: something, one @, a domain with a dot. Without a pattern, so that no text makes it slow. */
export function isAddress(text: string): boolean {
  const at = text.indexOf("@");
  if (at < 1 || at !== text.lastIndexOf("@") || text.length > 254) return false;
  const domain = text.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  if (dot < 1 || dot === domain.length - 1 || domain.includes("..")) return false;
  for (const character of text) if (character <= " " || '<>()[],;:\\"'.includes(character)) return false;
  return true;
}
