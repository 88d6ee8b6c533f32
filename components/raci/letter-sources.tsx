import { forBoth } from "#components/people/for-both.ts";
import { dayOf } from "#components/ui/relative-time.ts";
import type { CellReason } from "#lib/raci/core/matrix.ts";
import type { HeldAssignment } from "./use-agent-matrix.ts";

/** Where a letter comes from: which assignment, since when, accepted or not, who stands behind it; or which override. */
export function LetterSources({
  sources,
  assignments,
}: {
  sources: readonly CellReason[];
  assignments: ReadonlyMap<string, HeldAssignment>;
}) {
  return (
    <ul>
      {sources.map((source) => {
        const held = source.assignmentId === null ? undefined : assignments.get(source.assignmentId);
        return (
          <li key={`${source.letter} ${source.words}`} className="text-xs">
            <span className="font-semibold">{source.letter}</span>
            {source.overrideId ? ": " : " as "}
            {source.words}
            {held ? <span className="text-soft">{standing(held)}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** ' · since 3 March 2026, accepted, deputy Ina Ito' */
function standing(held: HeldAssignment): string {
  const deputies = held.deputies.map(({ name }) => name).join(", ");
  return [
    ` · since ${dayOf(Date.parse(held.startsAt))}`,
    held.endsAt ? `until ${dayOf(Date.parse(held.endsAt))}` : "",
    held.person === null ? "" : held.acceptedAt ? "accepted" : "not accepted yet",
    held.attestedAt ? `attested ${dayOf(Date.parse(held.attestedAt))}${forBoth(held.attestedBy, held.person)}` : "",
    held.person === null ? "a team is never accountable" : deputies ? `deputy ${deputies}` : "no deputy",
  ]
    .filter(Boolean)
    .join(", ");
}
