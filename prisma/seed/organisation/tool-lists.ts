import type { SystemSlug } from "./systems.ts";

interface Tool {
  name: string;
  description: string;
  /** The server's own words about itself: shown, and never counted without a person. */
  annotations?: { readOnlyHint?: boolean; destructiveHint?: boolean };
}

/** What tool servers said that they offer (`tools/list`), imported so many days ago. */
export const toolLists: readonly { system: SystemSlug; daysAgo: number; tools: readonly Tool[] }[] = [
  {
    system: "observability",
    daysAgo: 423,
    tools: [
      { name: "logs.query", description: "Search logs of one service.", annotations: { readOnlyHint: true } },
      { name: "metrics.query", description: "Read figures over time.", annotations: { readOnlyHint: true } },
      { name: "alerts.silence", description: "Silence an alert for an hour.", annotations: { destructiveHint: false } },
    ],
  },
  {
    system: "code-repositories",
    daysAgo: 312,
    tools: [
      { name: "pulls.read", description: "Read a change and its files.", annotations: { readOnlyHint: true } },
      { name: "pulls.comment", description: "Comment on a line of a change." },
      { name: "checks.run", description: "Run the checks of a change." },
      { name: "pulls.merge", description: "Merge a change.", annotations: { destructiveHint: true } },
    ],
  },
];
