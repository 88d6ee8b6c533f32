"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Outcome, Problem } from "#components/api-client.ts";
import { Notice } from "./notice.tsx";

/** Sends a write, keeps what was refused for the fields, and reads the page again after a yes. */
export function useSending() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refreshing, startTransition] = useTransition();

  async function send<Answer>(
    write: () => Promise<Outcome<Answer>>,
    { after, stay = false }: { after?: (answer: Answer) => void; stay?: boolean } = {},
  ): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    const outcome = await write();
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return false;
    }
    after?.(outcome.answer);
    if (!stay) startTransition(() => router.refresh());
    return true;
  }

  return { busy: busy || refreshing, problem, send, forget: () => setProblem(null) };
}

/** Why it did not work; what belongs to a field that is on screen stands beside that field instead. */
export function Refused({ problem, shown = [] }: { problem: Problem | null; shown?: readonly string[] }) {
  if (!problem) return null;
  const rest = problem.errors.filter((error) => !shown.includes(error.path));
  const stale = problem.status === 412 || problem.rule === "stale-version";
  return (
    <div role="alert" className="mb-3">
      <Notice tone="critical">
        <p>{problem.message}</p>
        {stale ? (
          <p>Nothing of yours was saved. Load the page again, see what changed, then repeat your edit.</p>
        ) : null}
        {rest.length > 0 ? (
          <ul className="mt-1 list-disc pl-4">
            {rest.map((error) => (
              <li key={`${error.path} ${error.message}`}>{error.message}</li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
