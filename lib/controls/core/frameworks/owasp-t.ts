import type { Framework } from "./framework.ts";

/** Ids and titles as the publisher has them; where only the text is published, a short gloss of ours. */
export const owaspT: Framework = {
  key: "owasp-t",
  name: "OWASP Agentic AI, Threats and Mitigations",
  edition: "1.1",
  kind: "threat",
  items: [
    { id: "T1", title: "Memory Poisoning" },
    { id: "T2", title: "Tool Misuse" },
    { id: "T3", title: "Privilege Compromise" },
    { id: "T4", title: "Resource Overload" },
    { id: "T5", title: "Cascading Hallucination Attacks" },
    { id: "T6", title: "Intent Breaking & Goal Manipulation" },
    { id: "T7", title: "Misaligned & Deceptive Behaviors" },
    { id: "T8", title: "Repudiation & Untraceability" },
    { id: "T9", title: "Identity Spoofing & Impersonation" },
    { id: "T10", title: "Overwhelming Human in the Loop" },
    { id: "T11", title: "Unexpected RCE and Code Attacks" },
    { id: "T12", title: "Agent Communication Poisoning" },
    { id: "T13", title: "Rogue Agents in Multi-Agent Systems" },
    { id: "T14", title: "Human Attacks on Multi-Agent Systems" },
    { id: "T15", title: "Human Manipulation" },
    { id: "T16", title: "Insecure Inter-Agent Protocol Abuse" },
    { id: "T17", title: "Supply Chain Compromise" },
  ],
};
