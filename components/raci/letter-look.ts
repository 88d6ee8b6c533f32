import type { CellLetter } from "#lib/raci/core/matrix.ts";
import { cellFlags } from "#lib/raci/core/matrix-chunk.ts";

export const lettersInWords: Record<CellLetter, string> = {
  A: "accountable",
  R: "responsible",
  "A/R": "accountable and responsible",
  C: "consulted",
  I: "informed",
};

/** How a letter is drawn: told apart by letter, weight and edge, and by colour only besides. */
export function letterLook(letter: CellLetter, { silent, clash }: { silent: boolean; clash: boolean }): string {
  if (clash) return "clash-mark border border-high text-high font-semibold";
  if (silent) return "border border-dashed border-critical text-critical";
  if (letter.startsWith("A")) return "bg-accent font-semibold text-on-accent forced-edge";
  if (letter === "R") return "bg-accent-tint font-medium text-accent-strong forced-edge";
  return "text-soft";
}

/** What the flags of a cell say. */
export const readFlags = (flags: number) => ({
  silent: (flags & cellFlags.silent) !== 0,
  override: (flags & cellFlags.override) !== 0,
  clash: (flags & cellFlags.clash) !== 0,
});

/** A cell in words: 'Mira Chen is responsible, does not answer'. */
export function cellInWords(name: string, letter: CellLetter, flags: number): string {
  const { silent, override, clash } = readFlags(flags);
  return [
    `${name} is ${lettersInWords[letter]}`,
    silent ? "does not answer" : "",
    clash ? "duties clash" : "",
    override ? "by an override" : "",
  ]
    .filter(Boolean)
    .join(", ");
}
