"use client";

import { useEffect, useState } from "react";
import { type AnswerOf, api, type Outcome, type Verb } from "#components/api-client.ts";

/** What is behind an item of the inbox, as it is now: read when it is looked at and not with the list; null until it is there. */
export function useRead<V extends Verb>(path: string) {
  const [read, setRead] = useState<Outcome<AnswerOf<V>> | null>(null);
  useEffect(() => {
    let left = false;
    void api.get<V>(path).then((outcome) => {
      if (!left) setRead(outcome);
    });
    return () => {
      left = true;
    };
  }, [path]);
  return { answer: read?.ok ? read.answer : null, problem: read?.ok === false ? read.problem : null };
}
