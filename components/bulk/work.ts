"use client";

import type { Outcome } from "#components/api-client.ts";
import { keptList } from "#components/ui/kept-list.ts";

/** What a piece of a work answers: what became of each of its items, in their order. */
export interface PieceAnswer<Answer> {
  results: readonly ({ done: true; answer: Answer } | { done: false; message: string })[];
}

/** Many items that are being written, piece by piece. It goes on while one looks at other pages of the console. */
export interface Work {
  id: number;
  /** 'Assigning 120 gaps to Mira Chen'. */
  title: string;
  total: number;
  done: number;
  refused: readonly { name: string; message: string }[];
  /** Why the rest was not tried. */
  stopped: string | null;
  finished: boolean;
  /** Takes back all that was done; null where that cannot be. */
  undo: (() => void) | null;
}

const works = keptList<Work>();

/** The works under way and those that nobody has put away yet. */
export const useWorks = works.use;

export const putAway = works.remove;

/** How many items one request carries: small enough that the bar moves. */
const PIECE = 25;

/**
 * Writes many items piece by piece. Whom the server refuses is kept with the reason; a piece that cannot be sent stops
 * the work, and what was done stays done.
 */
export async function startWork<Item, Answer>({
  title,
  items,
  name,
  send,
  takeBack,
}: {
  title: string;
  items: readonly Item[];
  name: (item: Item) => string;
  send: (
    piece: Item[],
  ) => Promise<{ ok: true; answer: PieceAnswer<Answer> } | { ok: false; problem: { message: string } }>;
  /** Takes one of what was done back. */
  takeBack?: (answer: Answer) => Promise<Outcome<unknown>>;
}): Promise<void> {
  const id = works.add({
    title,
    total: items.length,
    done: 0,
    refused: [],
    stopped: null,
    finished: false,
    undo: null,
  });
  const made: { name: string; answer: Answer }[] = [];
  for (let at = 0; at < items.length; at += PIECE) {
    const piece = items.slice(at, at + PIECE);
    const outcome = await send(piece);
    if (!outcome.ok) {
      works.change(id, (work) => ({ ...work, stopped: outcome.problem.message }));
      break;
    }
    const refused = outcome.answer.results.flatMap((result, index) => {
      const item = piece[index];
      if (item === undefined) return [];
      if (!result.done) return [{ name: name(item), message: result.message }];
      made.push({ name: name(item), answer: result.answer });
      return [];
    });
    works.change(id, (work) => ({
      ...work,
      done: work.done + piece.length - refused.length,
      refused: [...work.refused, ...refused],
    }));
  }
  const undo = takeBack && made.length > 0 ? () => takeAllBack(id, title, made, takeBack) : null;
  works.change(id, (work) => ({ ...work, finished: true, undo }));
}

function takeAllBack<Answer>(
  id: number,
  title: string,
  made: readonly { name: string; answer: Answer }[],
  takeBack: (answer: Answer) => Promise<Outcome<unknown>>,
): void {
  works.remove(id);
  void startWork({
    title: `Taking back: ${title}`,
    items: made,
    name: ({ name }) => name,
    send: async (piece) => {
      const results: PieceAnswer<null>["results"][number][] = [];
      for (const { answer } of piece) {
        const outcome = await takeBack(answer);
        results.push(outcome.ok ? { done: true, answer: null } : { done: false, message: outcome.problem.message });
      }
      return { ok: true, answer: { results } };
    },
  });
}
