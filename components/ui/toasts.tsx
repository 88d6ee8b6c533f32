"use client";

import { X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { Outcome } from "#components/api-client.ts";

/** What just happened, and the way to take it back where there is one. */
export interface Toast {
  says: string;
  /** Takes it back. */
  undo?: () => Promise<Outcome<unknown>>;
  /** After it was taken back: the page is read again. */
  onUndone?: () => void;
}

interface Shown extends Toast {
  key: number;
  state: "said" | "undoing" | "undone" | "failed";
}

const SAY = "answerable:toast";
/** Long enough to read a sentence and to reach its button; it stays while somebody is at it. Milliseconds. */
const STAYS = 8_000;
let made = 0;

/** Says what just happened at the lower edge of the page, without taking the focus. */
export const sayToast = (toast: Toast): void => {
  document.dispatchEvent(new CustomEvent<Toast>(SAY, { detail: toast }));
};

/** Where toasts are said; once per console, after the page, so that their buttons are the last stops of the keyboard. */
export function Toasts() {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  useEffect(() => {
    const say = (event: Event) => {
      const toast = (event as CustomEvent<Toast>).detail;
      setShown((before) => [...before.slice(-2), { ...toast, key: ++made, state: "said" }]);
    };
    document.addEventListener(SAY, say);
    return () => document.removeEventListener(SAY, say);
  }, []);
  const change = useCallback(
    (key: number, to: Partial<Shown> | null) =>
      setShown((before) =>
        before.flatMap((one) => (one.key === key ? (to === null ? [] : [{ ...one, ...to }]) : [one])),
      ),
    [],
  );
  return (
    <section
      aria-label="What just happened"
      className="not-printed pointer-events-none fixed inset-x-0 bottom-0 z-40 grid justify-items-center gap-2 p-4"
    >
      <div role="status" className="contents">
        {shown.map((toast) => (
          <OneToast key={toast.key} toast={toast} change={change} />
        ))}
      </div>
    </section>
  );
}

const words: Record<Shown["state"], (toast: Shown) => string> = {
  said: ({ says }) => says,
  undoing: () => "Taking it back …",
  undone: () => "Taken back.",
  failed: ({ says }) => `${says} It could not be taken back.`,
};

type Change = (key: number, to: Partial<Shown> | null) => void;

function OneToast({ toast, change }: { toast: Shown; change: Change }) {
  const { key } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.state === "undoing") return;
    const leaving = setTimeout(() => change(key, null), STAYS);
    return () => clearTimeout(leaving);
  }, [held, toast.state, key, change]);
  const undo = async () => {
    change(key, { state: "undoing" });
    const outcome = await toast.undo?.();
    change(key, { state: outcome?.ok ? "undone" : "failed" });
    if (outcome?.ok) toast.onUndone?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it stays while the pointer or the focus is on it
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-[min(36rem,100%)] items-center gap-3 rounded-md border border-line-strong bg-raised py-2 pr-2 pl-4 text-sm shadow-lg"
    >
      <span>{words[toast.state](toast)}</span>
      {toast.undo && toast.state === "said" ? (
        <button type="button" className="font-medium text-accent hover:underline" onClick={undo}>
          Undo
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Put away"
        className="grid size-6 place-items-center text-soft hover:text-ink"
        onClick={() => change(key, null)}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </div>
  );
}
