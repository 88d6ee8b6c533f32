import { TierLabel } from "#components/risk/severity-mark.tsx";
import { Scrolling } from "#components/ui/scrolling.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { type AgentState, agentStates, inWords, type RiskTier, riskTiers } from "#lib/registry/core/vocabulary.ts";

/** Agents by tier and state; each figure leads to its rows. States that nobody is in are left out. */
export function AgentsByTier({
  agents,
}: {
  agents: readonly { riskTier: RiskTier; state: AgentState; count: number }[];
}) {
  const states = agentStates.filter((state) => agents.some((row) => row.state === state));
  const count = (tier: RiskTier | null, state: AgentState | null): number =>
    agents
      .filter((row) => (tier === null || row.riskTier === tier) && (state === null || row.state === state))
      .reduce((sum, row) => sum + row.count, 0);
  const link = (tier: RiskTier | null, state: AgentState | null) => {
    const asked = new URLSearchParams({ ...(tier ? { riskTier: tier } : {}), ...(state ? { state } : {}) });
    const number = count(tier, state);
    return number === 0 ? (
      <span className="text-soft">–</span>
    ) : (
      <a
        className="quiet-link"
        href={asked.size > 0 ? `/agents?${asked}` : "/agents"}
        aria-label={`${inFigures(number)} ${[state && inWords(state), "agents", tier && `of tier ${tier}`].filter(Boolean).join(" ")}`}
      >
        {inFigures(number)}
      </a>
    );
  };
  return (
    <Scrolling label="Agents by tier and state">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Tier</th>
            {states.map((state) => (
              <th key={state} scope="col" className="figure">
                {inWords(state).replace(/^./, (first) => first.toUpperCase())}
              </th>
            ))}
            <th scope="col" className="figure">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {riskTiers.toReversed().map((tier) => (
            <tr key={tier}>
              <td>
                <TierLabel tier={tier} />
              </td>
              {states.map((state) => (
                <td key={state} className="figure">
                  {link(tier, state)}
                </td>
              ))}
              <td className="figure font-semibold">{link(tier, null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>All</td>
            {states.map((state) => (
              <td key={state} className="figure">
                {link(null, state)}
              </td>
            ))}
            <td className="figure font-semibold">{link(null, null)}</td>
          </tr>
        </tfoot>
      </table>
    </Scrolling>
  );
}
