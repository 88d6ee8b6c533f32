import { CurrentInSight } from "#components/ui/current-in-sight.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";

export interface SectionTab {
  name: string;
  title: string;
  count?: number | undefined;
  /** Something in there needs attention. */
  attention?: boolean;
}

/** The parts of a page as links, each with an address of its own. */
export function SectionTabs({
  label,
  tabs,
  current,
  hrefOf,
}: {
  label: string;
  tabs: readonly SectionTab[];
  current: string;
  hrefOf: (name: string) => string;
}) {
  return (
    <CurrentInSight label={label} current={current} className="not-printed -mx-4 mt-6 px-4 md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-5 border-b border-line-strong">
        {tabs.map(({ name, title, count, attention }) => (
          <li key={name}>
            <a
              href={hrefOf(name)}
              data-stays
              aria-current={name === current ? "page" : undefined}
              className={`-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 text-sm ${
                name === current
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-soft hover:text-accent"
              }`}
            >
              {title}
              {count === undefined ? null : (
                <span className={`font-normal ${attention ? "text-critical" : "text-soft"}`}>{inFigures(count)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </CurrentInSight>
  );
}
