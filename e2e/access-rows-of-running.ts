import { everybody, type Row, reason, row } from "./access-row.ts";

/** What keeps the registry running: imports, jobs, mails, tokens, webhooks. */
export const rowsOfRunning: Record<string, Row> = {
  "GET /api/v1/imports": row("import.read", "ASC-U-"),
  "POST /api/v1/imports": row("import.run", "AS----", {
    search: "?resource=systems&dryRun=true",
    body: () => [{ name: "matrix-only dry" }],
  }),
  "GET /api/v1/imports/[import]": row("import.read", "ASC-U-"),
  "GET /api/v1/jobs": row("job.manage", "A-----"),
  "GET /api/v1/jobs/state": row("job.manage", "A-----"),
  "POST /api/v1/jobs/[job]/retry": row("job.manage", "A-----"),
  "DELETE /api/v1/jobs/[job]": row("job.manage", "A-----"),
  "GET /api/v1/mails": row("job.manage", "A-----"),
  "POST /api/v1/mails/[mail]/discard": row("job.manage", "A-----", { body: reason }),
  "POST /api/v1/mails/resend": row("job.manage", "A-----", { body: () => ({}) }),
  "GET /api/v1/tokens": row("token.manage", "A-----"),
  "POST /api/v1/tokens": row("token.manage", "A-----", {
    body: () => ({ name: "matrix-only", role: "auditor", scopes: ["token.manage"] }),
  }),
  "GET /api/v1/tokens/[token]": row("token.manage", "A-----"),
  "DELETE /api/v1/tokens/[token]": row("token.manage", "A-----", {
    fresh: async (world) => ({ token: await world.newToken() }),
  }),
  "GET /api/v1/webhooks": row("webhook.manage", "A-----"),
  "POST /api/v1/webhooks": row("webhook.manage", "A-----", {
    body: () => ({ name: "matrix-only", url: "https://hooks.example.com/", events: ["webhook.ended"] }),
  }),
  "GET /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----"),
  "PATCH /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----", { body: () => ({ name: "matrix-only hook" }) }),
  "DELETE /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----", {
    fresh: async (world) => ({ webhook: await world.newWebhook() }),
  }),
  "GET /api/v1/webhooks/[webhook]/deliveries": row("webhook.manage", "A-----"),
  "POST /api/v1/webhooks/[webhook]/deliveries/[delivery]/discard": row("webhook.manage", "A-----", { body: reason }),
  "POST /api/v1/webhooks/[webhook]/resend": row("webhook.manage", "A-----", { body: () => ({}) }),
  "POST /api/v1/webhooks/[webhook]/rotate-secret": row("webhook.manage", "A-----", { body: () => ({}) }),
  "POST /api/v1/webhooks/[webhook]/test": row("webhook.manage", "A-----", { body: () => ({}) }),
  "GET /api/v1/openapi.json": everybody(),
};
