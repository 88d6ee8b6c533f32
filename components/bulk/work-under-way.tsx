"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useFiles } from "#components/reports/file-work.ts";
import { OneFile } from "#components/reports/one-file.tsx";
import { Button } from "#components/ui/button.tsx";
import { ScrollingList } from "#components/ui/scrolling.tsx";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { putAway, useWorks, type Work } from "./work.ts";

/** How far long works and large files are, on every page of the console, until somebody puts them away. */
export function WorkUnderWay() {
  const works = useWorks();
  const router = useRouter();
  const files = useFiles();
  const running = works.some(({ finished }) => !finished) || files.some(({ state }) => state === "making");
  const finished = works.filter((work) => work.finished).length;
  const seen = useRef(0);

  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [running]);

  // The page in sight shows what was written.
  useEffect(() => {
    if (finished > seen.current) router.refresh();
    seen.current = finished;
  }, [finished, router]);

  if (works.length + files.length === 0) return null;
  return (
    <aside
      aria-label="Work under way"
      className="not-printed fixed right-3 bottom-3 z-40 grid w-[min(24rem,calc(100vw-1.5rem))] gap-2"
    >
      {works.map((work) => (
        <OneWork key={work.id} work={work} />
      ))}
      {files.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
    </aside>
  );
}

function OneWork({ work }: { work: Work }) {
  const tried = work.done + work.refused.length;
  return (
    <div className="rounded-md border border-line-strong bg-raised p-3 text-sm shadow-lg">
      <div className="flex items-start justify-between gap-2">
        <p className="font-medium">{work.title}</p>
        {work.finished ? (
          <button type="button" className="grid size-6 shrink-0 place-items-center" onClick={() => putAway(work.id)}>
            <X size={14} aria-hidden="true" />
            <span className="sr-only">Put away: {work.title}</span>
          </button>
        ) : null}
      </div>
      {work.finished ? null : (
        <progress
          className="mt-2 h-1.5 w-full accent-accent"
          aria-label={work.title}
          value={tried}
          max={Math.max(1, work.total)}
        />
      )}
      <p role="status" className="mt-1 text-soft">
        {work.finished
          ? `${inFigures(work.done)} of ${inFigures(work.total)} done${work.refused.length > 0 ? `, ${inFigures(work.refused.length)} refused` : ""}.`
          : `${inFigures(tried)} of ${inFigures(work.total)}. You can go on working in the console meanwhile.`}
      </p>
      {work.undo ? (
        <Button weight="quiet" className="-ml-2" onClick={work.undo}>
          Undo<span className="sr-only">: {work.title}</span>
        </Button>
      ) : null}
      {work.stopped ? (
        <p role="alert" className="mt-1 text-critical">
          {work.stopped} What was done stays done; choose the rest again.
        </p>
      ) : null}
      {work.refused.length > 0 ? (
        <details className="mt-1">
          <summary className="link w-fit">What was refused, and why</summary>
          <ScrollingList label="What was refused, and why" className="mt-1 max-h-40">
            {work.refused.map(({ name, message }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
              <li key={at} className="border-t border-line py-1">
                <span className="font-medium">{name}</span>: {message}
              </li>
            ))}
          </ScrollingList>
        </details>
      ) : null}
    </div>
  );
}
