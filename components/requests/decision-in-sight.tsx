import { Notice } from "#components/ui/notice.tsx";
import type { RequestAnswer } from "#lib/workflow/read-request.ts";
import { ShownParts } from "./shown-parts.tsx";

type Decision = RequestAnswer["decisions"][number];

/**
 * What somebody is asked to decide, in sight before they do: why the question is theirs, the parts that their answer
 * covers, and what was decided of it before and is void. What others are asked about stands beneath, folded.
 */
export function DecisionInSight({ request, decision }: { request: RequestAnswer; decision: Decision }) {
  const noLonger = request.decisions.filter(({ voidedAt, decision: word }) => voidedAt !== null && word !== null);
  const covered = request.parts.filter(({ part }) => decision.parts.includes(part));
  const others = request.parts.filter(({ part }) => !decision.parts.includes(part));
  return (
    <div className="grid gap-3">
      <div>
        <p className="text-sm">{decision.because}</p>
        {request.reason ? (
          <p className="mt-1 text-sm">{`Asked for by ${request.submittedBy.name}: “${request.reason}”`}</p>
        ) : null}
      </div>
      {noLonger.length === 0 ? null : (
        <Notice tone="attention" title="No longer in force">
          <ul>
            {noLonger.map((one) => (
              <li key={one.id}>
                {one.question} {one.decidedBy?.name} said {one.decision === "approve" ? "yes" : "no"}. {one.voidedWhy}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <section aria-labelledby="covered-parts">
        <h3 id="covered-parts" className="pb-1 text-sm font-semibold">
          Your answer covers
        </h3>
        <ShownParts parts={covered} about={decision.parts} />
      </section>
      {others.length === 0 ? null : (
        <section aria-labelledby="other-parts">
          <h3 id="other-parts" className="pb-1 text-sm font-semibold">
            Others are asked about
          </h3>
          <ShownParts parts={others} about={decision.parts} />
        </section>
      )}
    </div>
  );
}
