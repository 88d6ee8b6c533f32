import { createHash, randomUUID } from "node:crypto";
import type { z } from "zod";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import { whoAsks } from "#lib/identity/who-asks.ts";
import { invalid, Refusal, refusals } from "#lib/platform/core/refusal.ts";
import { log } from "#lib/platform/logging.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import type { Command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { Query } from "#lib/verbs/query.ts";
import { refusalOfDatabase } from "#lib/verbs/refusal-of-database.ts";
import "#lib/boot.ts";

/** A JSON body may be this large; files go to imports, which count for themselves. Bytes. */
const LARGEST_BODY = 1024 * 1024;

/** What a route knows of its request before the verb parses it. */
export interface Asked {
  params: Record<string, string>;
  /** Parsed JSON, an empty object when there is none. */
  body: Record<string, unknown>;
  /** The first value of each; a repeated name is refused. */
  search: Record<string, string>;
  /** The version of `If-Match`, undefined when the header is absent. */
  ifMatch: number | undefined;
}

type Status = 200 | 201 | 202 | 204;

export interface EndpointParts<Input extends z.ZodType, Answer> {
  verb: Command<Input, Answer> | Query<Input, Answer>;
  /** Builds the verb's raw input; the verb parses it. */
  input(asked: Asked): unknown;
  /** Who asks, where that is neither a token nor a session (the holder of a one-time link). */
  who?: typeof whoAsks;
  /** Reads the body where it is no JSON (a file); the asker is known by then. */
  body?(request: Request, actor: Context["actor"]): Promise<Record<string, unknown>>;
  /** 200 unless it says; a create says 201, and what waits for a decision 202. */
  status?: Status | ((answer: Answer) => Status);
  /** Where a created thing, or the request that a write waits for, can be read. */
  location?(answer: Answer): string | null;
  /** Other than JSON: the answer becomes a Response of its own (CSV). */
  respond?(answer: Answer): Response | Promise<Response>;
}

export interface Endpoint<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response>;
  readonly parts: EndpointParts<Input, Answer>;
}

/**
 * One method of one route: who asks, limits, parse, the verb, the answer. Every answer carries `no-store`, a
 * correlation id and, where the answer has a version, an ETag. Refusals become problem documents (RFC 9457);
 * anything else is a fault: logged in full, shown without detail.
 */
export function endpoint<Input extends z.ZodType, Answer>(
  parts: EndpointParts<Input, Answer>,
): Endpoint<Input, Answer> {
  const handle = async (request: Request, route: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const correlationId = randomUUID();
    try {
      const { actor } = await (parts.who ?? whoAsks)(request);
      const params = Object.fromEntries(
        Object.entries((await route.params) ?? {}).map(([name, value]) => [name, decode(value)]),
      );
      const asked: Asked = {
        params,
        body: await (parts.body ?? jsonBody)(request, actor),
        search: searchOf(request),
        ifMatch: ifMatchOf(request),
      };
      const context: Context = {
        actor,
        clock: machineClock,
        correlationId,
        reason: reasonOf(asked, request),
        idempotency: idempotencyOf(request, `${actor.kind}:${actor.id}`, asked.body),
      };
      const answer = await parts.verb(context, parts.input(asked) as z.input<Input>);
      return withHeaders(await answered(parts, answer, request), correlationId);
    } catch (error) {
      return withHeaders(problem(refusalOfDatabase(error), correlationId), correlationId);
    }
  };
  return Object.assign(handle, { parts });
}

function answered<Input extends z.ZodType, Answer>(
  parts: EndpointParts<Input, Answer>,
  answer: Answer,
  request: Request,
): Response | Promise<Response> {
  if (parts.respond) return parts.respond(answer);
  const status = typeof parts.status === "function" ? parts.status(answer) : (parts.status ?? 200);
  if (status === 204 || answer === undefined) return new Response(null, { status: 204 });
  const version = (answer as { version?: unknown } | null)?.version;
  const headers = new Headers();
  if (typeof version === "number") {
    const tag = `"${version}"`;
    headers.set("ETag", tag);
    if (request.method === "GET" && request.headers.get("if-none-match") === tag)
      return new Response(null, { status: 304, headers });
  }
  const location = parts.location?.(answer);
  if (location) headers.set("Location", location);
  return Response.json(answer, { status, headers });
}

