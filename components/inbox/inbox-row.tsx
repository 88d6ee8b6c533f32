import { SeatStrip } from "#components/seats/seat-strip.tsx";
import { Button } from "#components/ui/button.tsx";
import { When } from "#components/ui/when.tsx";
import { type Decision, decisionsOf } from "#lib/inbox/core/decisions.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import { kindWords } from "./kind-words.ts";
import { rowDetails } from "./row-details.ts";

/** One thing that waits: what it is, why for the reader, by when, and how to answer it here. */
export function InboxRow({
  item,
  now,
  ticked,
  opened,
  onTick,
  onOpen,
  onAnswered,
  onDecide,
}: {
  item: InboxItem;
  now: number;
  ticked: boolean;
  /** Shows what is seen before it is decided. */
  opened: boolean;
  onTick: () => void;
  onOpen: () => void;
  onAnswered: (done: string) => void;
  onDecide: (decision: Decision) => void;
}) {
  const decisions = decisionsOf[item.kind];
  const details = rowDetails[item.kind];
  const late = item.due === "overdue";
  return (
    <li
      data-item={item.id}
      className="grid grid-cols-[1.25rem_1fr] gap-x-3 gap-y-1 border-b border-line py-2.5 focus-within:bg-hover md:grid-cols-[1.25rem_1fr_8rem_auto]"
    >
      <span className="pt-0.5">
        {item.bulk ? (
          <input
            type="checkbox"
            checked={ticked}
            onChange={onTick}
            aria-label={`Choose: ${item.title}`}
            className="size-4 accent-accent"
          />
        ) : null}
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <a href={item.href} className="quiet-link font-medium" data-inbox-link>
            {item.title}
          </a>
          {item.seats ? <SeatStrip seats={item.seats} /> : null}
          <span className="text-xs text-soft">{kindWords[item.kind]}</span>
        </p>
        <p className="text-sm text-soft">{item.why}</p>
      </div>
      <p className={`col-start-2 text-sm whitespace-nowrap md:col-start-3 ${late ? "text-critical" : "text-soft"}`}>
        {item.dueAt === null ? null : (
          <>
            {late ? "was due " : "due "}
            <When at={item.dueAt} now={now} />
          </>
        )}
      </p>
      <div className="col-start-2 flex flex-wrap items-center gap-1 self-start md:col-start-4 md:min-w-40 md:justify-end">
        {details ? (
          <Button className="h-7" aria-expanded={opened} onClick={onOpen}>
            {opened ? "Close" : details.act}
            <span className="sr-only">: {item.title}</span>
          </Button>
        ) : null}
        {(details ? [] : decisions).map((decision, index) => (
          <Button
            key={decision.id}
            weight={index === 0 ? "plain" : "quiet"}
            className="h-7"
            onClick={() => onDecide(decision)}
          >
            {decision.label}
            <span className="sr-only">: {item.title}</span>
          </Button>
        ))}
        {decisions.length === 0 ? (
          <a href={item.href} className="link text-sm">
            Open<span className="sr-only">: {item.title}</span>
          </a>
        ) : null}
      </div>
      {details && opened ? (
        <div className="col-span-full min-w-0 border-t border-line pb-4">
          <details.Details item={item} now={now} onAnswered={onAnswered} />
        </div>
      ) : null}
    </li>
  );
}
