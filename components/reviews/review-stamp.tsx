const tones: Record<string, string> = {
  open: "border-accent text-accent",
  certified: "border-accent text-accent",
  waiting: "border-line-strong text-ink",
  scheduled: "border-line-strong text-ink",
  revoked: "border-critical text-critical",
  change: "border-high text-high",
  unanswered: "border-high text-high",
};

/** The state of a campaign or an item as a small stamp. */
export function ReviewStamp({ state, says }: { state: string; says: string }) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap ${
        tones[state] ?? "border-line-strong text-soft"
      }`}
    >
      {says}
    </span>
  );
}
