import type { ReactNode } from "react";
import { Explained } from "#components/help/explained.tsx";
import { TierHelp } from "#components/help/word-help.tsx";
import { TierLabel } from "#components/risk/severity-mark.tsx";
import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { seatSentence } from "#lib/registry/core/seat-strip.ts";
import type { RiskTier } from "#lib/registry/core/vocabulary.ts";

/** The four figures that say how it stands with an agent: tier, seats, readiness, answerability. */
export function AgentFigures({
  tier,
  tierBecause,
  strip,
  verdict,
  against,
  answerable,
  total,
  counts,
  over,
  gapsHref,
  answersHref,
  peopleHref,
}: {
  tier: RiskTier;
  tierBecause: string;
  strip: string;
  verdict: "complete" | "incomplete";
  against: readonly string[];
  answerable: number;
  total: number;
  /** Whether the agent counts for the organisation's figure in its present state. */
  counts: boolean;
  /** Retired or rejected: nobody has to answer for it, and nothing of it can be missing. */
  over: boolean;
  gapsHref: string;
  answersHref: string;
  peopleHref: string;
}) {
  const [first] = against;
  return (
    <dl className="grid grid-cols-2 border-y border-line-strong lg:grid-cols-4">
      <Figure name="Risk tier" help={<TierHelp tier={tier} />} detail={tierBecause}>
        <a href={answersHref} className="quiet-link">
          <TierLabel tier={tier} />
        </a>
      </Figure>
      <Figure name="Seats" detail={seatSentence(strip).split(";")[0]}>
        <a href={peopleHref} className="inline-flex py-1">
          <SeatStrip seats={strip} />
        </a>
      </Figure>
      <Figure
        name="Readiness"
        help={
          <Explained title="Readiness" behind={["R51"]} more="/docs/concepts#gaps">
            <p>Incomplete while a gap of severity high or critical, or one that blocks activation, is open.</p>
          </Explained>
        }
        detail={
          over
            ? "Nobody has to answer for it any more."
            : first
              ? `${first}${against.length > 1 ? ` And ${against.length - 1} more.` : ""}`
              : "Nothing stands in its way."
        }
      >
        {over ? (
          "Not asked"
        ) : (
          <a href={gapsHref} className={`quiet-link ${verdict === "complete" ? "text-good" : "text-critical"}`}>
            {verdict === "complete" ? "Complete" : "Incomplete"}
          </a>
        )}
      </Figure>
      <Figure
        name="Answerability"
        help={
          <Explained title="Answerability" behind={["R43"]} more="/docs/concepts#answerability">
            <p>
              Capabilities for which all six have a live answer: who granted it, what is allowed, why, who monitors, who
              responds, who retires.
            </p>
          </Explained>
        }
        detail={
          over
            ? "It counts for no figure."
            : total === 0
              ? "It has no capability to answer for yet."
              : counts
                ? "Capabilities with all six answers."
                : "Capabilities with all six answers. Counts once it is approved."
        }
      >
        <a href={answersHref} className="quiet-link">
          {total === 0 || over ? "No figure" : `${inFigures(answerable)} of ${inFigures(total)}`}
        </a>
      </Figure>
    </dl>
  );
}

function Figure({
  name,
  help,
  detail,
  children,
}: {
  name: string;
  help?: ReactNode;
  detail: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col border-line py-3 pr-4 even:pl-4 max-lg:nth-[-n+2]:border-b lg:border-l lg:pl-4 lg:first:border-l-0 lg:first:pl-0">
      <dt className="text-xs text-soft">
        {name}
        {help}
      </dt>
      <dd className="mt-0.5 text-lg font-semibold">{children}</dd>
      <dd className="mt-0.5 text-xs text-soft">{detail}</dd>
    </div>
  );
}
