import { letterLook } from "./letter-look.ts";

const letters = [
  ["A/R", "accountable: answers for it"],
  ["R", "responsible: does it"],
  ["C", "consulted before"],
  ["I", "informed after"],
] as const;

/** What the marks of the matrix mean. */
export function MatrixLegend() {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-soft" aria-label="What the marks mean">
      {letters.map(([letter, says]) => (
        <Entry key={letter} mark={letter} look={letterLook(letter, { silent: false, clash: false })} says={says} />
      ))}
      <Entry mark="A?" look={letterLook("A", { silent: true, clash: false })} says="present, does not answer" />
      <Entry
        mark="R"
        look={letterLook("R", { silent: false, clash: true })}
        says="duties clash: must be somebody else"
      />
      <li className="inline-flex items-center gap-1.5">
        <span aria-hidden="true" className="empty-seat" /> nobody is accountable
      </li>
      <li>◌ no control or no playbook behind it</li>
      <li>
        <span className="underline decoration-dotted underline-offset-2">C</span> by an override
      </li>
    </ul>
  );
}

function Entry({ mark, look, says }: { mark: string; look: string; says: string }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <span className={`inline-grid h-5 min-w-5 place-items-center rounded-sm px-0.5 text-2xs ${look}`}>{mark}</span>
      {says}
    </li>
  );
}
