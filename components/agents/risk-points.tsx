import { inWords, type RiskTier } from "#lib/registry/core/vocabulary.ts";
import type { RiskPart } from "#lib/risk/core/risk-tier.ts";

const factNames: Partial<Record<string, string>> = {
  dataClassification: "Data classification",
  customerFacing: "Customer-facing",
  shared: "Shared by business units",
};
const nameOf = (fact: string): string => factNames[fact] ?? fact.charAt(0).toUpperCase() + fact.slice(1);
const signed = (points: number): string => (points < 0 ? `−${-points}` : points > 0 ? `+${points}` : "0");

/** The points behind a tier, on demand: every fact that counted, what was assumed, the sum, and the floors. */
export function RiskPoints({
  parts,
  sum,
  floors,
  tier,
}: {
  parts: readonly RiskPart[];
  sum: string;
  floors: readonly string[];
  tier: RiskTier;
}) {
  return (
    <details className="mt-2 text-sm">
      <summary className="text-accent hover:underline">How the tier is counted</summary>
      <table className="mt-1 w-full max-w-md">
        <thead className="sr-only">
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Value</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.fact} className={part.points === 0 ? "text-soft" : undefined}>
              <th scope="row" className="border-b border-line py-1 pr-3 text-left font-normal">
                {nameOf(part.fact)}
              </th>
              <td className="border-b border-line py-1 pr-3">
                {inWords(part.value)}
                {part.assumed ? <span className="text-soft italic"> assumed</span> : null}
              </td>
              <td className="border-b border-line py-1 text-right">{signed(part.points)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-1 text-left font-semibold">
              Sum
            </th>
            <td className="py-1 text-soft">1 or less low, 2 moderate, 4 high, 7 critical</td>
            <td className="py-1 text-right font-semibold whitespace-nowrap">{sum}</td>
          </tr>
        </tfoot>
      </table>
      {floors.length > 0 ? (
        <p className="mt-1 text-soft">
          At least high in production, because {floors.join(" and ")}. Its tier is {tier}.
        </p>
      ) : null}
    </details>
  );
}
