"use client";

import { Button } from "#components/ui/button.tsx";

/** A page that could not be read: what happened, what was kept, what to do. */
export default function ConsoleError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div role="alert" className="max-w-2xl pt-6">
      <h1 className="text-xl font-semibold">This page could not be read</h1>
      <p className="mt-2 text-soft">
        Something went wrong on our side while reading. Nothing was changed and nothing was lost. Try again; if it stays
        like this, tell whoever runs Answerable{error.digest ? ` and give the reference ${error.digest}` : ""}.
      </p>
      <Button weight="primary" className="mt-4" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
