import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { problem } from "#app/api/endpoint.ts";
import { authOptions } from "#lib/identity/auth-options.ts";
import { refuseForeignOrigin } from "#lib/identity/core/same-origin.ts";
import { configuration } from "#lib/platform/configuration.ts";
import "#lib/boot.ts";

type Route = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes, behind the same check of where a write comes from, never kept by a cache. */
async function handle(request: NextRequest, route: Route): Promise<Response> {
  try {
    refuseForeignOrigin(
      {
        method: request.method,
        origin: request.headers.get("origin"),
        host: request.headers.get("host"),
        fetchSite: request.headers.get("sec-fetch-site"),
      },
      configuration().publicUrl,
    );
    return withManners(await NextAuth(authOptions())(request, route));
  } catch (error) {
    return withManners(problem(error, randomUUID()));
  }
}

/** An attempt that has to wait says so by status and header too; the sign-in page reads it from the address. */
async function withManners(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set("Cache-Control", "no-store");
  const body = await answer.text();
  const said = headers.get("Location") ?? body;
  const seconds = /too-many-attempts(?:%253A|%3A|:)(\d+)/.exec(said)?.[1];
  if (seconds === undefined) return new Response(body || null, { status: answer.status, headers });
  headers.set("Retry-After", seconds);
  return new Response(body || null, { status: headers.has("Location") ? answer.status : 429, headers });
}

export { handle as GET, handle as POST };
