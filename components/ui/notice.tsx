import type { ReactNode } from "react";

type Tone = "plain" | "attention" | "critical" | "good";
const tones: Record<Tone, string> = {
  plain: "border-line-strong",
  attention: "border-high bg-high-tint",
  critical: "border-critical bg-critical-tint",
  good: "border-good",
};

/** A sentence that matters on this page, with a coloured edge. */
export function Notice({ tone = "plain", title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={`border-l-3 py-2 pl-3 pr-3 text-sm ${tones[tone]}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      {children}
    </div>
  );
}
