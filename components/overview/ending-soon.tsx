import { TierLabel } from "#components/risk/severity-mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { EndingGrant } from "#lib/gaps/store-trends.ts";

/** Grants that end soon: past its end a grant counts as ended, whoever forgot it (R96). */
export function EndingSoon({ grants, now }: { grants: { data: readonly EndingGrant[]; total: number }; now: number }) {
  const { data, total } = grants;
  if (total === 0) return <p className="text-sm text-soft">No grant ends within the next 30 days.</p>;
  return (
    <>
      <ul className="border-t border-line-strong">
        {data.map(({ agent, capability, endsAt }) => (
          <li
            key={capability.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2"
          >
            <span className="min-w-0">
              <a
                className="quiet-link"
                href={`/agents/${agent.slug}?section=answers&capability=${encodeURIComponent(capability.slug)}`}
              >
                {capability.name}
              </a>{" "}
              <span className="text-sm text-soft">{agent.name}</span>
            </span>
            <span className="flex gap-4 text-sm">
              <TierLabel tier={capability.riskTier} />
              <span className="text-soft">
                ends <When at={endsAt} now={now} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {total > data.length ? <p className="mt-2 text-sm text-soft">And {total - data.length} more.</p> : null}
    </>
  );
}
