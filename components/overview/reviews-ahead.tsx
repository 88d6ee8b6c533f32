import { When } from "#components/ui/when.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { CampaignRecord } from "#lib/reviews/store-campaign-answers.ts";
import { UpcomingList, UpcomingRow } from "./upcoming.tsx";

/** Access reviews that are under way, by when they are due, then those that will open. */
export function ReviewsAhead({ reviews, now }: { reviews: readonly CampaignRecord[]; now: number }) {
  if (reviews.length === 0)
    return (
      <p className="text-sm text-soft">
        No access review is open or planned.{" "}
        <a className="link" href="/reviews">
          Reviews
        </a>
      </p>
    );
  return (
    <UpcomingList>
      {reviews.map(({ id, name, state, progress, dueAt, startsAt }) => {
        const at = state === "open" ? dueAt : startsAt;
        return (
          <UpcomingRow
            key={id}
            href={`/reviews/${id}`}
            name={name}
            of={
              state === "open"
                ? `${inFigures(progress.items - progress.waiting)} of ${inFigures(progress.items)} answered`
                : "not open yet"
            }
            end={
              at ? (
                <>
                  {state === "open" ? "due" : "opens"} <When at={at} now={now} />
                </>
              ) : null
            }
          />
        );
      })}
    </UpcomingList>
  );
}
