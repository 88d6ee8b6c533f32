"use client";

import { useEffect, useRef, useState } from "react";
import { api } from "#components/api-client.ts";
import type { Pick, Source } from "./pick.ts";

/**
 * What a source finds for the text typed last, asked for once the typing rests. Until the answer is there, only those
 * found before whose name holds the text stay: a quick hand would otherwise pick somebody found for another text.
 */
export function useFound(source: Source): {
  found: readonly Pick[];
  state: "still" | "searching" | "failed";
  search: (text: string) => void;
} {
  const [found, setFound] = useState<Pick[]>([]);
  const [state, setState] = useState<"still" | "searching" | "failed">("still");
  const asked = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const search = (text: string) => {
    clearTimeout(waiting.current);
    // From now on an answer to an earlier text is late, also one that is asked for already.
    const mine = ++asked.current;
    setState("searching");
    setFound((before) => before.filter((pick) => holds(pick.name, text)));
    waiting.current = setTimeout(
      async () => {
        const outcome = await api.get(`${source.path}&q=${encodeURIComponent(text.trim())}`);
        if (mine !== asked.current) return;
        if (outcome.ok) setFound((outcome.answer as { data: Record<string, unknown>[] }).data.map(source.pickOf));
        setState(outcome.ok ? "still" : "failed");
      },
      text ? 200 : 0,
    );
  };
  return { found, state, search };
}

const holds = (name: string, text: string) => name.toLowerCase().includes(text.trim().toLowerCase());
