import type { Pick } from "#components/ui/pick.ts";
import { Picker, peopleSource } from "#components/ui/picker.tsx";
import type { HandOverThing } from "#lib/workflow/hand-over/read-hand-over.ts";
import { byWords, passedWords, relationOf } from "./thing-words.ts";

/** One thing on its way: whether it goes, to whom, and why that person. */
export function ThingRow({
  thing,
  going,
  onGoing,
  to,
  onTo,
  error,
  disabled,
}: {
  thing: HandOverThing;
  going: boolean;
  onGoing: (going: boolean) => void;
  to: Pick | null;
  onTo: (to: Pick | null) => void;
  error?: string | undefined;
  disabled: boolean;
}) {
  const { proposal } = thing;
  const relation = relationOf(thing);
  const proposed = proposal.to !== null && to?.reference === proposal.to.email;
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-3 gap-y-1 border-b border-line py-2.5 md:grid-cols-[1.25rem_1fr_19rem]">
      <span className="pt-0.5">
        <input
          type="checkbox"
          checked={going}
          disabled={disabled}
          onChange={(event) => onGoing(event.target.checked)}
          aria-label={`Hand over: ${relation}, ${thing.name}`}
          className="size-4 accent-accent"
        />
      </span>
      <div className="min-w-0 text-sm">
        <p className="font-medium">
          {relation}
          {thing.kind === "gap" ? null : <span className="font-normal"> · {thing.name}</span>}
          {thing.capability ? <span className="font-normal text-soft"> · {thing.capability.name}</span> : null}
        </p>
        {thing.kind === "gap" ? <p>{thing.name}</p> : null}
        {thing.agent && (thing.kind === "gap" || thing.kind === "control") ? (
          <p className="text-soft">
            on{" "}
            <a className="quiet-link" href={`/agents/${thing.agent.slug}`}>
              {thing.agent.name}
            </a>
          </p>
        ) : null}
        {proposal.passedOver.map(({ person, because }) => (
          <p key={person.id} className="text-xs text-soft">
            Passed over: {person.name} {passedWords[because]}.
          </p>
        ))}
      </div>
      <div className="col-start-2 md:col-start-3">
        <Picker
          label="Successor"
          heard={`for ${relation}, ${thing.name}`}
          hint={
            proposed && proposal.by
              ? `Proposed: ${byWords[proposal.by]}`
              : thing.kind === "deputy"
                ? "Empty: only taken off"
                : undefined
          }
          source={peopleSource}
          value={to}
          onValue={onTo}
          error={error}
          disabled={disabled || !going}
        />
      </div>
    </li>
  );
}
