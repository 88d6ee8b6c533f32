/** Stands while a page reads; says so to everyone. */
export default function Loading() {
  return (
    <div role="status" aria-live="polite">
      <p className="sr-only">Reading …</p>
      <div aria-hidden="true" className="animate-pulse">
        <div className="h-7 w-48 rounded-md bg-tint" />
        <div className="mt-6 h-8 w-full max-w-xl rounded-md bg-tint" />
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((row) => (
          <div key={row} className="mt-0 h-9 border-b border-line" />
        ))}
      </div>
    </div>
  );
}
