"use client";

import { Dialog } from "#components/ui/dialog.tsx";
import { Key } from "./key.tsx";
import { shortcutGroups } from "./shortcuts.ts";

/** Every shortcut in words. */
export function ShortcutSheet({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpen={onOpen}
      title="Keyboard shortcuts"
      calm
      says={
        <>
          None of them works while you type in a field. You can turn them off under{" "}
          <a href="/settings/account" className="link" onClick={() => onOpen(false)}>
            your account
          </a>
          .
        </>
      }
    >
      <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-2">
        <Row says="Search or go to">
          <Key>⌘</Key> <Key>K</Key> <span className="text-xs text-soft">or</span> <Key>Ctrl</Key> <Key>K</Key>
        </Row>
        {shortcutGroups.flatMap(({ shortcuts }) =>
          shortcuts.map(({ keys, says }) => (
            <Row key={says} says={says}>
              {keys.map((key) => (
                <span key={key} className="ml-1">
                  <Key>{key}</Key>
                </span>
              ))}
            </Row>
          )),
        )}
      </dl>
    </Dialog>
  );
}

const Row = ({ says, children }: { says: string; children: React.ReactNode }) => (
  <div className="flex min-h-8 items-center justify-between gap-4 border-b border-line">
    <dt>{says}</dt>
    <dd className="whitespace-nowrap">{children}</dd>
  </div>
);
