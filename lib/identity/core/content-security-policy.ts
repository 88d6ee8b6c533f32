/**
 * The policy of a page: scripts and style elements only with this request's nonce. Style attributes are let through,
 * because tables, charts and graphs are rendered on the server with their sizes in them; an attribute runs nothing.
 * Without a nonce (an answer that no page is, or a server without the proxy file) no inline script runs at all.
 */
export function contentSecurityPolicy(given: { nonce: string | null; development: boolean; https: boolean }): string {
  const { nonce, development, https } = given;
  const nonced = nonce === null ? [] : [`'nonce-${nonce}'`];
  const parts: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      ...nonced,
      ...(nonce === null ? [] : ["'strict-dynamic'"]),
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    // In development the bundler writes style elements of its own, without a nonce.
    "style-src": development ? ["'self'", "'unsafe-inline'"] : ["'self'", ...nonced],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(https ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(parts)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}
