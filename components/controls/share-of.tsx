import { inFigures } from "#lib/platform/core/in-figures.ts";
/** So many of all, with the share beside it; nothing where there is nothing to share. */
export function ShareOf({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="text-soft">–</span>;
  return (
    <span>
      {inFigures(part)}
      <span className="ml-1.5 inline-block w-10 text-soft">{percentOf(part, whole)}</span>
    </span>
  );
}

/** Rounded down, so that 100 % means all. */
export const percentOf = (part: number, whole: number): string => `${Math.floor((100 * part) / whole)} %`;
