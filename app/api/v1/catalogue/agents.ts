import { z } from "zod";
import * as control from "../agents/[agent]/controls/[control]/route.ts";
import * as controls from "../agents/[agent]/controls/route.ts";
import * as gaps from "../agents/[agent]/gaps/route.ts";
import * as history from "../agents/[agent]/history/route.ts";
import * as override from "../agents/[agent]/raci/overrides/[override]/route.ts";
import * as overrides from "../agents/[agent]/raci/overrides/route.ts";
import * as raci from "../agents/[agent]/raci/route.ts";
import * as agent from "../agents/[agent]/route.ts";
import * as preview from "../agents/preview/route.ts";
import * as agents from "../agents/route.ts";
import * as units from "../units/route.ts";
import * as vendors from "../vendors/route.ts";
import * as agentAnswers from "./agent-answers.ts";
import * as answers from "./answers.ts";
import type { CatalogueEntry } from "./entry.ts";
import { gap } from "./gap-answers.ts";
import * as raciAnswers from "./raci-answers.ts";
import { pageOf } from "./shapes.ts";

/** Agents with their controls, matrix, gaps and history. */
export const agentEntries: readonly CatalogueEntry[] = [
  {
    path: "/agents",
    about: "Agents",
    route: agents,
    examples: {
      GET: { state: "active,suspended", riskTier: "high,critical", sort: "-riskTier,name", limit: "50" },
      POST: {
        name: "Refund agent",
        purpose: "Pays refunds of the support desk",
        interaction: "assistant",
        hosting: "internal",
        autonomy: "suggests",
        environment: "production",
        sharedByUnits: [{ unit: "Support", owner: "mira.chen@example.com" }],
      },
    },
    answers: { GET: pageOf(agentAnswers.agentRow), POST: agentAnswers.agent },
  },
  {
    path: "/units",
    about: "Agents",
    route: units,
    examples: { GET: { q: "claims" } },
    answers: { GET: pageOf(z.object({ name: z.string(), agents: z.number().int() })) },
  },
  {
    path: "/vendors",
    about: "Agents",
    route: vendors,
    examples: { GET: { q: "acme" } },
    answers: { GET: pageOf(z.object({ name: z.string(), agents: z.number().int() })) },
  },
  {
    path: "/agents/{agent}",
    about: "Agents",
    route: agent,
    examples: {
      GET: { asOf: "2026-01-31T12:00:00Z" },
      PATCH: { taskBoundary: "Refunds of open tickets only", credential: { kind: "ephemeral", ttlSeconds: 900 } },
      DELETE: { reason: "Registered twice" },
    },
    answers: { GET: agentAnswers.agent, PATCH: agentAnswers.agent, DELETE: agentAnswers.agent },
  },
  {
    path: "/agents/preview",
    about: "Agents",
    route: preview,
    examples: {
      POST: {
        autonomy: "acts_within_bounds",
        environment: "production",
        capabilities: [{ name: "Pay out", action: "pay", reversible: false }],
        assignments: [{ role: "business_owner", person: "mira.chen@example.com" }],
      },
    },
    answers: { POST: agentAnswers.preview },
  },
  {
    path: "/agents/{agent}/gaps",
    about: "Agents",
    route: gaps,
    examples: { GET: { status: "open", severity: "critical" } },
    answers: { GET: pageOf(gap) },
  },
  {
    path: "/agents/{agent}/history",
    about: "Agents",
    route: history,
    examples: { GET: { type: "assignment.*" } },
    answers: { GET: pageOf(answers.evidence) },
  },
  {
    path: "/agents/{agent}/controls",
    about: "Agents",
    route: controls,
    examples: { GET: { owned: "false" } },
    answers: { GET: pageOf(agentAnswers.agentControl) },
  },
  {
    path: "/agents/{agent}/controls/{control}",
    about: "Agents",
    route: control,
    examples: {
      GET: {},
      PATCH: { owner: "mira.chen@example.com", status: "tested", testedAt: "2026-01-31T12:00:00Z" },
    },
    answers: { GET: agentAnswers.agentControl, PATCH: agentAnswers.agentControl },
  },
  {
    path: "/agents/{agent}/raci",
    about: "Agents",
    route: raci,
    examples: { GET: {} },
    answers: { GET: raciAnswers.raci },
  },
  {
    path: "/agents/{agent}/raci/overrides",
    about: "Agents",
    route: overrides,
    examples: {
      POST: {
        duty: "retire",
        person: "mira.chen@example.com",
        change: "add",
        letter: "I",
        reason: "She runs the desk that the agent serves.",
      },
    },
    answers: { POST: raciAnswers.raciWithOverride },
  },
  {
    path: "/agents/{agent}/raci/overrides/{override}",
    about: "Agents",
    route: override,
    examples: { DELETE: { reason: "The desk is closed." } },
    answers: { DELETE: raciAnswers.raci },
  },
];
