"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { api, type Problem } from "#components/api-client.ts";
import type { Decision } from "#lib/inbox/core/decisions.ts";
import type { decideInbox } from "#lib/inbox/decide-inbox.ts";
import type { InboxItem } from "#lib/inbox/list-inbox.ts";

/** How long a decision waits for an undo before it is sent. Milliseconds. */
const GRACE = 5000;

export interface Decided {
  decision: Decision;
  items: readonly InboxItem[];
  reason?: string | undefined;
  /** Their residual risk was read again and stands. */
  riskConfirmed?: boolean;
}

/**
 * Decisions that can be taken back for a moment. Evidence is never taken back, so a decision is held on the page for
 * some seconds and sent then, or at once when another follows, when the page is left, or when the browser closes it.
 */
export function useDecisions() {
  const router = useRouter();
  const [held, setHeld] = useState<Decided | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [, startTransition] = useTransition();
  const waiting = useRef<{ decided: Decided; timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(async () => {
    const now = waiting.current;
    if (now === null) return;
    clearTimeout(now.timer);
    waiting.current = null;
    const { decision, items, reason, riskConfirmed } = now.decided;
    const outcome = await api.post<typeof decideInbox>(
      "/inbox/decisions",
      {
        kind: items[0]?.kind,
        decision: decision.id,
        items: items.map(({ id, version }) => ({ id, ...(version === null ? {} : { version }) })),
        ...(reason === undefined ? {} : { reason }),
        ...(riskConfirmed === undefined ? {} : { riskConfirmed }),
      },
      { leaving: true },
    );
    if (!outcome.ok) setProblem(outcome.problem);
    startTransition(() => {
      router.refresh();
      setHeld((was) => (was === now.decided ? null : was));
    });
  }, [router]);

  const decide = (decided: Decided) => {
    void flush();
    setProblem(null);
    setHeld(decided);
    waiting.current = { decided, timer: setTimeout(() => void flush(), GRACE) };
  };

  const undo = () => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    waiting.current = null;
    setHeld(null);
  };

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [flush]);

  return { held, decide, undo, problem };
}
