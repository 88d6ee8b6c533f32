import { Section } from "#components/ui/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import type { InboxCounts, listInbox } from "#lib/inbox/list-inbox.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";

type Items = Awaited<ReturnType<typeof listInbox>>["data"];

/** What waits for the reader, soonest due first; nothing at all where nothing waits. */
export function MyWork({ items, counts, now }: { items: Items; counts: InboxCounts; now: number }) {
  if (counts.total === 0) return null;
  return (
    <Section
      id="my-work"
      title="Waits for you"
      count={counts.total}
      actions={
        <a className="link text-sm" href="/inbox">
          {counts.due.overdue > 0 ? `Open the inbox, ${inFigures(counts.due.overdue)} overdue` : "Open the inbox"}
        </a>
      }
    >
      <ul className="border-t border-line-strong">
        {items.map(({ kind, id, title, why, dueAt, href }) => {
          const late = dueAt !== null && Date.parse(dueAt) <= now;
          return (
            <li
              key={`${kind} ${id}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2"
            >
              <span className="min-w-0">
                <a className="quiet-link" href={href}>
                  {title}
                </a>{" "}
                <span className="text-sm text-soft">{why}</span>
              </span>
              {dueAt === null ? null : (
                <span className={`text-sm ${late ? "text-critical" : "text-soft"}`}>
                  {late ? "was due " : "due "}
                  <When at={dueAt} now={now} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
