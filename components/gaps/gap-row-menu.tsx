"use client";

import { useRouter } from "next/navigation";
import { api } from "#components/api-client.ts";
import { Button } from "#components/ui/button.tsx";
import { useSending } from "#components/ui/sending.tsx";
import { sayToast } from "#components/ui/toasts.tsx";
import type { assignGap } from "#lib/gaps/assign-gap.ts";
import { AssignGap } from "./assign-gap.tsx";
import type { GapRow } from "./gap-row.ts";

/** What can be done about who is to close one gap: take it with one click, which can be undone, or give it to somebody. */
export function GapRowMenu({ gap, self }: { gap: GapRow; self: string | null }) {
  const router = useRouter();
  const { busy, problem, send } = useSending();
  if (gap.status === "closed" || !gap.mayAssign) return null;
  const assign = (assignee: string | null, version: number) =>
    api.patch<typeof assignGap>(`/gaps/${gap.id}`, { assignee }, { version });
  const take = () =>
    send(() => assign(self, gap.version), {
      after: ({ version }) =>
        sayToast({ says: "It is yours.", undo: () => assign(null, version), onUndone: () => router.refresh() }),
    });
  return (
    <span className="inline-flex items-center">
      {self && !gap.assignee ? (
        <Button weight="quiet" className="h-7" disabled={busy} onClick={take} aria-label={`Take it: ${gap.sentence}`}>
          Take it
        </Button>
      ) : null}
      <AssignGap gap={gap} />
      {problem ? (
        <span role="alert" className="text-xs text-critical">
          {problem.message}
        </span>
      ) : null}
    </span>
  );
}
