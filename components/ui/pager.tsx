"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { inFigures } from "#lib/platform/core/in-figures.ts";

/**
 * Which rows these are, and the way to the next and previous page. The API continues after a row, so that pages stay
 * right while rows come and go; the cursors of the pages on the way here are remembered in this tab for the way back.
 */
export function Pager({
  total,
  shown,
  page,
  limit,
  nextCursor,
  noun,
}: {
  total: number;
  shown: number;
  page: number;
  limit: number;
  nextCursor: string | null;
  noun: string;
}) {
  const path = usePathname();
  const search = useSearchParams();
  const key = `pages ${path}?${new URLSearchParams([...search].filter(([name]) => name !== "cursor" && name !== "page"))}`;
  const cursor = search.get("cursor");

  useEffect(() => {
    if (cursor) sessionStorage.setItem(`${key} ${page}`, cursor);
  }, [key, page, cursor]);

  const address = (to: number, with_: string | null): string => {
    const asked = new URLSearchParams(search);
    asked.delete("cursor");
    asked.delete("page");
    if (with_ && to > 1) {
      asked.set("page", String(to));
      asked.set("cursor", with_);
    }
    const text = asked.toString();
    return text ? `${path}?${text}` : path;
  };
  const first = (page - 1) * limit + 1;
  if (total <= shown && page === 1) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center gap-4 text-sm">
      <span className="text-soft">
        {inFigures(first)}–{inFigures(first + shown - 1)} of {inFigures(total)} {noun}
      </span>
      {page > 1 ? <Previous to={page - 1} storageKey={`${key} ${page - 1}`} address={address} /> : null}
      {nextCursor ? (
        <a rel="next" className="link" href={address(page + 1, nextCursor)}>
          Next page
        </a>
      ) : null}
    </nav>
  );
}

const silent = () => () => {};
const unknown = () => null;

/** Back by the cursor that this tab remembers; one that does not know the way begins again. */
function Previous({
  to,
  storageKey,
  address,
}: {
  to: number;
  storageKey: string;
  address: (to: number, cursor: string | null) => string;
}) {
  const cursor = useSyncExternalStore(silent, () => sessionStorage.getItem(storageKey), unknown);
  return (
    <a rel="prev" className="link" href={address(to, cursor)}>
      {to === 1 ? "First page" : "Previous page"}
    </a>
  );
}
