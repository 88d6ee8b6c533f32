import type { ReactNode } from "react";

export type StampTone = "plain" | "accent" | "attention" | "critical" | "good";

const tones: Record<StampTone, string> = {
  plain: "border-line-strong text-soft",
  accent: "border-accent text-accent",
  attention: "border-high text-high",
  critical: "border-critical text-critical",
  good: "border-good text-good",
};

/** A state as a small stamp. */
export function Stamp({ tone = "plain", children }: { tone?: StampTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
