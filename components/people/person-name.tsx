import { MomentLink } from "#components/shell/moment-link.tsx";
import { dateInWords } from "#lib/platform/core/date-in-words.ts";
import type { PersonStatus } from "#lib/registry/core/vocabulary.ts";

export interface NamedPerson {
  name: string;
  email: string;
  status?: PersonStatus;
  leftAt?: string | null;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.charAt(0))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("")
    .toUpperCase();

/** A person by name, with an initial disc. Who left keeps the name, struck through lightly, with the date. */
export function PersonName({ person, linked = true }: { person: NamedPerson; linked?: boolean }) {
  const gone = person.status === "left";
  const off = person.status === "suspended";
  const name = (
    <span className={gone ? "line-through decoration-1 decoration-line-strong" : undefined}>{person.name}</span>
  );
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <span
        aria-hidden="true"
        className={`grid size-5 shrink-0 place-items-center rounded-full text-[9px] font-semibold tracking-wide ${
          gone || off ? "border border-dashed border-line-strong text-soft" : "bg-accent-tint text-accent-strong"
        }`}
      >
        {initials(person.name)}
      </span>
      <span className="min-w-0 truncate">
        {linked ? (
          <MomentLink className="quiet-link" href={`/people/${encodeURIComponent(person.email)}`}>
            {name}
          </MomentLink>
        ) : (
          name
        )}
        {gone ? (
          <span className="text-soft"> left{person.leftAt ? ` ${dateInWords(Date.parse(person.leftAt))}` : ""}</span>
        ) : null}
        {off ? <span className="text-soft"> suspended</span> : null}
      </span>
    </span>
  );
}

/** Where a person should be and is not. */
export function Nobody({ children = "Nobody" }: { children?: React.ReactNode }) {
  return <span className="text-critical">{children}</span>;
}
