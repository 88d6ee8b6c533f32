"use client";

import { useEffect, useRef, useState } from "react";
import { api } from "#components/api-client.ts";
import type { SearchAnswer, search } from "#lib/search/search.ts";

const PAUSE = 120;
const nothing: SearchAnswer = { hits: [], actions: [] };

/** What the registry has for the words, a moment after the last key; an answer to older words is dropped. */
export function useSearch(words: string, open: boolean) {
  const [answer, setAnswer] = useState<SearchAnswer>(nothing);
  const [state, setState] = useState<"still" | "searching" | "failed">("still");
  const asked = useRef(0);
  useEffect(() => {
    if (!open) return;
    const mine = ++asked.current;
    setState("searching");
    const waiting = setTimeout(
      async () => {
        const outcome = await api.get<typeof search>(`/search?q=${encodeURIComponent(words.trim().slice(0, 100))}`);
        if (mine !== asked.current) return;
        if (outcome.ok) setAnswer(outcome.answer);
        setState(outcome.ok ? "still" : "failed");
      },
      words === "" ? 0 : PAUSE,
    );
    return () => clearTimeout(waiting);
  }, [words, open]);
  return { answer, state };
}
