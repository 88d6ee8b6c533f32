"use client";

import { useRouter } from "next/navigation";
import { api } from "#components/api-client.ts";
import { sayToast } from "#components/ui/toasts.tsx";
import { inWords, type Role } from "#lib/registry/core/vocabulary.ts";

interface Named {
  id: string;
  version: number;
  person: { name: string } | null;
  team: { name: string } | null;
}

/** Says that somebody was named, with the way to take it back: the assignment ends, and what was stays readable. */
export function useSayNamed(): (assignment: Named, role: Role, onUndone?: () => void) => void {
  const router = useRouter();
  return (assignment, role, onUndone) => {
    const name = assignment.person?.name ?? assignment.team?.name ?? "";
    sayToast({
      says: `${name} is named ${inWords(role)}.`,
      undo: () => api.delete(`/assignments/${assignment.id}`, { version: assignment.version }),
      onUndone: () => {
        router.refresh();
        onUndone?.();
      },
    });
  };
}
