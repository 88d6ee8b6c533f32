"use client";

import type { ReactNode } from "react";
import type { Outcome } from "#components/api-client.ts";
import { Button } from "./button.tsx";
import { Section } from "./page-head.tsx";
import { Refused, useSending } from "./sending.tsx";

/** What did not leave the house, or was set aside then: each with the ways to send it again, the newest shown. */
export function GivenUp<Thing extends { id: string }, Answer>({
  id,
  title,
  total,
  says,
  things,
  named,
  act,
  actForAll,
  resend,
  after,
  row,
  besides,
  children,
}: {
  id: string;
  title: string;
  /** How many there are; not all may be shown. */
  total: number;
  says: string;
  things: readonly Thing[];
  /** One of them, behind what the buttons say: 'entry 17'. */
  named: (thing: Thing) => string;
  act: "Send again" | "Send after all";
  /** What the button for all of them says; without it there is none. */
  actForAll?: string;
  /** Sends those with the ids given again, or all. */
  resend: (ids?: string[]) => Promise<Outcome<Answer>>;
  after?: (answer: Answer) => void;
  row: (thing: Thing, acts: ReactNode) => ReactNode;
  /** What can be done beside sending it again. */
  besides?: (thing: Thing) => ReactNode;
  /** What is to be known before anything is sent. */
  children?: ReactNode;
}) {
  const { busy, problem, send } = useSending();
  const again = (ids?: string[]) => send(() => resend(ids), after ? { after } : {});
  return (
    <Section
      id={id}
      title={title}
      count={total}
      says={says}
      actions={
        actForAll ? (
          <Button disabled={busy} onClick={() => again()}>
            {actForAll}
          </Button>
        ) : null
      }
    >
      <Refused problem={problem} />
      {children}
      <ul className="border-t border-line-strong">
        {things.map((thing) =>
          row(
            thing,
            <>
              <Button
                className="h-7"
                disabled={busy}
                aria-label={`${act}: ${named(thing)}`}
                onClick={() => again([thing.id])}
              >
                {act}
              </Button>
              {besides?.(thing)}
            </>,
          ),
        )}
      </ul>
      {total > things.length ? <p className="mt-2 text-sm text-soft">The newest {things.length} are shown.</p> : null}
    </Section>
  );
}
