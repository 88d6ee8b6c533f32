import { exactTime } from "#components/ui/relative-time.ts";
import { subjectInWords, typeInWords } from "./entry-words.ts";

export interface EvidenceRow {
  sequence: string | number;
  at: string;
  actor: { kind: string; id: string | null; name: string };
  type: string;
  subject: { kind: string; id: string | null; name: string };
  reason: string | null;
  payload: unknown;
  hash: string;
}

/** The record, newest first; each entry opens to what was written, with its hash. */
export function EvidenceTable({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    <ol className="border-t border-line-strong">
      {rows.map((entry) => (
        <li key={entry.sequence} className="border-b border-line text-sm">
          <details className="group">
            <summary className="grid min-h-9 list-none grid-cols-[1fr_auto] items-center gap-x-4 py-1 hover:bg-hover lg:grid-cols-[10rem_8rem_1fr_auto] xl:grid-cols-[4.5rem_13rem_11rem_1fr_auto] [&::-webkit-details-marker]:hidden">
              <span className="hidden font-mono text-xs text-soft xl:block">{entry.sequence}</span>
              <span className="font-medium lg:font-normal">{typeInWords(entry.type)}</span>
              <span className="hidden truncate lg:block">{entry.actor.name}</span>
              <span className="col-span-2 truncate lg:col-span-1">{subjectInWords(entry.subject.name)}</span>
              <time
                dateTime={entry.at}
                className="col-start-2 row-start-1 text-right text-xs whitespace-nowrap text-soft lg:col-start-4 xl:col-start-5"
              >
                {exactTime(Date.parse(entry.at))}
              </time>
            </summary>
            <div className="mb-2 border-l-3 border-line pl-3">
              <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_1fr]">
                <dt className="text-soft">Who</dt>
                <dd>
                  {entry.actor.name} <span className="text-soft">({entry.actor.kind})</span>
                </dd>
                <dt className="text-soft">About</dt>
                <dd>
                  {subjectInWords(entry.subject.name)} <span className="text-soft">({entry.subject.kind})</span>
                </dd>
                {entry.reason ? (
                  <>
                    <dt className="text-soft">Reason</dt>
                    <dd>{entry.reason}</dd>
                  </>
                ) : null}
                <dt className="text-soft">Type</dt>
                <dd className="font-mono text-xs leading-5">
                  <a className="quiet-link" href={`/evidence?type=${encodeURIComponent(entry.type)}`}>
                    {entry.type}
                  </a>
                </dd>
                <dt className="text-soft">Hash</dt>
                <dd className="font-mono text-xs leading-5 break-all">{entry.hash}</dd>
              </dl>
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                tabIndex={0}
                className="mt-2 max-h-72 overflow-auto rounded-md bg-tint p-2 font-mono text-xs whitespace-pre-wrap"
              >
                {JSON.stringify(entry.payload, null, 2)}
              </pre>
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
