import type { Action } from "#lib/registry/core/vocabulary.ts";
import { assumed, riskTable } from "#lib/risk/core/risk-table.ts";

/** What a tool says of itself. Null: it does not say, which counts as the worst. */
export interface ToolFacts {
  name: string;
  title: string | null;
  description: string | null;
  readOnlyHint: boolean | null;
  destructiveHint: boolean | null;
  openWorldHint: boolean | null;
}

/** A first guess of what a capability over a tool does. People decide; `because` is the fact that gave the guess. */
export interface ActionSuggestion {
  action: Action;
  reversible: boolean;
  because: string;
  /** True when the action would count for less than an unstated one does: nobody takes that over without saying so. */
  lowers: boolean;
}

/** Whether stating this action gives fewer points than stating none. */
export const lowersTier = (action: Action): boolean =>
  riskTable.action[action].points < riskTable.action[assumed.action].points;

/** In order: the first family with a word in the name or description counts. Whole words only. */
const families: readonly [Action, readonly string[]][] = [
  [
    "pay",
    [
      "pay",
      "payment",
      "payments",
      "payout",
      "refund",
      "refunds",
      "transfer",
      "charge",
      "purchase",
      "checkout",
      "invoice",
    ],
  ],
  [
    "change_identity",
    [
      "role",
      "roles",
      "user",
      "users",
      "permission",
      "permissions",
      "token",
      "tokens",
      "group",
      "groups",
      "member",
      "members",
      "password",
      "credential",
      "credentials",
      "iam",
    ],
  ],
  [
    "change_infrastructure",
    [
      "cluster",
      "clusters",
      "bucket",
      "buckets",
      "dns",
      "instance",
      "instances",
      "vm",
      "namespace",
      "pod",
      "pods",
      "terraform",
      "firewall",
      "subnet",
      "volume",
    ],
  ],
  ["change_production", ["deploy", "deploys", "deployment", "merge", "release", "rollback", "rollout", "publish"]],
  ["execute", ["run", "exec", "execute", "executes", "eval", "shell", "command", "script", "trigger", "invoke", "sql"]],
  [
    "communicate",
    [
      "send",
      "sends",
      "post",
      "posts",
      "email",
      "mail",
      "message",
      "comment",
      "reply",
      "notify",
      "sms",
      "tweet",
      "call",
    ],
  ],
];

/** Words that make a writing tool one that cannot be undone, or only with pains. */
const destructiveWords = new Set([
  "delete",
  "deletes",
  "remove",
  "removes",
  "drop",
  "destroy",
  "purge",
  "erase",
  "wipe",
  "cancel",
  "revoke",
  "terminate",
]);

/**
 * The first guess: read only as the tool claims it, else write (reversible only where the tool says that it does not
 * destroy), raised by words in its name and description. Annotations are claims of the server: a claim may raise the guess
 * by itself, and lower it only when a person confirms.
 */
export function suggestAction(tool: ToolFacts): ActionSuggestion {
  const nameWords = wordsOf(`${tool.name} ${tool.title ?? ""}`);
  if (tool.readOnlyHint === true)
    return {
      action: "read",
      reversible: true,
      because: "The tool says that it only reads.",
      lowers: lowersTier("read"),
    };
  const reversible = tool.destructiveHint === false && !nameWords.some((word) => destructiveWords.has(word));
  const claim = reversible ? "It says that it destroys nothing." : "It does not say that what it does can be undone.";
  for (const [where, words] of [
    ["name", nameWords],
    ["description", wordsOf(tool.description ?? "")],
  ] as const) {
    const present = new Set(words);
    for (const [action, family] of families) {
      const word = family.find((candidate) => present.has(candidate));
      if (!word) continue;
      // What stays inside one closed system speaks to nobody outside.
      if (action === "communicate" && tool.openWorldHint === false) continue;
      return { action, reversible, because: `'${word}' stands in its ${where}. ${claim}`, lowers: lowersTier(action) };
    }
  }
  return {
    action: "write",
    reversible,
    because: `It does not say that it only reads. ${claim}`,
    lowers: lowersTier("write"),
  };
}

/** Words of a tool name or sentence: `createRefund`, `create_refund` and 'Create refund' are the same two words. */
function wordsOf(text: string): string[] {
  return text
    .slice(0, 5_000)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
