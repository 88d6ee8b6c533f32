"use client";

import { Button } from "./button.tsx";

/** A secret that is shown this once and kept nowhere: to copy, and then to be done with. */
export function ShownOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <div className="grid gap-3">
      <code className="block rounded-md bg-tint p-3 font-mono text-sm break-all select-all">{secret}</code>
      <div className="flex justify-end gap-2">
        <Button onClick={() => navigator.clipboard.writeText(secret)}>Copy</Button>
        <Button weight="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
