/** Whether a question has a live answer: a filled square, or an empty one. */
export function AnsweredMark({ answered }: { answered: boolean }) {
  return (
    <span className="mt-1 inline-flex">
      <svg
        viewBox="0 0 10 10"
        width="10"
        height="10"
        className={answered ? "text-accent" : "text-critical"}
        aria-hidden="true"
      >
        {answered ? (
          <rect x="1" y="1" width="8" height="8" rx="1" fill="currentColor" />
        ) : (
          <rect
            x="1.5"
            y="1.5"
            width="7"
            height="7"
            rx=".8"
            fill="none"
            stroke="currentColor"
            strokeDasharray="2 1.2"
          />
        )}
      </svg>
      <span className="sr-only">{answered ? "Answered:" : "Not answered:"}</span>
    </span>
  );
}
