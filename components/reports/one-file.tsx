"use client";

import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { type FileWork, putFileAway } from "./file-work.ts";
import { sizeOf } from "./size-of.ts";

const words: Record<FileWork["state"], (file: FileWork) => string> = {
  making: ({ bytes }) =>
    `${bytes === 0 ? "Being made" : `Being made, ${sizeOf(bytes)} so far`}. You can go on working in the console meanwhile.`,
  made: ({ bytes }) => `Made, ${sizeOf(bytes)}. It is among your downloads.`,
  failed: () => "Not made.",
  left: () => "The server makes it. You may close this page; it is kept for a day.",
};

/** One file that is being made, or was. */
export function OneFile({ file }: { file: FileWork }) {
  return (
    <div className="rounded-md border border-line-strong bg-raised p-3 text-sm shadow-lg">
      <div className="flex items-start justify-between gap-2">
        <p className="font-medium">{file.title}</p>
        {file.state === "making" ? (
          <Button weight="quiet" className="-mt-1.5 -mr-1" onClick={file.cancel} aria-label={`Cancel: ${file.title}`}>
            Cancel
          </Button>
        ) : (
          <button
            type="button"
            className="grid size-6 shrink-0 place-items-center"
            onClick={() => putFileAway(file.id)}
          >
            <X size={14} aria-hidden="true" />
            <span className="sr-only">Put away: {file.title}</span>
          </button>
        )}
      </div>
      {file.state === "making" ? (
        <progress className="mt-2 h-1.5 w-full accent-accent" aria-label={`Making: ${file.title}`} />
      ) : null}
      <p role="status" className="mt-1 text-soft">
        {words[file.state](file)}
      </p>
      {file.state === "making" && file.leave ? (
        <Button
          weight="quiet"
          className="-ml-2"
          onClick={file.leave}
          aria-label={`Leave it to the server: ${file.title}`}
        >
          Leave it to the server
        </Button>
      ) : null}
      {file.state === "left" ? (
        <a className="link" href="/settings/exports">
          Your exports
        </a>
      ) : null}
      {file.failure ? (
        <p role="alert" className="mt-1 text-critical">
          {file.failure}
        </p>
      ) : null}
    </div>
  );
}
