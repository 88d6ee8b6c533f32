import { inWords } from "#lib/registry/core/vocabulary.ts";
import { outcomeWords, strategyWords } from "./words.ts";

/** What a campaign was asked to look at, a sentence part per line. */
export function scopeInWords(scope: Readonly<Record<string, unknown>>): string[] {
  const filters = Object.entries(scope);
  if (filters.length === 0) return ["Everything that has access"];
  return filters.map(([name, value]) =>
    Array.isArray(value)
      ? `${value.length} chosen ${name}`
      : `${inWords(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))}: ${String(value).replaceAll("_", " ").replaceAll(",", ", ")}`,
  );
}

/** Whom a campaign asks, and what their answers come to, a stage per line. */
export const stagesInWords = (
  stages: readonly {
    reviewers: keyof typeof strategyWords;
    people: readonly { name: string }[];
    outcome: keyof typeof outcomeWords;
  }[],
): string[] =>
  stages.map(({ reviewers, people, outcome }, index) => {
    const number = stages.length > 1 ? `${index + 1}. ` : "";
    const asked = reviewers === "named" ? people.map(({ name }) => name).join(", ") : strategyWords[reviewers];
    return `${number}${asked}. ${outcomeWords[outcome]}.`;
  });
