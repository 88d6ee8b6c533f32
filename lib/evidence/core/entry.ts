import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** What an entry speaks about. `name` is frozen: it outlives the person or agent. */
export interface Subject {
  kind: string;
  id: string | null;
  name: string;
  /** The agent that it belongs to, if any. */
  agentId: string | null;
}

/** What a command says about the change that it made; actor, time and correlation come from the context. */
export interface EvidenceDraft {
  type: string;
  subject: Subject;
  /** Facts of the change as JSON: before and after of what changed, ids and frozen names. Never a secret. */
  payload: Record<string, unknown>;
}

/** One entry of the evidence as it is stored, before the database gives it its sequence. */
export interface EvidenceEntry {
  at: string;
  actor: { kind: string; id: string | null; name: string };
  type: string;
  subject: Subject;
  correlationId: string;
  reason: string | null;
  payload: Record<string, unknown>;
}

/** Canonical JSON (RFC 8785). Dates become ISO strings and undefined members vanish, as in JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new TypeError("Only JSON values have a canonical form.");
  return text;
}

/** SHA-256, hex, of the entry's canonical JSON: what anybody can recompute from the exported fields. */
export const entryHash = (entry: EvidenceEntry): string =>
  createHash("sha256").update(canonicalJson(entry)).digest("hex");
