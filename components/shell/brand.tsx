/** The name with three seats, one of them empty. */
export function Brand() {
  return (
    <a href="/" className="inline-flex items-center gap-2 font-semibold tracking-tight">
      <svg viewBox="0 0 22 14" width="22" height="14" aria-hidden="true" className="text-accent">
        <rect x="0" y="0" width="6" height="14" rx="1" fill="currentColor" />
        <rect x="8" y="0" width="6" height="14" rx="1" fill="currentColor" />
        <rect
          x="16.5"
          y=".5"
          width="5"
          height="13"
          rx=".8"
          fill="none"
          stroke="currentColor"
          strokeDasharray="2.2 1.4"
        />
      </svg>
      Answerable
    </a>
  );
}