/** Any thrown thing as a problem document. Faults are logged and say nothing but their correlation id. */
export function problem(error: unknown, correlationId: string): Response {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(
          "unavailable",
          "fault",
          `Something went wrong on our side. Nothing was changed. Reference ${correlationId}.`,
        );
  const fault = !(error instanceof Refusal);
  if (fault) log().error({ err: error, correlationId }, "request failed");
  const status = fault ? 500 : refusals[refusal.kind];
  const headers = new Headers({ "Content-Type": "application/problem+json" });
  if (refusal.retryAfterSeconds !== null) headers.set("Retry-After", String(refusal.retryAfterSeconds));
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(
    JSON.stringify({
      type: `/docs/problems#${refusal.rule}`,
      title: titles[refusal.kind],
      status,
      detail: refusal.message,
      rule: refusal.rule,
      instance: `urn:uuid:${correlationId}`,
      ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    }),
    { status, headers },
  );
}

const titles: Record<Refusal["kind"], string> = {
  invalid: "Some fields need attention",
  unauthenticated: "Sign in first",
  forbidden: "Not allowed",
  missing: "Not found",
  conflict: "This clashes with what is there",
  stale: "Changed meanwhile",
  tooLarge: "Too large",
  unprocessable: "Cannot be processed",
  preconditionRequired: "Say which version you edit",
  tooMany: "Too many attempts",
  unavailable: "Not available now",
};

function withHeaders(response: Response, correlationId: string): Response {
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Correlation-Id", correlationId);
  response.headers.set("X-Content-Type-Options", "nosniff");
  return response;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw invalid([{ path: "", message: "The address is not valid." }]);
  }
}

async function jsonBody(request: Request): Promise<Record<string, unknown>> {
  if (["GET", "HEAD"].includes(request.method)) return {};
  const bytes = await bodyWithin(request, LARGEST_BODY);
  if (bytes.byteLength === 0) return {};
  const kind = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (kind !== "application/json" && !kind?.endsWith("+json"))
    throw invalid([{ path: "", message: "Send JSON with Content-Type: application/json." }]);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ path: "", message: "The body is not valid UTF-8." }]);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid([{ path: "", message: "The body is not valid JSON." }]);
  }
  if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed))
    throw invalid([{ path: "", message: "The body must be a JSON object." }]);
  return parsed as Record<string, unknown>;
}

/** Reads a body that may not exceed `largest` bytes, whatever its headers claim. @throws Refusal `tooLarge` */
export async function bodyWithin(request: Request, largest: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new Refusal("tooLarge", "body-too-large", `At most ${Math.floor(largest / 1024)} KiB can be sent here.`);
  if (Number(request.headers.get("content-length") ?? 0) > largest) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > largest) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

function searchOf(request: Request): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in found) throw invalid([{ path: name, message: "Give it once; separate several values by commas." }]);
    if (value !== "") found[name] = value;
  }
  return found;
}

function ifMatchOf(request: Request): number | undefined {
  const header = request.headers.get("if-match");
  if (header === null) return undefined;
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new Refusal("stale", "stale-version", 'If-Match takes the ETag of your last read, such as "3".');
  return Number(version);
}

/** Why, in the asker's words: the body's `reason` where the verb has none of its own, else the X-Reason header. */
function reasonOf({ body }: Asked, request: Request): string | null {
  const given = typeof body.reason === "string" ? body.reason : request.headers.get("x-reason");
  return given === null
    ? null
    : given
        .replace(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, 1000) || null;
}

function idempotencyOf(request: Request, asker: string, body: Record<string, unknown>): Context["idempotency"] {
  const header = request.headers.get("idempotency-key");
  if (header === null || request.method !== "POST") return null;
  const key = header.trim().replace(/^"(.*)"$/, "$1");
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid([{ path: "Idempotency-Key", message: "Use 1 to 200 visible characters." }]);
  const { pathname } = new URL(request.url);
  return {
    scope: `${asker} POST ${pathname}`,
    key,
    fingerprint: createHash("sha256").update(canonicalJson(body)).digest("hex"),
  };
}
