"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { api } from "#components/api-client.ts";
import { useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { editPerson } from "#lib/registry/edit-person.ts";

interface Unit {
  id: string;
  name: string;
  unit: string | null;
  version: number;
}

/** The unit of a person, changed where it stands: Enter keeps it, Escape leaves it, and what was kept can be undone. */
export function UnitInPlace({ person }: { person: Unit }) {
  const router = useRouter();
  const { busy, problem, send, forget } = useSending();
  const button = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  /** What was kept last, shown until the list says it too. */
  const [kept, setKept] = useState<{ unit: string | null; on: number } | null>(null);
  const shown = kept?.on === person.version ? kept.unit : person.unit;
  const keep = async (unit: string | null) => {
    const was = person.unit;
    setTyped(null);
    if (unit === was) return;
    const save = (to: string | null, version: number) =>
      api.patch<typeof editPerson>(`/people/${person.id}`, { unit: to }, { version });
    setKept({ unit, on: person.version });
    const sent = await send(() => save(unit, person.version), {
      after: ({ version }) =>
        sayToast({
          says: `${person.name} belongs to ${unit ?? "no unit"} now.`,
          undo: () => save(was, version),
          onUndone: () => router.refresh(),
        }),
    });
    if (!sent) setKept(null);
  };
  /** Closes the field; whoever works by keyboard goes on from the same cell. */
  const leave = () => {
    flushSync(() => setTyped(null));
    button.current?.focus();
  };
  return (
    <span className="inline-flex items-center gap-2">
      {/* The field lies over its button, in a place as wide as itself: else all rows move when it opens, and are drawn anew. */}
      <span className="relative inline-block w-40">
        <button
          ref={button}
          type="button"
          aria-disabled={busy}
          tabIndex={typed === null ? undefined : -1}
          aria-label={`Change the unit of ${person.name}: ${shown ?? "none"}`}
          onClick={() => {
            if (busy) return;
            forget();
            setTyped(person.unit ?? "");
          }}
          className="min-h-7 w-full rounded-md border border-transparent px-1.5 text-left hover:border-line-strong"
        >
          {shown ?? <span className="text-soft">none</span>}
        </button>
        {typed === null ? null : (
          <input
            aria-label={`Unit of ${person.name}`}
            value={typed}
            maxLength={200}
            // biome-ignore lint/a11y/noAutofocus: the cell was just opened for typing
            autoFocus
            className="absolute inset-0 w-full rounded-md border border-line-strong bg-raised px-1.5 text-sm"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => keep(typed.trim() || null)}
            onKeyDown={({ key }) => {
              if (key !== "Enter" && key !== "Escape") return;
              leave();
              if (key === "Enter") void keep(typed.trim() || null);
            }}
          />
        )}
      </span>
      {problem ? (
        <span role="alert" className="text-xs text-critical">
          {problem.message}
        </span>
      ) : null}
    </span>
  );
}
