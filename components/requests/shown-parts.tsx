import type { PartAnswer } from "#lib/workflow/read-request.ts";
import { fieldInWords, ShownValue } from "./shown-value.tsx";

const since: Record<NonNullable<PartAnswer["since"]>, string> = {
  new: "new since the last review",
  changed: "changed since the last review",
  unchanged: "as it was reviewed",
};

/**
 * What a request shows, part by part; what changed since it was reviewed last stands with what it said then. Open is what
 * was not reviewed yet as it is; where a reader is asked about some parts, those are (`about`).
 */
export function ShownParts({ parts, about }: { parts: readonly PartAnswer[]; about?: readonly string[] }) {
  return (
    <div className="border-t border-line-strong">
      {parts.map(({ part, title, shown, since: tag, differences }) => (
        <details
          key={part}
          open={about ? about.includes(part) : tag !== "unchanged"}
          className="border-b border-line py-2.5"
        >
          <summary className="cursor-pointer text-sm font-medium">
            {title}
            {tag === null ? null : (
              <span className={`ml-2 font-normal ${tag === "unchanged" ? "text-soft" : "text-high"}`}>
                {since[tag]}
              </span>
            )}
          </summary>
          <dl className="mt-2 grid gap-y-1.5">
            {Object.entries(shown).map(([field, value]) => {
              const difference = differences.find((one) => one.field === field);
              return (
                <div key={field} className="grid gap-x-4 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
                  <dt className="text-soft">{fieldInWords(field)}</dt>
                  <dd className="min-w-0 break-words whitespace-pre-line">
                    <ShownValue value={value} />
                    {difference ? (
                      <div className="mt-1 border-l-3 border-high pl-2 text-soft">
                        <span className="font-medium">Reviewed as:</span> <ShownValue value={difference.before} />
                      </div>
                    ) : null}
                  </dd>
                </div>
              );
            })}
          </dl>
        </details>
      ))}
    </div>
  );
}
