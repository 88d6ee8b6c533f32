import { deciding, everybody, moving, newAgent, type Row, reason, row } from "./access-row.ts";
import type { World } from "./access-world.ts";

const retiring = async (world: World) => ({ agent: (await world.newRetirement()).agent });
const newAssignment = async (world: World) => ({ assignment: await world.newAssignment() });

/** Agents and what they may do, who is named for them, and the systems and data that they reach. */
export const rowsOfAgents: Record<string, Row> = {
  "GET /api/v1/agents": everybody(),
  "POST /api/v1/agents": row("agent.create", "ASCM-H", { body: () => ({ name: "matrix-only another" }) }),
  "POST /api/v1/agents/preview": row("agent.create", "ASCM-H", { body: () => ({}) }),
  "GET /api/v1/agents/[agent]": everybody(),
  "PATCH /api/v1/agents/[agent]": row("agent.edit", "A----H", { body: () => ({ escalation: "Call." }) }),
  "DELETE /api/v1/agents/[agent]": row("agent.submit", "A----H", { fresh: newAgent, body: reason }),
  "POST /api/v1/agents/[agent]/submit": row("agent.submit", "A----H", { fresh: newAgent }),
  "POST /api/v1/agents/[agent]/withdraw": row("agent.submit", "A----H", { fresh: moving }),
  "POST /api/v1/agents/[agent]/revise": row("agent.submit", "A----H", { fresh: moving }),
  "POST /api/v1/agents/[agent]/approve": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/reject": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/request-changes": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/activate": row("agent.operate", "A----H", { fresh: moving }),
  "POST /api/v1/agents/[agent]/suspend": row("agent.contain", "AS---H", { fresh: moving }),
  "POST /api/v1/agents/[agent]/resume": row("agent.resume", "AS----", { fresh: moving }),
  "POST /api/v1/agents/[agent]/retire": row("agent.retire", "A----H", { fresh: moving, body: reason }),
  "POST /api/v1/agents/[agent]/verify": row("retirement.verify", "AS---H", { fresh: retiring, body: reason }),
  "POST /api/v1/agents/[agent]/approve-identity": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/approve-scope": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/approve-oversight": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/agents/[agent]/accept-risk": row("agent.acceptRisk", "A----H", {
    fresh: newAgent,
    body: () => ({ statement: "The matrix asks." }),
  }),
  "POST /api/v1/agents/suspend-vendor": row("agent.contain", "AS----", {
    body: () => ({ vendor: "matrix-only nobody", reason: "The matrix asks." }),
  }),
  "POST /api/v1/agents/[agent]/tools": row("capability.edit", "A----H", {
    alone: false,
    fresh: newAgent,
    body: ({ params }) => ({ system: params.withTools, tools: [{ name: "look", action: "read" }] }),
  }),
  "GET /api/v1/agents/[agent]/capabilities": everybody(),
  "POST /api/v1/agents/[agent]/capabilities": row("capability.edit", "A----H", {
    body: ({ params }) => ({ name: "matrix-only more", action: "read", system: params.system }),
  }),
  "GET /api/v1/agents/[agent]/capabilities/[capability]": everybody(),
  "PATCH /api/v1/agents/[agent]/capabilities/[capability]": row("capability.edit", "A----H", {
    body: () => ({ monitoring: "A person looks." }),
  }),
  "DELETE /api/v1/agents/[agent]/capabilities/[capability]": row("capability.edit", "A----H", {
    fresh: async (world) => ({ capability: await world.newCapability() }),
  }),
  "POST /api/v1/agents/[agent]/capabilities/[capability]/suspend": row("agent.contain", "AS---H", {}),
  "POST /api/v1/agents/[agent]/capabilities/[capability]/resume": row("agent.resume", "AS----", {}),
  "GET /api/v1/agents/[agent]/assignments": everybody(),
  "POST /api/v1/agents/[agent]/assignments": row("assignment.edit", "AS---H", {
    body: (world) => ({ role: "control_owner", person: world.holder }),
  }),
  "GET /api/v1/agents/[agent]/controls": everybody(),
  "GET /api/v1/agents/[agent]/controls/[control]": everybody(),
  "PATCH /api/v1/agents/[agent]/controls/[control]": row("agentControl.edit", "ASC--H", {
    body: () => ({ status: "planned" }),
  }),
  "GET /api/v1/agents/[agent]/gaps": everybody(),
  "GET /api/v1/agents/[agent]/history": everybody("evidence.read"),
  "GET /api/v1/agents/[agent]/raci": everybody(),
  "POST /api/v1/agents/[agent]/raci/overrides": row("raci.override", "A-C--H", {
    body: (world) => ({
      duty: "retire",
      person: world.auditor,
      change: "add",
      letter: "I",
      reason: "The matrix asks.",
    }),
  }),
  "DELETE /api/v1/agents/[agent]/raci/overrides/[override]": row("raci.override", "A-C--H", {
    fresh: async (world) => ({ override: await world.newOverride() }),
  }),
  "GET /api/v1/capabilities": everybody(),
  "GET /api/v1/assignments": everybody(),
  "POST /api/v1/assignments/bulk": row("assignment.edit", "AS---H", {
    body: (world) => ({
      person: world.auditor,
      seats: [{ agent: world.params.agent, role: "control_owner" }],
      dryRun: true,
    }),
  }),
  "GET /api/v1/assignments/[assignment]": everybody(),
  "PATCH /api/v1/assignments/[assignment]": row("assignment.edit", "AS---H", { body: () => ({ authority: "All." }) }),
  "DELETE /api/v1/assignments/[assignment]": row("assignment.edit", "AS---H", { fresh: newAssignment }),
  "POST /api/v1/assignments/[assignment]/accept": row("assignment.accept", "-----H", { fresh: newAssignment }),
  "POST /api/v1/assignments/[assignment]/decline": row("assignment.accept", "-----H", {
    fresh: newAssignment,
    body: reason,
  }),
  "POST /api/v1/assignments/[assignment]/attest": row("assignment.accept", "-----H", { fresh: newAssignment }),
  "POST /api/v1/assignments/[assignment]/attest-for": row("assignment.attestFor", "-----H", {
    fresh: async (world) => ({ assignment: await world.newDeputyship() }),
  }),
  "GET /api/v1/raci": everybody(),
  "GET /api/v1/systems": everybody(),
  "POST /api/v1/systems": row("system.create", "ASCM-H", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/systems/[system]": everybody(),
  "PATCH /api/v1/systems/[system]": row("system.edit", "AS---H", { body: () => ({ description: "A ledger." }) }),
  "DELETE /api/v1/systems/[system]": row("system.edit", "AS---H", {
    fresh: async (world) => ({ system: await world.newSystem() }),
  }),
  "GET /api/v1/data-sources": everybody(),
  "POST /api/v1/data-sources": row("dataSource.create", "ASCM-H", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/data-sources/[dataSource]": everybody(),
  "PATCH /api/v1/data-sources/[dataSource]": row("dataSource.edit", "AS---H", {
    body: () => ({ description: "Cases." }),
  }),
  "DELETE /api/v1/data-sources/[dataSource]": row("dataSource.edit", "AS---H", {
    fresh: async (world) => ({ dataSource: await world.newDataSource() }),
  }),
  "GET /api/v1/vendors": everybody(),
};
