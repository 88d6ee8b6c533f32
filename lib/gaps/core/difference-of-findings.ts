import { type Finding, gapKey } from "./finding.ts";

/** What a change does to findings; `was` is the severity that a finding had. */
export interface FindingsDifference {
  opens: Finding[];
  closes: Finding[];
  severity: { finding: Finding; was: Finding["severity"] }[];
}

/** Compares what is found before and after a change by the identity of the gaps (R46). Other words are no difference. */
export function differenceOfFindings(
  agentId: string | null,
  before: readonly Finding[],
  after: readonly Finding[],
): FindingsDifference {
  const known = new Map(before.map((finding) => [gapKey(agentId, finding), finding]));
  const difference: FindingsDifference = { opens: [], closes: [], severity: [] };
  for (const finding of after) {
    const key = gapKey(agentId, finding);
    const was = known.get(key);
    known.delete(key);
    if (was === undefined) difference.opens.push(finding);
    else if (was.severity !== finding.severity) difference.severity.push({ finding, was: was.severity });
  }
  difference.closes.push(...known.values());
  return difference;
}
