"use client";

import { useEffect, useState } from "react";
import { api, type Problem } from "#components/api-client.ts";
import type { RequestAnswer, readRequest } from "#lib/workflow/read-request.ts";

/** The request behind an item, as it is now; null until it is there. */
export function useRequest(id: string): { request: RequestAnswer | null; problem: Problem | null } {
  const [read, setRead] = useState<{ request: RequestAnswer | null; problem: Problem | null }>({
    request: null,
    problem: null,
  });
  useEffect(() => {
    let left = false;
    void api.get<typeof readRequest>(`/requests/${id}`).then((outcome) => {
      if (left) return;
      setRead(outcome.ok ? { request: outcome.answer, problem: null } : { request: null, problem: outcome.problem });
    });
    return () => {
      left = true;
    };
  }, [id]);
  return read;
}
