import { Section } from "#components/ui/page-head.tsx";
import { colourTokens, typeTokens } from "./design-tokens.ts";

/** Colours by their names; the class is written out, because styles are made at build time. */
const fields: Record<string, string> = {
  paper: "bg-paper",
  margin: "bg-margin",
  raised: "bg-raised",
  tint: "bg-tint",
  hover: "bg-hover",
  line: "bg-line",
  "line-strong": "bg-line-strong",
  ink: "bg-ink",
  soft: "bg-soft",
  accent: "bg-accent",
  "accent-strong": "bg-accent-strong",
  "accent-tint": "bg-accent-tint",
  "on-accent": "bg-on-accent",
  critical: "bg-critical",
  "critical-tint": "bg-critical-tint",
  high: "bg-high",
  "high-tint": "bg-high-tint",
  medium: "bg-medium",
  low: "bg-low",
  past: "bg-past",
  "past-tint": "bg-past-tint",
  good: "bg-good",
};
const sizes: Record<string, string> = {
  "2xs": "text-2xs",
  xs: "text-xs",
  sm: "text-sm",
  base: "text-base",
  lg: "text-lg font-semibold",
  xl: "text-xl font-semibold tracking-tight",
  figure: "text-figure font-semibold tracking-tight",
};

export function TokensShown({ colours }: { colours: Readonly<Record<string, { light: string; dark: string }>> }) {
  return (
    <>
      <Section
        id="colours"
        title="Colour"
        count={colourTokens.length}
        says="Each is said once, for light and dark paper."
      >
        <ul className="grid border-t border-line xl:grid-cols-2 xl:gap-x-8">
          {colourTokens.map(({ name, says }) => (
            <li key={name} className="flex items-center gap-3 border-b border-line py-1.5 text-sm">
              <span
                aria-hidden="true"
                className={`size-7 shrink-0 rounded-sm border border-line-strong ${fields[name] ?? ""}`}
              />
              <span className="w-28 shrink-0 font-mono text-xs">{name}</span>
              <span className="grow text-soft">{says}</span>
              <span className="text-right font-mono text-2xs text-soft">
                {colours[name]?.light}
                <br />
                {colours[name]?.dark}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="type" title="Type" says="Inter for reading, a mono for ids, hashes and times. Figures line up.">
        <ul className="border-t border-line">
          {typeTokens.map(({ name, says }) => (
            <li key={name} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2">
              <span className="w-16 shrink-0 font-mono text-xs text-soft">{name}</span>
              <span className={sizes[name]}>1,204 of 1,387 seats answer</span>
              <span className="ml-auto text-sm text-soft">{says}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        id="space"
        title="Space, edges, motion"
        says="One step is 4 px; a row of a ledger is nine steps. Corners are 3 px for stamps and 5 px for fields and dialogs. Nothing moves longer than 150 ms, and nothing at all where a reader asked for less motion."
      >
        <div aria-hidden="true" className="flex flex-wrap items-end gap-4 border-t border-line pt-3 text-2xs text-soft">
          <Step className="size-1" name="1" />
          <Step className="size-2" name="2" />
          <Step className="size-4" name="4" />
          <Step className="size-6" name="6" />
          <Step className="size-9" name="9" />
          <Step className="size-9 rounded-sm" name="sm" />
          <Step className="size-9 rounded-md" name="md" />
        </div>
      </Section>
    </>
  );
}

const Step = ({ className, name }: { className: string; name: string }) => (
  <span className="grid justify-items-center gap-1">
    <span className={`bg-accent ${className}`} />
    {name}
  </span>
);
