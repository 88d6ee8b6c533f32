"use client";

import { Fragment, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Refused } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { leaveBy } from "#components/ui/unsaved.ts";
import { type Decision, decisionsOf } from "#lib/inbox/core/decisions.ts";
import { type DueGroup, dueGroups } from "#lib/inbox/core/item.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import { InboxRow } from "./inbox-row.tsx";
import { groupWords } from "./kind-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { rowDetails } from "./row-details.ts";
import { type Decided, useDecisions } from "./use-decisions.ts";

/** As long as the shell waits for the second letter of 'g …'. Milliseconds. */
const GOING = 1200;

const keyOf = ({ kind, id }: InboxItem): string => `${kind} ${id}`;
/** One state of one thing: what comes back anew is another. */
const stateOf = (item: InboxItem): string => `${keyOf(item)} ${item.version}`;
const inNouns = ([first]: readonly InboxItem[], count: number): string =>
  first?.kind === "review" ? counted(count, "item", "items") : counted(count, "role", "roles");

/** What waits, grouped by when it is due, answered where it stands: with the mouse, by key, or several at once. */
export function InboxList({
  items,
  counts,
  now,
  letters,
}: {
  items: readonly InboxItem[];
  /** Exact, over all pages. */
  counts: Record<DueGroup, number>;
  now: number;
  /** Shortcuts of one letter are on. */
  letters: boolean;
}) {
  const { held, decide, undo, problem } = useDecisions();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ decision: Decision; item: InboxItem } | null>(null);
  // What was typed for an answer that is taken back or refused is there when it is given again.
  const typed = useRef(new Map<string, string>());
  const [opened, setOpened] = useState<string | null>(null);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const gone = new Set(held?.items.map(keyOf));
  const shown = items.filter((item) => !gone.has(keyOf(item)) && !answered.has(stateOf(item)));
  const chosen = shown.filter((item) => ticked.has(keyOf(item)));

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-inbox-link]") ?? [])];
  const here = () => links().findIndex((link) => link.closest("li")?.contains(document.activeElement));
  const focusRow = (at: number) => links()[Math.min(Math.max(at, 0), links().length - 1)]?.focus();

  const take = (decided: Decided) => {
    const at = here();
    decide(decided);
    setTicked(new Set());
    setConfirmed(false);
    // Where the decided row was, the next one is.
    if (at >= 0) requestAnimationFrame(() => focusRow(at));
  };
  // One row at a time; what was typed in the one that closes is not lost unasked.
  const open = (item: InboxItem) => leaveBy(() => setOpened(opened === keyOf(item) ? null : keyOf(item)));
  const answer = (item: InboxItem, decision: Decision) => {
    if (rowDetails[item.kind]) open(item);
    else if (decision.needsReason) setAsked({ item, decision });
    else take({ decision, items: [item] });
  };
  /** It was answered in its opened row, and the page is being read again. */
  const leave = (item: InboxItem, done: string) => {
    const at = here();
    setOpened(null);
    setAnswered(new Set([...answered, stateOf(item)]));
    sayToast({ says: `${done}: ${item.title}.` });
    requestAnimationFrame(() => focusRow(at));
  };
  const tick = (item: InboxItem) => {
    const next = new Set(ticked);
    if (!next.delete(keyOf(item))) next.add(keyOf(item));
    setTicked(next);
  };

  const before = useRef(Number.NEGATIVE_INFINITY);
  const onKey = useRef<(event: KeyboardEvent) => void>(() => {});
  onKey.current = (event) => {
    if (!letters || event.ctrlKey || event.metaKey || event.altKey || asked !== null) return;
    // The second letter of 'g …' leads elsewhere, and decides nothing here.
    if (event.key === "g") before.current = event.timeStamp;
    if (event.timeStamp - before.current < GOING) return;
    const target = event.target as HTMLElement;
    if (target.closest("textarea, select, [role=dialog], input:not([type=checkbox])")) return;
    const at = here();
    const item = shown[at];
    const [first, second] = item ? decisionsOf[item.kind] : [];
    if (event.key === "j") focusRow(at + 1);
    else if (event.key === "k") focusRow(at < 0 ? 0 : at - 1);
    else if (event.key === "z") undo();
    else if (item && event.key === "x" && item.bulk) tick(item);
    else if (item && event.key === "a" && first) answer(item, first);
    else if (item && event.key === "d" && second) answer(item, second);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const together = [...new Set(chosen.map(({ kind }) => kind))].flatMap((kind) =>
    decisionsOf[kind]
      .filter(({ bulk }) => bulk)
      .map((decision) => ({ decision, items: chosen.filter((item) => item.kind === kind) })),
  );
  const tickable = shown.filter(({ bulk }) => bulk);
  return (
    <div ref={list}>
      <Refused problem={problem} />
      <div className="mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {tickable.length > 1 ? (
          <label className="inline-flex items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.length === tickable.length}
              onChange={(event) => setTicked(new Set(event.target.checked ? tickable.map(keyOf) : []))}
            />
            Choose all {inFigures(tickable.length)} here
          </label>
        ) : null}
        {together.map(({ decision, items: some }) => (
          <Fragment key={decision.id}>
            {decision.confirms ? (
              <label className="inline-flex items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={confirmed}
                  onChange={() => setConfirmed(!confirmed)}
                />
                {decision.confirms}
              </label>
            ) : null}
            <Button
              weight="primary"
              onClick={() =>
                take({ decision, items: some, ...(decision.confirms ? { riskConfirmed: confirmed } : {}) })
              }
            >
              {decision.label} {inNouns(some, some.length)}
            </Button>
          </Fragment>
        ))}
        <p role="status" className="text-soft">
          {held
            ? `${held.decision.done}: ${held.items.length === 1 ? held.items[0]?.title : inNouns(held.items, held.items.length)}.`
            : ""}
        </p>
        {held ? (
          <Button weight="quiet" onClick={undo}>
            Undo
          </Button>
        ) : null}
        <p className={`ml-auto hidden text-xs text-soft ${letters ? "md:block" : ""}`}>
          <Keys of="j k" /> move, <Keys of="Enter" /> opens, <Keys of="a" /> says yes, <Keys of="d" /> declines,{" "}
          <Keys of="x" /> chooses, <Keys of="z" /> undoes
        </p>
      </div>
      {dueGroups.map((group) => {
        const rows = shown.filter(({ due }) => due === group);
        if (rows.length === 0) return null;
        const left =
          counts[group] -
          (held?.items.filter(({ due }) => due === group).length ?? 0) -
          items.filter((item) => item.due === group && answered.has(stateOf(item))).length;
        return (
          <section key={group} aria-labelledby={`due-${group}`} className="mb-6">
            <h2
              id={`due-${group}`}
              className={`border-b border-line-strong pb-1 text-sm font-semibold ${group === "overdue" ? "text-critical" : ""}`}
            >
              {groupWords[group]} <span className="font-normal text-soft">{left}</span>
            </h2>
            <ul>
              {rows.map((item) => (
                <InboxRow
                  key={keyOf(item)}
                  item={item}
                  now={now}
                  ticked={ticked.has(keyOf(item))}
                  opened={opened === keyOf(item)}
                  onTick={() => tick(item)}
                  onOpen={() => open(item)}
                  onAnswered={(done) => leave(item, done)}
                  onDecide={(decision) => answer(item, decision)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <ReasonDialog
        asked={asked}
        typed={asked === null ? undefined : typed.current.get(keyOf(asked.item))}
        onAnswer={(reason, seen) => {
          typed.current.set(keyOf(seen), reason);
          if (asked !== null) take({ decision: asked.decision, items: [seen], reason });
          setAsked(null);
        }}
        onLeave={() => setAsked(null)}
      />
    </div>
  );
}

const Keys = ({ of }: { of: string }) => (
  <>
    {of.split(" ").map((key) => (
      <kbd key={key} className="mr-0.5 rounded-sm border border-line-strong px-1 font-mono text-2xs">
        {key}
      </kbd>
    ))}
  </>
);
