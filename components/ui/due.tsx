import { When } from "./when.tsx";

/** By when something is to be done; what is late says so in words. `headed`: the column says already that it is due. */
export function Due({ at, now, headed = false }: { at: string; now: number; headed?: boolean }) {
  const late = Date.parse(at) <= now;
  return (
    <span className={late ? "font-medium text-critical" : "text-soft"}>
      {headed ? null : late ? "was due " : "due "}
      <When at={at} now={now} />
    </span>
  );
}
