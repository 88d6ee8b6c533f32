/** What kinds of expected 'no' exist, and the HTTP status that each becomes at the edge. */
export const refusals = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  unprocessable: 422,
  preconditionRequired: 428,
  tooMany: 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof refusals;

/** One field that is wrong: `path` as in the JSON body (`grant.endsAt`), `message` for the person who typed it. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * An expected 'no': `rule` for machines (a stable id), `message` for people, always safe to show.
 * Anything else that is thrown is a fault: logged in full, shown without detail.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  readonly rule: string;
  readonly errors: readonly FieldError[];
  /** Seconds after which asking again makes sense (429, 503). */
  readonly retryAfterSeconds: number | null;

  constructor(
    kind: RefusalKind,
    rule: string,
    message: string,
    more: { errors?: readonly FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.kind = kind;
    this.rule = rule;
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

/** Bad input, one entry per field. */
export const invalid = (errors: readonly FieldError[], message = "Some fields need your attention."): Refusal =>
  new Refusal("invalid", "invalid-input", message, { errors });

/** Nothing is known by this name, or not to the one who asks. */
export const missing = (what: string, name: string): Refusal =>
  new Refusal("missing", "not-found", `There is no ${what} '${name}'.`);
