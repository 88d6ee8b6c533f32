"use client";

import { useAddress } from "#components/ui/use-address.ts";
import { groupingWords } from "./gap-filters.ts";

/** One by one, or together by what they share. */
export function GroupBy() {
  const { search, go } = useAddress();
  return (
    <label className="inline-flex items-center gap-2 text-sm">
      <span className="text-soft">Group by</span>
      <select
        value={search.get("by") ?? ""}
        onChange={(event) => go({ by: event.target.value || null, sort: null, columns: null })}
        className="h-8 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink"
      >
        <option value="">Nothing</option>
        {Object.entries(groupingWords).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
