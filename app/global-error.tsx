"use client";

import "./globals.css";
import { Listening } from "#components/shell/listening.tsx";

/** Stands in for the whole page when even the layout failed: it listens too, or its button would be kept for ever. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-lg px-6 py-24">
          <h1 className="text-xl font-semibold">Something went wrong on our side</h1>
          <p className="mt-2 text-soft">
            Nothing was changed. Try again in a moment
            {error.digest ? `; for support, the reference is ${error.digest}` : ""}.
          </p>
          <p className="mt-6">
            <button type="button" className="link" onClick={() => location.reload()}>
              Try again
            </button>
          </p>
        </main>
        <Listening />
      </body>
    </html>
  );
}
