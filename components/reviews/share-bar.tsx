/** A part of a whole as a bar; the figures stand beside it. */
export function ShareBar({ done, of, says }: { done: number; of: number; says: string }) {
  const width = of === 0 ? 0 : Math.round((done / of) * 120);
  return (
    <svg viewBox="0 0 120 8" width="120" height="8" role="img" aria-label={says} className="inline-block text-accent">
      <rect x="0.5" y="0.5" width="119" height="7" fill="none" stroke="currentColor" strokeOpacity="0.4" />
      <rect x="0" y="0" width={width} height="8" fill="currentColor" />
    </svg>
  );
}
