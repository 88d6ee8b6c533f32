import { Refusal } from "#lib/platform/core/refusal.ts";

/** What a browser says about where a request comes from. */
export interface Provenance {
  method: string;
  origin: string | null;
  host: string | null;
  fetchSite: string | null;
}

const READS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses a write that rides on a cookie unless it comes from our own pages: a browser sends the cookie whoever wrote
 * the page, and `Origin: null` is what a sandboxed frame or a data address says. A program without a browser sends
 * neither header and is let through: it holds the cookie because somebody gave it to it.
 * @throws Refusal `forbidden` with the rule `foreign-origin`.
 */
export function refuseForeignOrigin({ method, origin, host, fetchSite }: Provenance, publicUrl: string): void {
  if (READS.includes(method.toUpperCase())) return;
  const fromOurPages =
    (origin === null || isOurs(origin, host, publicUrl)) && (fetchSite === null || fetchSite === "same-origin");
  if (fromOurPages) return;
  throw new Refusal(
    "forbidden",
    "foreign-origin",
    "This request does not come from a page of Answerable. Nothing was changed.",
  );
}

/** Our public address, or the very host that was asked: the same server may be reached by more than one name. */
function isOurs(origin: string, host: string | null, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false; // 'null' among others
  const from = new URL(origin);
  return from.origin === new URL(publicUrl).origin || (host !== null && from.host === host.toLowerCase());
}
