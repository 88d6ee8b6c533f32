import { limits } from "./limits.ts";
import { type Cursor, placeOf, textOf } from "./node.ts";
import type { Hint, Place, Proposal, ProposalKind, Remark, StatedValue } from "./proposal.ts";

/** What is wrong with a text, as a sentence; null when it may enter a record. */
export function problemOfText(text: string, most: number, lines: "one line" | "several lines"): string | null {
  if (text.length > most) return `The text has ${text.length} characters; at most ${most} are kept.`;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const lineBreak = code === 0x0a || code === 0x0d || code === 0x09;
    if (lineBreak && lines === "several lines") continue;
    if (lineBreak) return "The text must stand on one line.";
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `The text holds the control character ${inHex(code)}.`;
    // Overrides of the writing direction make a text read differently from what it is.
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
      return `The text holds the invisible direction mark ${inHex(code)}.`;
    if (code >= 0xd800 && code <= 0xdfff) {
      const paired = code < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1));
      if (!paired) return "The text holds half of a character.";
      at += 1;
    }
  }
  return null;
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const inHex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;

/** A text as another program would calculate it when it opens our export: kept as text, and said so. */
export const looksLikeFormula = (text: string): boolean =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d\s.,()/-]+$/.test(text.slice(0, 100)));

/** A proposal in the making. Parsers state fields one by one; what is wrong is collected and never thrown. */
export class Draft {
  readonly kind: ProposalKind;
  readonly place: Place;
  readonly fields: Record<string, StatedValue> = {};
  readonly about: Record<string, string> = {};
  readonly hints: Hint[] = [];
  readonly warnings: Remark[] = [];
  readonly errors: Remark[] = [];
  private readonly whenNew: string[] = [];
  private reasonToSkip: string | null = null;

  constructor(kind: ProposalKind, place: Place) {
    this.kind = kind;
    this.place = place;
  }

  /** States a text of one line, such as a name. Returns it, or null when it is absent or refused. */
  text(field: string, cursor: Cursor | null, most: number = limits.shortText): string | null {
    return this.cutTo(most, field, cursor, this.checked(field, cursor, most * 5, "one line"));
  }

  /** States a description of several lines. */
  longText(field: string, cursor: Cursor | null): string | null {
    return this.cutTo(
      limits.longText,
      field,
      cursor,
      this.checked(field, cursor, limits.longText * 5, "several lines"),
    );
  }

  /** What others wrote and is a little longer than the registry keeps is cut, and said to be. */
  private cutTo(most: number, field: string, cursor: Cursor | null, text: string | null): string | null {
    if (text === null || text.length <= most) return text;
    const place = cursor ? placeOf(cursor) : this.place;
    this.warn(`The text has ${text.length} characters; the first ${most} are kept.`, { field, place });
    const cut = text
      .slice(0, most)
      .replace(/[\ud800-\udbff]$/, "")
      .trimEnd();
    this.fields[field] = cut;
    return cut;
  }

  state(field: string, value: StatedValue | null): void {
    if (value !== null) this.fields[field] = value;
  }

  /** States what counts only where the record is new. */
  stateWhenNew(field: string, value: StatedValue): void {
    this.fields[field] = value;
    this.whenNew.push(field);
  }

  /** Keeps a fact of the source for the reader, cut to a readable length, control characters dropped. */
  tell(name: string, cursor: Cursor | null): void {
    const text = textOf(cursor);
    if (text !== null) this.about[name] = plain(text);
  }

  hint(field: string, value: Hint["value"], because: string, raises: boolean): void {
    this.hints.push({ field, value, because, raises });
  }

  warn(message: string, at: { field?: string | null; place?: Place } = {}): void {
    this.warnings.push({ ...(at.place ?? this.place), field: at.field ?? null, message });
  }

  refuse(field: string | null, message: string, place: Place = this.place): void {
    this.errors.push({ ...place, field, message });
  }

  skip(reason: string): void {
    this.reasonToSkip ??= reason;
  }

  finish(key: string, label: string, identity: string | null = null): Proposal {
    const { kind, place, fields, whenNew, about, hints, warnings, errors } = this;
    const skipped = errors.length > 0 ? null : this.reasonToSkip;
    return {
      kind,
      key,
      identity,
      label: plain(label),
      place,
      fields,
      whenNew,
      about,
      hints,
      warnings,
      errors,
      skipped,
    };
  }

  private checked(
    field: string,
    cursor: Cursor | null,
    most: number,
    lines: "one line" | "several lines",
  ): string | null {
    if (!cursor) return null;
    if (cursor.node.type !== "scalar") {
      this.refuse(field, "A text is expected here.", placeOf(cursor));
      return null;
    }
    const text = textOf(cursor);
    if (text === null) return null;
    const problem = problemOfText(text, most, lines);
    if (problem) {
      this.refuse(field, problem, placeOf(cursor));
      return null;
    }
    if (looksLikeFormula(text))
      this.warn("The text looks like a spreadsheet formula. It is kept as text.", { field, place: placeOf(cursor) });
    this.fields[field] = text;
    return text;
  }
}

/** For display only: on one line, without control characters, cut to a short text. */
function plain(text: string): string {
  let line = "";
  for (const character of text.slice(0, limits.shortText)) {
    const code = character.codePointAt(0) ?? 0;
    line += code < 0x20 || (code >= 0x7f && code <= 0x9f) ? " " : character;
  }
  return line.trim();
}
