"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#components/api-client.ts";
import { narrowing, useAddress } from "./use-address.ts";

/** Most rows that are chosen at once: what is done to them stays a matter of minutes. */
export const MOST_CHOSEN = 1000;
const PAGE = 200;

/**
 * Which rows are chosen. They stay chosen from page to page, until the list is narrowed otherwise; all that match are
 * fetched through the API, with the filters of the address.
 */
export function useSelection<Row>({
  rows,
  rowId,
  apiPath,
}: {
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The list of the API behind the table: '/gaps'. */
  apiPath: string;
}) {
  const { search } = useAddress();
  const narrowed = narrowing(search);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [fetching, setFetching] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows
  useEffect(() => setChosen(new Map()), [narrowed]);

  const onPage = rows.filter((row) => chosen.has(rowId(row))).length;
  // The same function for good, so that one tick draws one row anew.
  const idOf = useRef(rowId);
  idOf.current = rowId;
  const toggle = useCallback((row: Row) => {
    const id = idOf.current(row);
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(id)) next.set(id, row);
      return next;
    });
  }, []);
  const togglePage = () => {
    const next = new Map(chosen);
    for (const row of rows) {
      if (onPage === rows.length) next.delete(rowId(row));
      else next.set(rowId(row), row);
    }
    setChosen(next);
  };
  const chooseAll = async () => {
    setFetching(true);
    setFailed(null);
    const all = new Map<string, Row>();
    let cursor: string | null = null;
    do {
      const asked = new URLSearchParams(narrowed);
      asked.delete("by");
      asked.set("limit", String(PAGE));
      if (cursor) asked.set("cursor", cursor);
      const outcome = await api.get(`${apiPath}?${asked}`);
      if (!outcome.ok) {
        setFailed(outcome.problem.message);
        break;
      }
      // The table's rows are rows of this list, some with more on them.
      const page = outcome.answer as { data: Row[]; nextCursor: string | null };
      for (const row of page.data) all.set(rowId(row), row);
      cursor = page.nextCursor;
    } while (cursor && all.size < MOST_CHOSEN);
    setFetching(false);
    if (all.size > 0) setChosen(new Map([...all].slice(0, MOST_CHOSEN)));
  };
  return {
    chosen: [...chosen.values()],
    has: (row: Row) => chosen.has(rowId(row)),
    page: onPage === 0 ? ("none" as const) : onPage === rows.length ? ("all" as const) : ("some" as const),
    toggle,
    togglePage,
    chooseAll,
    fetching,
    failed,
    clear: () => setChosen(new Map()),
  };
}

export type Selection<Row> = ReturnType<typeof useSelection<Row>>;
