import { unstatedOf } from "#lib/registry/core/agent-lifecycle.ts";
import { autonomies, environments, hostings, interactions } from "#lib/registry/core/vocabulary.ts";
import type { Proposal, Remark, StatedValue } from "./proposal.ts";

type Fields = Readonly<Record<string, StatedValue>>;

/** A note for each field that a new record lacks to be submitted: it becomes a draft and no more (R52). */
export function stillMissing({ kind, place }: Proposal, fields: Fields): Remark[] {
  const missing = kind === "agent" ? missingOfAgent(fields) : kind === "capability" ? missingOfCapability(fields) : [];
  return missing.map((field) => ({
    ...place,
    field,
    message: "Not stated; needed before the agent can be submitted.",
  }));
}

function missingOfAgent(fields: Fields): string[] {
  const among = <Word>(words: readonly Word[], field: string): Word | null =>
    words.find((word) => word === fields[field]) ?? null;
  const unstated = unstatedOf({
    interaction: among(interactions, "interaction"),
    hosting: among(hostings, "hosting"),
    autonomy: among(autonomies, "autonomy"),
    autonomyReason: typeof fields.autonomyReason === "string" ? fields.autonomyReason : null,
    environment: among(environments, "environment"),
    capabilities: [],
  });
  return unstated.map(({ path }) => path);
}

const missingOfCapability = (fields: Fields): string[] =>
  ["action", "system"].filter((field) => fields[field] === undefined);
