import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";

export const requestKinds = ["registration", "change", "exception", "retirement"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ["open", "changes_requested", "approved", "rejected", "withdrawn"] as const;
export type RequestState = (typeof requestStates)[number];

export const decisionWords = ["approve", "reject"] as const;
export type DecisionWord = (typeof decisionWords)[number];

/** One part of what a request shows: an approval covers parts, and is void when one of them changes. */
export interface Part {
  part: string;
  title: string;
  /** What is shown, field by field, as plain JSON with frozen names. */
  shown: Record<string, unknown>;
  digest: string;
}

/** A part with the digest of what it shows: SHA-256 of the canonical JSON (RFC 8785). */
export const partOf = (part: string, title: string, shown: Record<string, unknown>): Part => {
  const plain = JSON.parse(canonicalJson(shown)) as Record<string, unknown>;
  return { part, title, shown: plain, digest: sha256(plain) };
};

const sha256 = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

/** Who is asked, and why: a person, or anybody who has a platform role. */
export interface Asked {
  /** Whose decision it is by their role; null where nobody holds it. */
  forId: string | null;
  askedId: string | null;
  askedRole: PlatformRole | null;
  because: string;
}

/** One decision that a request demands. */
export interface Slot extends Asked {
  slot: string;
  question: string;
  /** The parts that it covers. */
  parts: readonly string[];
  /** Slots that must have been approved before it can be given. */
  after?: readonly string[];
  /** True where the submitter may give it: it is no approval of what they asked for. */
  ownAllowed?: boolean;
}

/** The digest of what a slot covers: of its parts' digests, in their order. */
export const digestOf = (covers: readonly string[], parts: readonly Part[]): string =>
  sha256(partsCovered(covers, parts).map(({ part, digest }) => [part, digest]));

/** Those of a request's parts that a slot covers, in the request's order. */
export const partsCovered = (covers: readonly string[], parts: readonly Part[]): Part[] =>
  parts.filter(({ part }) => covers.includes(part));
