"use client";

import { type FormEvent, useState } from "react";
import { messageFor, type Outcome, type Problem } from "#components/api-client.ts";
import { type FieldOf, fieldOf, type Typing } from "./field-of.ts";
import { type Clash, changedFrom, clashesOf, together } from "./form-merge.ts";
import { useSending } from "./sending.tsx";

/** What a form is based on: the values that were read, and their version. */
export interface Based<Values extends object> {
  values: Values;
  /** Undefined where nothing is there yet. */
  version: number | undefined;
}

/** A form that loses nothing: what was typed stays through a refusal, and through somebody else's edit. */
export interface FormState<Values extends object> extends Typing<Values> {
  /** What the input of a value takes: `<TextField {...field("name")} label="Name" />`. */
  field: FieldOf<Values>;
  /** Something is typed that is not saved. */
  holds: boolean;
  busy: boolean;
  problem: Problem | null;
  /** Somebody was faster: the fields that both changed; empty where they go together by themselves. */
  overtaken: readonly Clash<Values>[] | null;
  keepsMine: (name: string) => boolean;
  choose: (name: string, mine: boolean) => void;
  submit: (event: FormEvent) => void;
}

export function useForm<Values extends object, Answer = unknown>({
  start,
  save,
  again,
  done,
  stay = false,
}: {
  start: Based<Values>;
  /** Sends what changed, or everything where nothing was there yet. */
  save: (changed: Partial<Values>, all: Values, version: number | undefined) => Promise<Outcome<Answer>>;
  /** Reads what is there now, after somebody was faster. */
  again?: () => Promise<Based<Values> | null>;
  /** What was answered; null where nothing had changed, so that nothing was sent. */
  done: (answer: Answer | null) => void;
  /** What is shown reads itself anew, or another page follows: this one is not read again. */
  stay?: boolean;
}): FormState<Values> {
  const { busy, problem, send, forget } = useSending();
  const [base, setBase] = useState(start);
  const [values, setValues] = useState(start.values);
  const [theirs, setTheirs] = useState<Based<Values> | null>(null);
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());

  const sendFrom = async (from: Based<Values>, said: Values) => {
    const changed = from.version === undefined ? said : changedFrom(from.values, said);
    if (Object.keys(changed).length === 0) {
      done(null);
      return;
    }
    let stale = false;
    let answer: Answer | null = null;
    const sent = await send(
      async () => {
        const outcome = await save(changed, said, from.version);
        if (outcome.ok) answer = outcome.answer;
        stale = !outcome.ok && outcome.problem.status === 412;
        return outcome;
      },
      { stay },
    );
    if (sent) {
      setBase({ values: said, version: from.version });
      done(answer);
    } else if (stale && again) {
      const now = await again();
      if (now) {
        forget();
        setTheirs(now);
      }
    }
  };
  const set: Typing<Values>["set"] = (name, value) => setValues((before) => ({ ...before, [name]: value }));
  const error = (path: string) => messageFor(problem, path);
  return {
    values,
    set,
    field: fieldOf({ values, set, error }),
    holds: Object.keys(changedFrom(base.values, values)).length > 0,
    busy,
    problem,
    error,
    overtaken: theirs && clashesOf(base.values, theirs.values, values),
    keepsMine: (name) => mine.has(name),
    choose: (name, keep) => {
      const next = new Set(mine);
      if (keep) next.add(name);
      else next.delete(name);
      setMine(next);
    },
    submit: (event) => {
      event.preventDefault();
      if (!theirs) {
        void sendFrom(base, values);
        return;
      }
      const both = together(base.values, theirs.values, values, mine);
      setBase(theirs);
      setValues(both);
      setTheirs(null);
      setMine(new Set());
      void sendFrom(theirs, both);
    },
  };
}
