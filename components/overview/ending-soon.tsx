import { TierLabel } from "#components/risk/severity-mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { EndingGrant } from "#lib/gaps/store-trends.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import type { ExceptionAnswer } from "#lib/workflow/exceptions/store.ts";
import { UpcomingList, UpcomingRow } from "./upcoming.tsx";

/** Grants and exceptions that end soon: past its end each counts as ended, whoever forgot it (R47, R96). */
export function EndingSoon({
  grants,
  exceptions,
  days,
  now,
}: {
  grants: { data: readonly EndingGrant[]; total: number };
  exceptions: readonly ExceptionAnswer[];
  /** How far ahead it looks. */
  days: number;
  now: number;
}) {
  const { data, total } = grants;
  if (total + exceptions.length === 0)
    return <p className="text-sm text-soft">No grant and no exception ends within the next {days} days.</p>;
  return (
    <>
      <UpcomingList>
        {exceptions.map(({ id, gap, agent, endsAt }) => (
          <UpcomingRow
            key={id}
            href={`/exceptions/${id}`}
            name={`Exception: ${gap.sentence}`}
            of={agent.name}
            end={
              <>
                ends <When at={endsAt} now={now} />
              </>
            }
          />
        ))}
        {data.map(({ agent, capability, endsAt }) => (
          <UpcomingRow
            key={capability.id}
            href={`/agents/${agent.slug}?section=answers&capability=${encodeURIComponent(capability.slug)}`}
            name={capability.name}
            of={agent.name}
            mark={<TierLabel tier={capability.riskTier} />}
            end={
              <>
                ends <When at={endsAt} now={now} />
              </>
            }
          />
        ))}
      </UpcomingList>
      {total > data.length ? (
        <p className="mt-2 text-sm">
          <a className="link" href={`/capabilities?grantEndsWithin=${days}`}>
            All {inFigures(total)} grants that end within {days} days
          </a>
        </p>
      ) : null}
    </>
  );
}
