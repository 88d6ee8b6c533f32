import type { Outcome, Problem } from "#components/api-client.ts";
import type { ImportAnswer } from "#lib/imports/import-answer.ts";

/** What is asked of an import; empty texts say nothing. */
export interface FileAsked {
  format: string;
  resource: string;
  system: string;
  complete: boolean;
  confirmLeft: boolean;
  leaveOutErrors: boolean;
  dryRun: boolean;
}

const fault: Problem = {
  status: 0,
  rule: "unreachable",
  message: "The server could not be reached. Look at the list of imports before you try again.",
  errors: [],
};

/** Sends a file to the one door for imports. */
export async function sendFile(file: File, asked: FileAsked): Promise<Outcome<ImportAnswer>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(asked)) if (value !== "" && value !== false) form.set(name, String(value));
  form.set("file", file);
  let response: Response;
  try {
    response = await fetch("/api/v1/imports", {
      method: "POST",
      headers: { Accept: "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: form,
      credentials: "same-origin",
    });
  } catch {
    return { ok: false, problem: fault };
  }
  const said: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, answer: said as ImportAnswer };
  if (response.status === 401) location.assign(`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`);
  const { rule, detail, errors } = (said ?? {}) as { rule?: string; detail?: string; errors?: Problem["errors"] };
  const message = detail ?? "Something went wrong on our side. Nothing was imported.";
  return { ok: false, problem: { status: response.status, rule: rule ?? "fault", message, errors: errors ?? [] } };
}
