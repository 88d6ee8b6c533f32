"use client";

import { api } from "#components/api-client.ts";
import { download } from "#components/ui/download.ts";
import { keptList } from "#components/ui/kept-list.ts";
import { keepable } from "#lib/reports/core/kept-export.ts";
import type { startExport } from "#lib/reports/start-export.ts";

/** A file that the server writes while it is fetched. It is made while one looks at other pages of the console. */
export interface FileWork {
  id: number;
  /** 'RACI matrix as XLSX'. */
  title: string;
  /** How much of it is there. How much it will be nobody knows before it is written. */
  bytes: number;
  state: "making" | "made" | "failed" | "left";
  /** Why it could not be made. */
  failure: string | null;
  cancel: () => void;
  /** Leaves it to the server, which keeps it for a day: the tab may be closed. Null where it is not kept. */
  leave: (() => Promise<void>) | null;
}

const files = keptList<FileWork>();

/** The files being made, and those that nobody has put away yet. */
export const useFiles = files.use;

export const putFileAway = files.remove;

/** What is told of sooner than the reader could wonder needs no message of its own. Milliseconds. */
const SOON = 400;

/** Fetches a file and hands it to the reader when all of it is there; half a file is never handed over. */
export async function fetchFile(title: string, href: string): Promise<void> {
  const stop = new AbortController();
  let id: number | null = null;
  let bytes = 0;
  const show = () => {
    id ??= files.add({
      title,
      bytes,
      state: "making",
      failure: null,
      cancel: () => stop.abort(),
      leave: mayLeave ? leave : null,
    });
    return id;
  };
  let left = false;
  const asked = reportAt(href);
  const mayLeave = keepable(asked.report);
  const leave = async () => {
    const outcome = await api.post<typeof startExport>("/exports", { title, ...asked });
    if (id === null) return;
    if (!outcome.ok) return files.change(id, (file) => ({ ...file, failure: outcome.problem.message }));
    left = true;
    stop.abort();
    files.change(id, (file) => ({ ...file, state: "left", failure: null }));
  };
  const wondering = setTimeout(show, SOON);
  try {
    const response = await fetch(href, { credentials: "same-origin", signal: stop.signal });
    if (!response.ok || response.body === null) throw new Error(await reasonOf(response));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      bytes += read.value.byteLength;
      if (id !== null) files.change(id, (file) => ({ ...file, bytes }));
    }
    const type = response.headers.get("Content-Type") ?? "application/octet-stream";
    download(nameOf(response, href), new Blob(pieces, { type }));
    if (id !== null) files.change(id, (file) => ({ ...file, state: "made" }));
  } catch (error) {
    if (stop.signal.aborted) {
      if (id !== null && !left) files.remove(id);
      return;
    }
    // A stream that breaks says nothing that helps a person.
    const failure = error instanceof Error && !(error instanceof TypeError) ? error.message : BROKEN;
    files.change(show(), (file) => ({ ...file, state: "failed", failure }));
  } finally {
    clearTimeout(wondering);
  }
}

const BROKEN = "The connection ended before all of it was there. Nothing was saved; try again.";

async function reasonOf(response: Response): Promise<string> {
  const said = (await response.json().catch(() => null)) as { detail?: string } | null;
  return said?.detail ?? "The file could not be made. Try again in a moment.";
}

/** The report of an address of the API, as an export is asked for. */
function reportAt(href: string): { report: string; search: Record<string, string> } {
  const { pathname, searchParams } = new URL(href, location.href);
  return { report: pathname.replace(/^\/api\/v1\/reports\//, ""), search: Object.fromEntries(searchParams) };
}

const nameOf = (response: Response, href: string): string =>
  /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ??
  new URL(href, location.href).pathname.split("/").at(-1) ??
  "report";
