import { When } from "./when.tsx";

/** By when something is to be done; what is late says so in words. */
export function Due({ at, now }: { at: string; now: number }) {
  const late = Date.parse(at) <= now;
  return (
    <span className={late ? "font-medium text-critical" : "text-soft"}>
      {late ? "was due " : "due "}
      <When at={at} now={now} />
    </span>
  );
}
