/** A bar in a table cell: how large `part` is beside the largest of its column. The figure beside it says it in digits. */
export function ShareBar({
  part,
  whole,
  tone = "accent",
}: {
  part: number;
  whole: number;
  tone?: "accent" | "critical";
}) {
  const width = whole === 0 ? 0 : Math.max(part > 0 ? 2 : 0, Math.round((part / whole) * 100));
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full min-w-24" aria-hidden="true">
      <rect x="0" y="3.5" width="100" height="1" className="fill-line" />
      <rect x="0" y="0" width={width} height="8" className={tone === "accent" ? "fill-accent" : "fill-critical"} />
    </svg>
  );
}
