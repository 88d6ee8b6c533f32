"use client";

import { useState } from "react";
import { api, messageFor } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Pick } from "#components/ui/pick.ts";
import { Refused, useSending } from "#components/ui/sending.tsx";
import { useUnsaved } from "#components/ui/unsaved.ts";
import { counted, inFigures } from "#lib/platform/core/in-figures.ts";
import type { handOver } from "#lib/workflow/hand-over/hand-over.ts";
import type { HandOverThing } from "#lib/workflow/hand-over/read-hand-over.ts";
import { GapPreview } from "./gap-preview.tsx";
import { ThingRow } from "./thing-row.tsx";
import { groups } from "./thing-words.ts";

const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`;
const toOf = ({ proposal }: HandOverThing): Pick | null =>
  proposal.to && { name: proposal.to.name, reference: proposal.to.email };
const plural = (count: number): string => counted(count, "thing", "things");

/**
 * The hand-over on one page: what goes to whom, from when and why, what it does to gaps, and the one button. What was
 * chosen stays when something is refused.
 */
export function HandOverForm({
  person,
  things,
  mayHandOver,
}: {
  person: { id: string; name: string };
  things: readonly HandOverThing[];
  mayHandOver: boolean;
}) {
  const { busy, problem, send, forget } = useSending();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Readonly<Record<string, Pick | null>>>({});
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<number | null>(null);
  useUnsaved(kept.size > 0 || Object.keys(chosen).length > 0 || day !== "" || reason.trim() !== "");
  const successor = (thing: HandOverThing): Pick | null =>
    keyOf(thing) in chosen ? (chosen[keyOf(thing)] ?? null) : toOf(thing);
  const goes = (thing: HandOverThing): boolean =>
    !kept.has(keyOf(thing)) && (thing.kind === "deputy" || successor(thing) !== null);
  const going = things.filter(goes);
  const moves = going.map((thing) => ({ kind: thing.kind, id: thing.id, to: successor(thing)?.reference ?? null }));
  const left = things.length - going.length;
  const errorAt = (thing: HandOverThing): string | undefined => {
    const at = going.indexOf(thing);
    return at < 0 ? undefined : (messageFor(problem, `moves.${at}.to`) ?? messageFor(problem, `moves.${at}`));
  };
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        setDone(null);
        const at = day ? { at: new Date(`${day}T00:00:00Z`).toISOString() } : {};
        const sent = await send(() =>
          api.post<typeof handOver>(`/people/${person.id}/hand-over`, { moves, reason: reason.trim(), ...at }),
        );
        if (!sent) return;
        setDone(moves.length);
        setKept(new Set());
        setChosen({});
        setDay("");
        setReason("");
      }}
    >
      {done === null ? null : (
        <div role="status" className="mb-4">
          <Notice tone="good" title={`Handed over: ${plural(done)}`}>
            Each successor finds their roles in the inbox and answers from the moment they accept.
            {things.length > 0 ? ` ${plural(things.length)} stayed; see below.` : " Nothing is left."}
          </Notice>
        </div>
      )}
      {groups.map(({ title, says, kinds }) => {
        const rows = things.filter(({ kind }) => kinds.includes(kind));
        if (rows.length === 0) return null;
        return (
          <section key={title} aria-label={title} className="mb-6">
            <h2 className="border-b border-line-strong pb-1 font-semibold">
              {title} <span className="font-normal text-soft">{inFigures(rows.length)}</span>
              <span className="ml-3 text-sm font-normal text-soft">{says}</span>
            </h2>
            <ul>
              {rows.map((thing) => (
                <ThingRow
                  key={keyOf(thing)}
                  thing={thing}
                  going={!kept.has(keyOf(thing))}
                  onGoing={(will) => {
                    const next = new Set(kept);
                    if (will) next.delete(keyOf(thing));
                    else next.add(keyOf(thing));
                    setKept(next);
                    forget();
                  }}
                  to={successor(thing)}
                  onTo={(to) => {
                    setChosen({ ...chosen, [keyOf(thing)]: to });
                    forget();
                  }}
                  error={errorAt(thing)}
                  disabled={!mayHandOver || busy}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <GapPreview person={person.id} moves={moves} />
      {mayHandOver && things.length > 0 ? (
        <div className="mt-6 grid max-w-xl gap-3 border-t border-line-strong pt-4">
          <Refused problem={problem} shown={["reason", "at"]} />
          <TextField
            label="From which day"
            type="date"
            optional
            hint="Empty: now. Roles change at the beginning of that day, UTC."
            value={day}
            onValue={setDay}
            error={messageFor(problem, "at")}
          />
          <TextField
            label="Why"
            hint="Stays in the evidence, and the successors read it."
            value={reason}
            onValue={setReason}
            maxLength={1000}
            error={messageFor(problem, "reason")}
          />
          <p className="text-sm">
            {going.length === 0
              ? "Nothing is chosen."
              : `${plural(going.length)} ${going.length === 1 ? "goes" : "go"}. ${left === 0 ? "Nothing stays." : `${plural(left)} ${left === 1 ? "stays" : "stay"} with ${person.name}.`}`}
          </p>
          <div>
            <Button type="submit" weight="primary" disabled={busy || going.length === 0}>
              {busy ? "Handing over …" : `Hand over ${plural(going.length)}`}
            </Button>
          </div>
        </div>
      ) : null}
    </form>
  );
}
