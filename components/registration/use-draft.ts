"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "#components/api-client.ts";
import { useUnsaved } from "#components/ui/unsaved.ts";
import type { FieldError } from "#lib/platform/core/refusal.ts";
import type { RegistrationForm } from "./registration-form.ts";
import { type Kept, saveDraft } from "./save-draft.ts";

/** After so many milliseconds without a key, what was typed is kept. */
const QUIET = 700;

export type Keeping =
  | { state: "nothing" }
  | { state: "typing" }
  | { state: "saving" }
  | { state: "saved"; at: number }
  | { state: "stopped"; problem: Problem };

/** A form that keeps itself: one save at a time, another after it where something was typed meanwhile. */
export function useDraft(initial: RegistrationForm, alreadyKept: Kept) {
  const [form, setForm] = useState(initial);
  const [keeping, setKeeping] = useState<Keeping>({ state: "nothing" });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [kept, setKept] = useState(alreadyKept);
  const first = useRef(form);
  const latest = useRef(form);
  const keptNow = useRef(alreadyKept);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<string | null> | null>(null);

  /** @returns the agent's slug once everything is kept; null where something is not */
  const keep = useCallback((): Promise<string | null> => {
    clearTimeout(waiting.current);
    running.current ??= (async () => {
      try {
        for (;;) {
          const saving = latest.current;
          setKeeping({ state: "saving" });
          const saved = await saveDraft(saving, keptNow.current);
          keptNow.current = saved.kept;
          setKept(saved.kept);
          setErrors(saved.errors);
          if (saved.stopped) {
            setKeeping({ state: "stopped", problem: saved.stopped });
            return null;
          }
          if (latest.current !== saving) continue;
          setKeeping(
            saved.kept.agent
              ? { state: "saved", at: performance.timeOrigin + performance.now() }
              : { state: "nothing" },
          );
          return saved.errors.length === 0 ? (saved.kept.agent?.slug ?? null) : null;
        }
      } finally {
        running.current = null;
      }
    })();
    return running.current;
  }, []);

  const change = useCallback(
    (next: (before: RegistrationForm) => RegistrationForm) => {
      latest.current = next(latest.current);
      setForm(latest.current);
      setKeeping((before) => (before.state === "saving" ? before : { state: "typing" }));
      clearTimeout(waiting.current);
      waiting.current = setTimeout(keep, QUIET);
    },
    [keep],
  );

  // Whoever goes to another page while the timer still waits has it kept on the way.
  const typing = useRef(false);
  typing.current = keeping.state === "typing";
  useEffect(
    () => () => {
      if (typing.current) void keep();
      clearTimeout(waiting.current);
    },
    [keep],
  );
  const named = form.agent.name.trim() !== "";
  // What is not kept, and will not be by itself: whoever leaves is asked first, by whatever way.
  useUnsaved((!named && form !== first.current) || keeping.state === "stopped" || errors.length > 0);
  // What is about to be kept is lost only when the tab goes.
  const pending = named && (keeping.state === "typing" || keeping.state === "saving");
  useEffect(() => {
    if (!pending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [pending]);

  return { form, change, keep, keeping, errors, kept };
}
