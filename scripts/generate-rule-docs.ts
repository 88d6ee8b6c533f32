import { writeFileSync } from "node:fs";
import path from "node:path";
import { resolveReference } from "#lib/controls/core/frameworks.ts";
import { allRules } from "#lib/gaps/core/all-rules.ts";
import type { RuleData } from "#lib/gaps/core/define-rule.ts";
import { blockingRules } from "#lib/gaps/core/readiness.ts";
import { awaitedRules } from "#lib/gaps/core/rules/awaited.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { severities } from "#lib/registry/core/vocabulary.ts";

/** 'owasp-asi:ASI02' as people cite it: 'ASI02'. */
const cited = (reference: string): string => {
  const row = resolveReference(reference);
  if (row === null) throw new Error(`${reference} is no row of a framework.`);
  return row.id;
};

const daysInWords = (days: number): string => (days === 1 ? "a day" : `${days} days`);

const described = (rule: RuleData): string[] => [
  "",
  `## ${rule.id}`,
  "",
  `${rule.explains}`,
  "",
  "| | |",
  "| --- | --- |",
  `| fires when | ${rule.firesWhen} |`,
  `| one per | ${rule.onePer.join(", ")} |`,
  `| severity | ${rule.severity.says} |`,
  `| what closes it | ${rule.fix} |`,
  ...(blockingRules.includes(rule.id) ? ["| blocks | activation, and readiness, whatever its severity |"] : []),
  `| requirements | ${rule.requirements.join(", ")} |`,
  `| references | ${rule.references.map(cited).join(", ")} |`,
];

/** The page: every gap rule as its data half says, and those that wait for facts. */
export function rulesPage(): string {
  const due = severities
    .toReversed()
    .map((severity) => `${severity} within ${daysInWords(defaultPolicy.dueWithinDays[severity])}`);
  const lines = [
    "# Gap rules",
    "",
    "Times are the defaults; an organisation may set its own. The rules look at agents that are submitted, approved, active,",
    "suspended or retiring; a draft shows the same findings as a preview, a rejected or retired agent has none.",
    "'By tier' means low: low, moderate: medium, high: high, critical: critical, by the capability's tier, or the agent's.",
    `A gap is due, from reaching its present severity: ${due.join(", ")}.`,
    "It closes only when the fact is fixed; what fires again reopens it with its history.",
    ...allRules.flatMap(described),
    "",
    "## Rules that wait for facts",
    "",
    "These rules need facts that the registry does not hold yet. Their silence says nothing.",
    "",
    "| rule | waits for |",
    "| --- | --- |",
    ...awaitedRules.map(({ id, waitsFor }) => `| \`${id}\` | ${waitsFor} |`),
    "",
    "Generated from the rules in `lib/gaps/core/rules/` by `node scripts/generate-rule-docs.ts`; a test keeps it current.",
  ];
  return `${lines.join("\n")}\n`;
}

if (import.meta.main) {
  writeFileSync(path.resolve(import.meta.dirname, "../docs/rules.md"), rulesPage());
}
