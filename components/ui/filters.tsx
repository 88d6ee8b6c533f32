"use client";

import { X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useAddress } from "./use-address.ts";

// Few lists have one; the others come without what it is made of.
const SearchedFilter = lazy(async () => ({ default: (await import("./searched-filter.tsx")).SearchedFilter }));

export interface Filter {
  /** The parameter in the address, as in the API. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A filter with more choices than a menu holds; `said`: what is chosen, as people know it. */
export interface SearchFilter {
  name: string;
  label: string;
  among: "people" | "systems" | "units";
  said?: string | null;
}

/** A filter without a menu, that other pages link with. `plain`: its value says nothing to people. */
export interface UnlistedFilter {
  name: string;
  label: string;
  plain?: boolean;
}

/**
 * Search and filters above a list. What is chosen stands as chips that take themselves away; everything lives in the
 * address, so that a list can be sent to somebody. The count is always there.
 */
export function Filters({
  searchLabel,
  filters,
  searched = [],
  unlisted = [],
  count,
}: {
  searchLabel?: string;
  filters: readonly Filter[];
  /** Filters that one searches in. */
  searched?: readonly SearchFilter[];
  /** Filters without a menu, that other pages link with. */
  unlisted?: readonly UnlistedFilter[];
  count: string;
}) {
  const { search, go: goTo, pending } = useAddress();
  const asked = search.get("q") ?? "";
  const [text, setText] = useState(asked);
  // On a telephone the menus fold away, so that the list is seen first.
  const [unfolded, setUnfolded] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setText(asked), [asked]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  // A search is typed letter by letter; every other choice is a place to come back to.
  const go = (changes: Record<string, string | null>) =>
    goTo(Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value || null])), {
      replace: "q" in changes,
    });

  const names = [...filters, ...searched, ...unlisted].map(({ name }) => name);
  const chosen = [
    ...filters.flatMap(({ name, label, options }) => {
      const value = search.get(name);
      if (!value) return [];
      const said = options.find((option) => option.value === value)?.label ?? value;
      return [{ name, label: `${label}: ${inPlainWords(said)}` }];
    }),
    ...searched.flatMap(({ name, label, said }) => {
      const value = search.get(name);
      return value ? [{ name, label: `${label}: ${said ?? inPlainWords(value)}` }] : [];
    }),
    ...unlisted.flatMap(({ name, label, plain }) => {
      const value = search.get(name);
      return value ? [{ name, label: plain ? label : `${label}: ${inPlainWords(value)}` }] : [];
    }),
  ];
  return (
    <div className="mb-3">
      <div className="flex flex-wrap items-center gap-2">
        {searchLabel ? (
          <search className="grow sm:grow-0">
            <form
              onSubmit={(event) => {
                event.preventDefault();
                clearTimeout(waiting.current);
                go({ q: text.trim() });
              }}
            >
              <input
                type="search"
                aria-label={searchLabel}
                placeholder={searchLabel}
                value={text}
                maxLength={200}
                onChange={(event) => {
                  const value = event.target.value;
                  setText(value);
                  clearTimeout(waiting.current);
                  waiting.current = setTimeout(() => go({ q: value.trim() }), 300);
                }}
                onBlur={(event) => {
                  // Whoever leaves the field for a link wants the link, not one more search.
                  clearTimeout(waiting.current);
                  if (!(event.relatedTarget instanceof HTMLAnchorElement) && text.trim() !== asked)
                    go({ q: text.trim() });
                }}
                className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5 text-sm placeholder:text-soft sm:w-64"
              />
            </form>
          </search>
        ) : null}
        {filters.length + searched.length > 0 ? (
          <button
            type="button"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
            className="h-8 rounded-md border border-line px-2.5 text-sm sm:hidden"
          >
            Filters
          </button>
        ) : null}
        {filters.map((filter) => (
          <label key={filter.name} className={`relative ${unfolded ? "" : "hidden sm:block"}`}>
            <span className="sr-only">{filter.label}</span>
            <select
              value={search.get(filter.name) ?? ""}
              onChange={(event) => go({ [filter.name]: event.target.value || null })}
              className="h-8 max-w-44 rounded-md border border-line bg-raised px-2 text-sm text-ink hover:border-line-strong"
            >
              <option value="">{filter.label}</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {searched.map(({ name, label, among }) => (
          <span key={name} className={`relative ${unfolded ? "" : "hidden sm:block"}`}>
            {/* Once chosen it is a chip, and the field is empty again. */}
            <Suspense>
              <SearchedFilter
                key={search.get(name)}
                label={label}
                among={among}
                onPick={(value) => go({ [name]: value })}
              />
            </Suspense>
          </span>
        ))}
        <p role="status" className={`ml-auto text-sm whitespace-nowrap ${pending ? "text-soft" : ""}`}>
          {count}
        </p>
      </div>
      {chosen.length > 0 || asked ? (
        <ul className="mt-2 flex flex-wrap items-center gap-1.5" aria-label="What is chosen">
          {asked ? <Chip label={`“${asked}”`} onRemove={() => go({ q: null })} /> : null}
          {chosen.map(({ name, label }) => (
            <Chip key={name} label={label} onRemove={() => go({ [name]: null })} />
          ))}
          {chosen.length + (asked ? 1 : 0) > 1 ? (
            <li>
              <button
                type="button"
                className="px-1 text-xs text-accent hover:underline"
                onClick={() => go({ q: null, ...Object.fromEntries(names.map((name) => [name, null])) })}
              >
                Clear all
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

/** 'high,critical' → 'high, critical' */
const inPlainWords = (value: string): string => value.replaceAll("_", " ").replaceAll(/,(?=\S)/g, ", ");

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onRemove}
        className="inline-flex h-6 items-center gap-1 rounded-md bg-accent-tint pr-1.5 pl-2 text-xs text-accent-strong hover:bg-tint forced-edge"
      >
        {label}
        <X size={12} aria-hidden="true" />
        <span className="sr-only">(remove)</span>
      </button>
    </li>
  );
}
