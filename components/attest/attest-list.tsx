"use client";

import { useState } from "react";
import { api } from "#components/api-client.ts";
import { SeatMark } from "#components/seats/seat-mark.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { When } from "#components/ui/when.tsx";
import type { decideInbox } from "#lib/inbox/decide-inbox.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { Mark } from "#lib/registry/core/seat.ts";

/** A role as its holder confirms it. */
export interface AttestRow {
  assignment: string;
  version: number;
  title: string;
  /** What whoever holds it answers for. */
  means: string;
  href: string;
  saidAt: string;
  /** The deputy who said it last time, on the holder's behalf. */
  saidBy: string | null;
  staleAt: string;
  mark: Mark;
  /** Asked now: within 30 days of going stale, or stale. */
  asked: boolean;
}

const roles = (count: number): string => counted(count, "role", "roles");
const MOST = 200;

/** Everything that somebody answers for, with what each means; ticked and confirmed many at once. */
export function AttestList({ rows, now }: { rows: readonly AttestRow[]; now: number }) {
  const { busy, problem, send } = useSending();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    new Set(rows.filter(({ asked }) => asked).map(({ assignment }) => assignment)),
  );
  const [done, setDone] = useState(0);
  const chosen = rows.filter(({ assignment }) => ticked.has(assignment)).slice(0, MOST);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const items = chosen.map(({ assignment, version }) => ({ id: assignment, version }));
        const sent = await send(() =>
          api.post<typeof decideInbox>("/inbox/decisions", { kind: "attest", decision: "attest", items }),
        );
        if (!sent) return;
        setDone(items.length);
        setTicked(new Set());
      }}
    >
      <Refused problem={problem} />
      {done > 0 ? (
        <div role="status" className="mb-3">
          <Notice tone="good">You confirmed {roles(done)}.</Notice>
        </div>
      ) : null}
      <label className="inline-flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={chosen.length === rows.length}
          onChange={(event) => setTicked(new Set(event.target.checked ? rows.map(({ assignment }) => assignment) : []))}
        />
        Choose all {inFigures(rows.length)}
      </label>
      <ul className="mt-2 border-t border-line-strong">
        {rows.map((row) => (
          <li
            key={row.assignment}
            className="grid grid-cols-[1.25rem_1fr] gap-x-3 border-b border-line py-2.5 text-sm md:grid-cols-[1.25rem_1fr_16rem]"
          >
            <span className="pt-0.5">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                aria-label={`Confirm: ${row.title}`}
                checked={ticked.has(row.assignment)}
                onChange={(event) => {
                  const next = new Set(ticked);
                  if (event.target.checked) next.add(row.assignment);
                  else next.delete(row.assignment);
                  setTicked(next);
                }}
              />
            </span>
            <div className="min-w-0">
              <a href={row.href} className="quiet-link font-medium">
                {row.title}
              </a>
              <p className="text-soft">{row.means}</p>
            </div>
            <p className="col-start-2 md:col-start-3">
              <span className="inline-flex items-center gap-2">
                <SeatMark mark={row.mark} />
                <span>
                  confirmed <When at={row.saidAt} now={now} />
                  {row.saidBy ? ` by ${row.saidBy} for you` : ""}
                </span>
              </span>
              <span className={`block ${Date.parse(row.staleAt) <= now ? "text-critical" : "text-soft"}`}>
                {Date.parse(row.staleAt) <= now ? "out of date since " : "holds until "}
                <When at={row.staleAt} now={now} as="day" />
              </span>
            </p>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit" weight="primary" disabled={busy || chosen.length === 0}>
          {busy ? "Confirming …" : chosen.length === 0 ? "Confirm chosen roles" : `Confirm ${roles(chosen.length)}`}
        </Button>
        <p className="text-sm text-soft">
          You say that you still hold these and answer for them. It stays in the evidence.
        </p>
      </div>
    </form>
  );
}
