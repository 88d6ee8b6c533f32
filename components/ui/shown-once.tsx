"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** What a dialog is called, and what it says beneath. */
interface Head {
  title: string;
  says: string;
}

/** A dialog whose act makes a secret: first what is asked, then the secret, which is shown this once and kept nowhere. */
export function SecretDialog({
  opener,
  asks,
  shows,
  children,
}: {
  /** The button that opens it. */
  opener: (open: () => void) => ReactNode;
  asks: Head;
  shows: Head;
  /** The form: hands on the secret that was made, or null where none was. */
  children: (made: (secret: string | null) => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    setSecret(null);
  };
  return (
    <>
      {opener(() => setOpen(true))}
      <Dialog open={open} onOpen={(next) => (next ? setOpen(true) : close())} {...(secret === null ? asks : shows)}>
        {secret === null ? (
          children((made) => (made === null ? close() : setSecret(made)))
        ) : (
          <ShownOnce secret={secret} onDone={close} />
        )}
      </Dialog>
    </>
  );
}

/** The secret itself: to copy, and then to be done with. */
function ShownOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-3">
      <code className="block rounded-md bg-tint p-3 font-mono text-sm break-all select-all">{secret}</code>
      <div className="flex items-center justify-end gap-2">
        <span role="status" className="text-sm text-soft">
          {copied ? "Copied." : ""}
        </span>
        <Button onClick={() => navigator.clipboard.writeText(secret).then(() => setCopied(true))}>Copy</Button>
        <Button weight="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
