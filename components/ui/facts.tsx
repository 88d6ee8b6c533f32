import type { ReactNode } from "react";

export interface Fact {
  name: string;
  /** Null or undefined: the source does not say. */
  value: ReactNode;
  /** Spans both columns: long text. */
  wide?: boolean;
  /** Explains the value on the spot. */
  beside?: ReactNode;
}

/**
 * What is stated about a thing. What is not stated says so, as it may be a gap. Its own width, and not the window's,
 * decides whether two facts stand beside each other: beside a form it has half of it.
 */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className="@container">
      <dl className="grid grid-cols-1 border-t border-line @2xl:grid-cols-2 @2xl:gap-x-10">
        {facts.map(({ name, value, wide, beside }) => (
          <div
            key={name}
            className={`flex flex-col gap-x-4 border-b border-line py-2 @sm:flex-row ${wide ? "@2xl:col-span-2" : ""}`}
          >
            <dt className="w-40 shrink-0 text-sm text-soft">{name}</dt>
            <dd className="min-w-0 text-sm break-words whitespace-pre-line">
              {value === null || value === undefined || value === "" ? <NotStated /> : value}
              {beside}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export const NotStated = () => <span className="text-soft italic">Not stated</span>;

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "Yes" : "No");
