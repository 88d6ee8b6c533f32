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

/** What is stated about a thing. What is not stated says so, as it may be a gap. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-1 border-t border-line sm:grid-cols-2 sm:gap-x-10">
      {facts.map(({ name, value, wide, beside }) => (
        <div
          key={name}
          className={`flex flex-col gap-x-4 border-b border-line py-2 sm:flex-row ${wide ? "sm:col-span-2" : ""}`}
        >
          <dt className="w-40 shrink-0 text-sm text-soft">{name}</dt>
          <dd className="min-w-0 text-sm break-words whitespace-pre-line">
            {value === null || value === undefined || value === "" ? <NotStated /> : value}
            {beside}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export const NotStated = () => <span className="text-soft italic">Not stated</span>;

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "Yes" : "No");
