import type { z } from "zod";
import type { FieldError } from "#lib/platform/core/refusal.ts";

/**
 * The console's way to the one door for writes, `/api/v1`. Typed by the verbs behind it, sends the version that an
 * edit was based on, repeats safely, and turns problem documents into a sentence and messages per field.
 */
export type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; problem: Problem };

export interface Problem {
  status: number;
  rule: string;
  /** A sentence for people. */
  message: string;
  errors: readonly FieldError[];
}

/** The shape of a verb, command or query, as far as its caller is concerned. */
export interface Verb {
  // biome-ignore lint/suspicious/noExplicitAny: only what the promise holds is read, by inference
  (...asking: any[]): Promise<unknown>;
  readonly input: z.ZodType;
}
type BodyOf<V extends Verb> = Partial<z.input<V["input"]>>;
export type AnswerOf<V extends Verb> = Awaited<ReturnType<V>>;

interface Sending {
  /** The version that the edit was based on; becomes If-Match. */
  version?: number | undefined;
  reason?: string | undefined;
  /** It arrives although the page may be closed before the answer. */
  leaving?: boolean;
}

const away: Problem = {
  status: 0,
  rule: "unreachable",
  message: "The server could not be reached. Nothing was changed; try again in a moment.",
  errors: [],
};

async function send<Answer>(
  method: "GET" | "POST" | "PATCH" | "DELETE" | "PUT",
  path: string,
  body: object | null,
  { version, reason, leaving = false }: Sending = {},
): Promise<Outcome<Answer>> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== null) headers["Content-Type"] = "application/json";
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  if (reason) headers["X-Reason"] = reason.replaceAll(/[^\x20-\x7e]/g, " ");
  if (method === "POST") headers["Idempotency-Key"] = crypto.randomUUID();
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === null ? null : JSON.stringify(body),
      credentials: "same-origin",
      keepalive: leaving,
    });
  } catch {
    return { ok: false, problem: away };
  }
  const said: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return { ok: true, answer: said as Answer };
  if (response.status === 401) {
    location.assign(`/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const { rule, detail, title, errors } = (said ?? {}) as {
    rule?: string;
    detail?: string;
    title?: string;
    errors?: FieldError[];
  };
  return {
    ok: false,
    problem: {
      status: response.status,
      rule: rule ?? "fault",
      message: detail ?? title ?? "Something went wrong on our side. Nothing was changed; try again in a moment.",
      errors: errors ?? [],
    },
  };
}

export const api = {
  get: <V extends Verb>(path: string) => send<AnswerOf<V>>("GET", path, null),
  post: <V extends Verb>(path: string, body: BodyOf<V>, sending?: Sending) =>
    send<AnswerOf<V>>("POST", path, body, sending),
  patch: <V extends Verb>(path: string, body: BodyOf<V>, sending?: Sending) =>
    send<AnswerOf<V>>("PATCH", path, body, sending),
  delete: <V extends Verb>(path: string, sending?: Sending) => send<AnswerOf<V>>("DELETE", path, null, sending),
};

/** The first message for a field, among those of a problem. */
export const messageFor = (problem: Problem | null, path: string): string | undefined =>
  problem?.errors.find((error) => error.path === path)?.message;
