import { RiskPoints } from "#components/agents/risk-points.tsx";
import { roleName } from "#components/agents/seat-words.ts";
import { SeverityMark, TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatMark } from "#components/seats/seat-mark.tsx";
import { marks } from "#lib/registry/core/seat.ts";
import { agentRoles, type Role, severities } from "#lib/registry/core/vocabulary.ts";
import type { PreviewAnswer } from "#lib/registry/preview-agent.ts";

const SHOWN = 6;

/** Beside the form: what it comes to so far. The tier with its reasons, the seats it will demand, the gaps to come. */
export function PreviewPanel({
  preview,
  asking,
  failed,
}: {
  preview: PreviewAnswer | null;
  asking: boolean;
  failed: boolean;
}) {
  if (!preview)
    return (
      <p className="text-sm text-soft" role="status">
        {failed
          ? "The preview is not available now. What you type is kept all the same."
          : "Working out what it comes to …"}
      </p>
    );
  const riskiest = preview.capabilities.find(({ riskTier }) => riskTier === preview.riskTier);
  const findings = preview.findings.toSorted(
    (one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity),
  );
  const seatOf = new Map(preview.seats.map((seat) => [seat.role, seat]));
  const state = (role: Role) => {
    const seat = seatOf.get(role);
    if (seat && (seat.holders.length > 0 || (agentRoles as readonly Role[]).includes(role))) return seat.state;
    return "empty";
  };
  return (
    <div className={asking ? "opacity-80" : undefined}>
      <section aria-labelledby="preview-tier" className="border-b border-line pb-4">
        <h2 id="preview-tier" className="text-xs text-soft">
          Risk tier
        </h2>
        <p className="text-lg font-semibold" aria-live="polite">
          <TierLabel tier={preview.riskTier} />
        </p>
        <p className="mt-0.5 text-sm text-soft">
          {riskiest ? riskiest.riskReason : "Without a capability it may do nothing, so its tier is low."}
        </p>
        {riskiest ? (
          <RiskPoints
            parts={riskiest.riskReasons.parts}
            sum={riskiest.riskReasons.sum}
            floors={riskiest.riskReasons.floors}
            tier={riskiest.riskTier}
          />
        ) : null}
      </section>
      <section aria-labelledby="preview-seats" className="border-b border-line py-4">
        <h2 id="preview-seats" className="text-xs text-soft">
          Seats that it demands
        </h2>
        <ul className="mt-1.5 grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
          {preview.rolesDemanded.map((role) => (
            <li key={role} className="flex items-center gap-2">
              <SeatMark mark={marks[state(role)]} />
              <span className={state(role) === "empty" ? "" : "text-soft"}>
                {roleName(role)}
                <span className="sr-only">{state(role) === "empty" ? ", empty" : ", named"}</span>
              </span>
            </li>
          ))}
        </ul>
        {preview.capabilities.some(({ strictSeparation }) => strictSeparation) ? (
          <p className="mt-2 text-xs text-soft">Approver, provisioner and detector must be three people.</p>
        ) : null}
      </section>
      <section aria-labelledby="preview-gaps" className="py-4">
        <h2 id="preview-gaps" className="text-xs text-soft">
          {findings.length === 0
            ? "No gap would be open"
            : `${findings.length} ${findings.length === 1 ? "gap" : "gaps"} would be open`}
        </h2>
        <ul className="mt-1 text-sm">
          {findings.slice(0, SHOWN).map((finding) => (
            <Gap key={`${finding.rule} ${finding.sentence}`} finding={finding} />
          ))}
        </ul>
        {findings.length > SHOWN ? (
          <details className="text-sm">
            <summary className="text-accent hover:underline">{findings.length - SHOWN} more</summary>
            <ul>
              {findings.slice(SHOWN).map((finding) => (
                <Gap key={`${finding.rule} ${finding.sentence}`} finding={finding} />
              ))}
            </ul>
          </details>
        ) : null}
      </section>
    </div>
  );
}

function Gap({ finding }: { finding: PreviewAnswer["findings"][number] }) {
  return (
    <li className="flex gap-2 py-1">
      <span className="mt-1">
        <SeverityMark severity={finding.severity} />
      </span>
      <span>
        <span className="sr-only">{finding.severity}: </span>
        {/* An agent without a name stands in the sentences as 'this agent'. */}
        {finding.sentence.replace(/^this agent/, "This agent")} <span className="text-soft">{finding.fix}</span>
      </span>
    </li>
  );
}
