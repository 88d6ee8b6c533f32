import { PersonName } from "#components/people/person-name.tsx";
import { Due } from "#components/ui/due.tsx";
import { When } from "#components/ui/when.tsx";
import { inWords } from "#lib/registry/core/vocabulary.ts";
import { comesAfter } from "#lib/workflow/core/waiting.ts";
import type { RequestAnswer } from "#lib/workflow/read-request.ts";
import { DecideInPlace } from "./decide-in-place.tsx";

type Decision = RequestAnswer["decisions"][number];

/** Every decision that a request demands: who is asked and why, how they decided, and what is no longer in force. */
export function DecisionsList({ request, now }: { request: RequestAnswer; now: number }) {
  const titleOf = (part: string) => request.parts.find((one) => one.part === part)?.title ?? part;
  return (
    <ul className="border-t border-line-strong">
      {request.decisions.map((decision) => (
        <li key={decision.id} className="border-b border-line py-3 text-sm">
          <div className="grid items-baseline gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_15rem]">
            <div className="min-w-0">
              <p className={`font-medium ${decision.voidedAt ? "line-through decoration-line-strong" : ""}`}>
                {decision.question}
              </p>
              <p className="mt-0.5 text-soft">{decision.because}</p>
              <p className="mt-0.5 text-xs text-soft">Covers: {decision.parts.map(titleOf).join(", ")}</p>
              {decision.reason ? <p className="mt-1.5">“{decision.reason}”</p> : null}
              {decision.voidedAt ? (
                <p className="mt-1.5 text-high">
                  No longer in force: {decision.voidedWhy} <When at={decision.voidedAt} now={now} />
                </p>
              ) : null}
            </div>
            <Standing decision={decision} request={request} now={now} />
          </div>
          {decision.mayDecide ? (
            <DecideInPlace
              request={{ id: request.id, version: request.version }}
              slot={decision.slot}
              question={decision.question}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Standing({ decision, request, now }: { decision: Decision; request: RequestAnswer; now: number }) {
  const { decision: word, decidedBy, decidedAt, for: holder, asked, askedRole, voidedAt, ready } = decision;
  const { dueAt, escalatedTo } = decision;
  if (word !== null && decidedBy && decidedAt)
    return (
      <div>
        <span className={word === "approve" ? "font-medium text-good" : "font-medium text-critical"}>
          {word === "approve" ? "Approved" : "Rejected"}
        </span>{" "}
        <span className="text-soft">
          <When at={decidedAt} now={now} />
        </span>
        <div className="mt-0.5">
          <PersonName person={decidedBy} />
          {holder && holder.id !== decidedBy.id ? <span className="text-soft"> for {holder.name}</span> : null}
        </div>
      </div>
    );
  if (request.state !== "open" || voidedAt !== null) return <div className="text-soft">Not decided</div>;
  const earlier = comesAfter(decision, request.decisions);
  return (
    <div>
      <span className="text-soft">{ready ? "Waits for" : "Comes later:"}</span>{" "}
      <Whoever asked={asked} askedRole={askedRole} />
      {dueAt === null ? null : (
        <div className="mt-0.5">
          <Due at={dueAt} now={now} />
        </div>
      )}
      {escalatedTo.map(({ person, role }) => (
        <div key={person?.id ?? role} className="mt-0.5">
          <span className="text-soft">Or, since it is overdue:</span>{" "}
          {person ? <PersonName person={person} /> : <span>anybody in {inWords(role ?? "security")}</span>}
        </div>
      ))}
      {earlier.length === 0 ? null : (
        <div className="mt-1 text-xs text-soft">
          Once these have said yes:
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                {one.question} <Whoever asked={one.asked} askedRole={one.askedRole} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Who is asked: a person, or anybody who has a platform role. */
const Whoever = ({ asked, askedRole }: Pick<Decision, "asked" | "askedRole">) =>
  asked ? <PersonName person={asked} /> : <span>anybody in {inWords(askedRole ?? "security")}</span>;
