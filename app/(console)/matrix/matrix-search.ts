import { agentStates } from "#lib/registry/core/vocabulary.ts";

/** What the address of the matrix can ask for; the same names as in the API. */
export const matrixNames = [
  "q",
  "riskTier",
  "state",
  "businessUnit",
  "system",
  "person",
  "agent",
  "role",
  "owner",
  "vendor",
  "environment",
  "gap",
  "problems",
  "duty",
] as const;

type Found = Partial<Record<(typeof matrixNames)[number], string>>;

/** What is over has no gaps and needs no answer: it shows where somebody asks for it. */
const going = agentStates.filter((state) => state !== "retired" && state !== "rejected").join(",");

/** The filters as a question to the API. */
export const matrixSearch = (found: Found, more: Record<string, string> = {}): string =>
  new URLSearchParams({
    ...(found.agent ? {} : { state: going }),
    ...(found as Record<string, string>),
    ...more,
  }).toString();
