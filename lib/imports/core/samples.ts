import type { ImportFormat } from "./proposal.ts";

/** A small file of each kind to look at and to fill in, under `public/samples`. */
export interface SampleFile {
  fileName: string;
  format: ImportFormat;
  /** What it holds, for people. */
  holds: string;
}

/** In an order in which each builds on those before it. */
export const sampleFiles: readonly SampleFile[] = [
  { fileName: "people.csv", format: "csv", holds: "People and who they report to" },
  { fileName: "teams.csv", format: "csv", holds: "Teams with lead and members" },
  { fileName: "systems.csv", format: "csv", holds: "Systems that agents act on" },
  { fileName: "data-sources.csv", format: "csv", holds: "Data sources with their owners" },
  { fileName: "agents.csv", format: "csv", holds: "Agents with their attributes" },
  { fileName: "capabilities.csv", format: "csv", holds: "Capabilities with their grants" },
  { fileName: "assignments.csv", format: "csv", holds: "Who is named in which role" },
  { fileName: "controls.csv", format: "csv", holds: "Default owners of controls" },
  { fileName: "registry.json", format: "json", holds: "Several resources in one file" },
  { fileName: "agent-card.json", format: "a2a", holds: "An A2A agent card" },
  { fileName: "mcp-server.json", format: "mcp", holds: "An MCP server as the registry describes it" },
  { fileName: "mcp-tools.json", format: "mcp", holds: "The tools that an MCP server lists" },
  {
    fileName: "catalog-info.yaml",
    format: "backstage",
    holds: "A Backstage catalogue",
  },
  { fileName: "CODEOWNERS", format: "codeowners", holds: "Code owners, as proposals of whom to ask" },
];
