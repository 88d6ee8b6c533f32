import type { DayTally } from "./tally.ts";

/** Where the two sides of a day differ, one line each; none where they are equal. */
export function differenceOf(foretold: DayTally, held: DayTally): string[] {
  const lines: string[] = [];
  for (const what of [...new Set([...foretold.counts.keys(), ...held.counts.keys()])].sort()) {
    const [one, other] = [foretold.counts.get(what) ?? 0, held.counts.get(what) ?? 0];
    if (one !== other) lines.push(`${what}: the tally says ${one}, the registry holds ${other}`);
  }
  for (const status of ["open", "accepted"] as const) {
    for (const gap of foretold[status].filter((one) => !held[status].includes(one)))
      lines.push(`${status} gap that only the tally has: ${gap}`);
    for (const gap of held[status].filter((one) => !foretold[status].includes(one)))
      lines.push(`${status} gap that only the registry has: ${gap}`);
  }
  return lines;
}
