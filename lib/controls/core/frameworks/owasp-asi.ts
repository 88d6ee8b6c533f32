import type { Framework } from "./framework.ts";

/** Ids and titles as the publisher has them; where only the text is published, a short gloss of ours. */
export const owaspAsi: Framework = {
  key: "owasp-asi",
  name: "OWASP Top 10 for Agentic Applications",
  edition: "2026",
  kind: "threat",
  items: [
    { id: "ASI01", title: "Agent Goal Hijack" },
    { id: "ASI02", title: "Tool Misuse and Exploitation" },
    { id: "ASI03", title: "Identity and Privilege Abuse" },
    { id: "ASI04", title: "Agentic Supply Chain Vulnerabilities" },
    { id: "ASI05", title: "Unexpected Code Execution (RCE)" },
    { id: "ASI06", title: "Memory & Context Poisoning" },
    { id: "ASI07", title: "Insecure Inter-Agent Communication" },
    { id: "ASI08", title: "Cascading Failures" },
    { id: "ASI09", title: "Human-Agent Trust Exploitation" },
    { id: "ASI10", title: "Rogue Agents" },
  ],
};
