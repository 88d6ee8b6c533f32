import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "#lib/identity/core/content-security-policy.ts";
import { REQUESTED_PATH } from "#lib/identity/core/local-path.ts";

/**
 * Gives every page its nonce, on the request for Next to stamp its scripts with, and on the answer for the browser.
 * A comfort, not a guard: without this file the stricter base policy of next.config.ts stands, and who may do what
 * is decided in lib/ either way.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    development: process.env.NODE_ENV === "development",
    https: (process.env.PUBLIC_URL ?? "").startsWith("https:"),
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(REQUESTED_PATH, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("Content-Security-Policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("Content-Security-Policy", policy);
  return answer;
}

export const config = {
  // Pages: the API answers data under the stricter base policy, and static files are the same for everybody.
  matcher: [{ source: "/((?!api/|_next/static|icon.svg|favicon.ico).*)" }],
};
