import { dayOf } from "#components/ui/relative-time.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";

const percent = (answerable: number, total: number): number => Math.floor((answerable / total) * 100);

/** The headline: the share of capabilities for which every question has a live answer; with none there is no figure. */
export function Answerability({
  answerable,
  total,
  before,
}: {
  answerable: number;
  total: number;
  before: { day: string; answerable: number; total: number } | null;
}) {
  if (total === 0) {
    return (
      <div>
        <p className="text-lg font-semibold">There is no figure yet</p>
        <p className="mt-1 max-w-xl text-soft">
          Answerability counts the capabilities of approved, active, suspended and retiring agents. None is that far, so
          there is nothing to count: not 0 %, and not 100 %.
        </p>
      </div>
    );
  }
  const now = percent(answerable, total);
  const then = before && before.total > 0 ? percent(before.answerable, before.total) : null;
  const left = total - answerable;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <p className="text-figure font-semibold tracking-tight">
        {now}
        <span className="text-xl font-normal text-soft"> %</span>
      </p>
      <div className="pb-1.5">
        <p>
          <strong>{inFigures(answerable)}</strong> of <strong>{counted(total, "capability", "capabilities")}</strong>{" "}
          {answerable === 1 ? "is" : "are"} answerable: who granted it, what is allowed, why, who monitors, who
          responds, who retires.
        </p>
        <p className="text-sm text-soft">
          {left > 0 ? (
            <>
              {inFigures(left)} {left === 1 ? "has" : "have"} at least one question without a live answer.{" "}
              <a className="link" href="/agents?state=approved,active,suspended,retiring&sort=answerability">
                See the agents
              </a>
            </>
          ) : (
            "Every question has a live answer."
          )}
        </p>
        {then !== null && before ? (
          <p className="text-sm text-soft">
            It was {then} % on {dayOf(Date.parse(before.day))}.
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The same share as a row of seats: sixty marks, for the eye. */
export function AnswerabilityBar({ answerable, total }: { answerable: number; total: number }) {
  if (total === 0) return null;
  const marks = 60;
  const filled = answerable === total ? marks : Math.min(marks - 1, Math.floor((answerable / total) * marks));
  return (
    <svg viewBox={`0 0 ${marks * 10} 14`} className="mt-4 h-auto w-full max-w-3xl" aria-hidden="true">
      {Array.from({ length: marks }, (_, index) =>
        index < filled ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks have no identity but their place
          <rect key={index} x={index * 10} y="0" width="7" height="14" rx="1" className="fill-accent" />
        ) : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks have no identity but their place
            key={index}
            x={index * 10 + 0.5}
            y=".5"
            width="6"
            height="13"
            rx=".8"
            fill="none"
            className="stroke-critical"
            strokeDasharray="2 1.4"
            strokeWidth=".8"
          />
        ),
      )}
    </svg>
  );
}
