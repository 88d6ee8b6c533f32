"use client";

import { type ReactNode, useRef, useState } from "react";
import { Refused } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import { leaveBy } from "#components/ui/unsaved.ts";
import { useLetters } from "#components/ui/use-letters.ts";
import { type Decision, decisionsOf } from "#lib/inbox/core/decisions.ts";
import { type DueGroup, dueGroups } from "#lib/inbox/core/item.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";
import { InboxBar } from "./inbox-bar.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { groupWords } from "./kind-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { rowDetails } from "./row-details.ts";
import { type Decided, useDecisions } from "./use-decisions.ts";
import { useRowFocus } from "./use-row-focus.ts";

/** As long as the shell waits for the second letter of 'g …'. Milliseconds. */
const GOING = 1200;

const keyOf = ({ kind, id }: InboxItem): string => `${kind} ${id}`;
/** One state of one thing: what comes back anew is another. */
const stateOf = (item: InboxItem): string => `${keyOf(item)} ${item.version}`;

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
  const { list, here, focusRow } = useRowFocus();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ decision: Decision; item: InboxItem } | null>(null);
  // What was typed for an answer that is taken back or refused is there when it is given again.
  const typed = useRef(new Map<string, string>());
  const [opened, setOpened] = useState<string | null>(null);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState(false);
  const gone = new Set(held?.items.map(keyOf));
  const shown = items.filter((item) => !gone.has(keyOf(item)) && !answered.has(stateOf(item)));
  const chosen = shown.filter((item) => ticked.has(keyOf(item)));
  const tickable = shown.filter(({ bulk }) => bulk);

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

  const goingSince = useRef(Number.NEGATIVE_INFINITY);
  useLetters("textarea, select, [role=dialog], input:not([type=checkbox])", ({ key, timeStamp }) => {
    if (!letters || asked !== null) return false;
    // The second letter of 'g …' leads elsewhere, and decides nothing here.
    if (key === "g") goingSince.current = timeStamp;
    if (timeStamp - goingSince.current < GOING) return false;
    const at = here();
    const item = shown[at];
    const [first, second] = item ? decisionsOf[item.kind] : [];
    if (key === "j") focusRow(at + 1);
    else if (key === "k") focusRow(at < 0 ? 0 : at - 1);
    else if (key === "z") undo();
    else if (item && key === "x" && item.bulk) tick(item);
    else if (item && key === "a" && first) answer(item, first);
    else if (item && key === "d" && second) answer(item, second);
    else return false;
    return true;
  });

  /** How many of a group wait still, over all pages. */
  const left = (group: DueGroup): number =>
    counts[group] -
    (held?.items.filter(({ due }) => due === group).length ?? 0) -
    items.filter((item) => item.due === group && answered.has(stateOf(item))).length;
  return (
    <div ref={list}>
      <Refused problem={problem} />
      <InboxBar
        tickable={tickable}
        chosen={chosen}
        held={held}
        letters={letters}
        confirmed={confirmed}
        onConfirmed={setConfirmed}
        onTickAll={(all) => setTicked(new Set(all ? tickable.map(keyOf) : []))}
        onDecide={take}
        onUndo={undo}
      />
      {dueGroups
        .map((group) => ({ group, rows: shown.filter(({ due }) => due === group) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <Group key={group} group={group} left={left(group)}>
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
          </Group>
        ))}
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

const Group = ({ group, left, children }: { group: DueGroup; left: number; children: ReactNode }) => (
  <section aria-labelledby={`due-${group}`} className="mb-6">
    <h2
      id={`due-${group}`}
      className={`border-b border-line-strong pb-1 text-sm font-semibold ${group === "overdue" ? "text-critical" : ""}`}
    >
      {groupWords[group]} <span className="font-normal text-soft">{left}</span>
    </h2>
    <ul>{children}</ul>
  </section>
);
