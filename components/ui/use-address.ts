"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** Where one is in a list: no longer true once the list is another. */
const places = ["cursor", "page"] as const;

/** The parameters of a list in the address, and a way to change them: null takes one away. Back goes back. */
export function useAddress() {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [pending, startTransition] = useTransition();
  const go = (
    changes: Record<string, string | null>,
    { replace = false, keepPage = false }: { replace?: boolean; keepPage?: boolean } = {},
  ) => {
    const next = new URLSearchParams(search);
    if (!keepPage) for (const name of places) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const address = next.size > 0 ? `${path}?${next}` : path;
    startTransition(() =>
      replace ? router.replace(address, { scroll: false }) : router.push(address, { scroll: false }),
    );
  };
  return { path, search, go, pending };
}

/** What a list is narrowed by: the same text as long as the same rows are asked for, on whichever page. */
export const narrowing = (search: URLSearchParams): string =>
  new URLSearchParams(
    [...search].filter(([name]) => !["cursor", "page", "columns", "saved", "sort"].includes(name)),
  ).toString();
