"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useEffect, useState } from "react";
import { counted } from "#lib/platform/core/in-figures.ts";
import { Field, inputLook } from "./field.tsx";
import { FoundList } from "./found-list.tsx";
import type { Pick, Source } from "./pick.ts";
import { useFound } from "./use-found.ts";

export const peopleSource: Source = {
  path: "/people?status=active&limit=12",
  pickOf: (row) => ({
    name: String(row.name),
    reference: String(row.email),
    beside: [row.title, row.unit].filter(Boolean).join(", ") || String(row.email),
  }),
};
export const agentsSource: Source = {
  path: "/agents?limit=12",
  pickOf: (row) => ({
    name: String(row.name),
    reference: String(row.slug),
    beside: row.state ? String(row.state) : null,
  }),
};
/** Business units that agents belong to. */
export const unitsSource: Source = {
  path: "/units?limit=12",
  pickOf: (row) => ({
    name: String(row.name),
    reference: String(row.name),
    beside: counted(Number(row.agents), "agent", "agents"),
  }),
};
/** Vendors that have active agents. */
export const vendorsSource: Source = {
  path: "/vendors?limit=12",
  pickOf: (row) => ({
    name: String(row.name),
    reference: String(row.name),
    beside: counted(Number(row.agents), "active agent", "active agents"),
  }),
};
export const teamsSource: Source = {
  path: "/teams?limit=12",
  pickOf: (row) => ({ name: String(row.name), reference: String(row.slug) }),
};
export const systemsSource: Source = {
  path: "/systems?limit=12",
  pickOf: (row) => ({
    name: String(row.name),
    reference: String(row.slug),
    beside: row.kind ? String(row.kind).replaceAll("_", " ") : null,
  }),
};
export const dataSourcesSource: Source = {
  path: "/data-sources?limit=12",
  pickOf: (row) => ({ name: String(row.name), reference: String(row.slug) }),
};

/** A field that searches the registry while one types, and holds one of what it finds. */
export function Picker({
  label,
  heard,
  hint,
  error,
  optional,
  source,
  value,
  onValue,
  placeholder,
  disabled,
}: {
  label: string;
  /** How the label goes on for who listens. */
  heard?: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  source: Source;
  value: Pick | null;
  onValue: (value: Pick | null) => void;
  placeholder?: string;
  disabled?: boolean;
}) {
  // Its parts carry inline styles, which the content security policy refuses in the server's HTML: browser only.
  const [mounted, setMounted] = useState(false);
  const { found, state, search } = useFound(source);
  useEffect(() => setMounted(true), []);
  return (
    <Field label={label} heard={heard} hint={hint} error={error} optional={optional}>
      {(wiring) =>
        mounted ? (
          <Combobox.Root
            items={found}
            filter={null}
            value={value}
            onValueChange={(next) => onValue(next as Pick | null)}
            itemToStringLabel={(pick: Pick) => pick.name}
            isItemEqualToValue={(a: Pick, b: Pick) => a.reference === b.reference}
            onOpenChange={(open, { reason }) => open && reason !== "input-change" && search("")}
            onInputValueChange={(text, { reason }) => {
              if (reason === "input-change" || reason === "input-clear") search(text);
            }}
            disabled={disabled ?? false}
          >
            <div className="relative">
              <Combobox.Input
                {...wiring}
                placeholder={placeholder ?? "Type to search"}
                className={`${inputLook} h-9 pr-8`}
                autoComplete="off"
              />
              {value ? (
                <Combobox.Clear
                  aria-label={`Clear ${[label, heard].filter(Boolean).join(" ").toLowerCase()}`}
                  className="absolute top-0 right-0 grid h-9 w-8 place-items-center text-soft hover:text-ink"
                >
                  ×
                </Combobox.Clear>
              ) : null}
            </div>
            <FoundList found={found} state={state} />
          </Combobox.Root>
        ) : (
          <input {...wiring} disabled placeholder={placeholder} className={`${inputLook} h-9`} />
        )
      }
    </Field>
  );
}
