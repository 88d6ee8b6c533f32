/** The header in which proxy.ts tells a page its own address, so that signing in can lead back to it. */
export const REQUESTED_PATH = "x-requested-path";

/**
 * A path of our own to go on to after signing in; '/' for anything that could lead elsewhere. Addresses that next-auth
 * hands back are complete ones: their path alone counts.
 */
export function localPath(given: string | readonly string[] | undefined): string {
  if (typeof given !== "string" || /[\\\p{Cc}]/u.test(given)) return "/";
  const base = "http://answerable.invalid";
  if (!URL.canParse(given, base)) return "/";
  const { pathname, search, protocol } = new URL(given, base);
  if (!/^https?:$/.test(protocol) || pathname.startsWith("//") || pathname.startsWith("/sign-in")) return "/";
  return pathname + search;
}
