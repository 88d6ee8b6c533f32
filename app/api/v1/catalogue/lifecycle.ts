import { z } from "zod";
import { agentStates } from "#lib/registry/core/vocabulary.ts";
import * as acceptRisk from "../agents/[agent]/accept-risk/route.ts";
import * as activate from "../agents/[agent]/activate/route.ts";
import * as approve from "../agents/[agent]/approve/route.ts";
import * as approveIdentity from "../agents/[agent]/approve-identity/route.ts";
import * as approveOversight from "../agents/[agent]/approve-oversight/route.ts";
import * as approveScope from "../agents/[agent]/approve-scope/route.ts";
import * as reject from "../agents/[agent]/reject/route.ts";
import * as requestChanges from "../agents/[agent]/request-changes/route.ts";
import * as resume from "../agents/[agent]/resume/route.ts";
import * as retire from "../agents/[agent]/retire/route.ts";
import * as revise from "../agents/[agent]/revise/route.ts";
import * as submit from "../agents/[agent]/submit/route.ts";
import * as suspend from "../agents/[agent]/suspend/route.ts";
import * as verify from "../agents/[agent]/verify/route.ts";
import * as withdraw from "../agents/[agent]/withdraw/route.ts";
import * as suspendVendor from "../agents/suspend-vendor/route.ts";
import * as agentAnswers from "./agent-answers.ts";
import type { CatalogueEntry } from "./entry.ts";
import { retirement } from "./retirement-answers.ts";
import { slugReference } from "./shapes.ts";

/** The events of an agent, as the table of its lifecycle allows them. */
export const lifecycleEntries: readonly CatalogueEntry[] = [
  {
    path: "/agents/{agent}/submit",
    about: "An agent's lifecycle",
    route: submit,
    examples: { POST: {} },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/approve",
    about: "An agent's lifecycle",
    route: approve,
    examples: { POST: { reason: "The boundary is clear." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/reject",
    about: "An agent's lifecycle",
    route: reject,
    examples: { POST: { reason: "State who carries the residual risk." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/request-changes",
    about: "An agent's lifecycle",
    route: requestChanges,
    examples: { POST: { reason: "Say what is not allowed." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/withdraw",
    about: "An agent's lifecycle",
    route: withdraw,
    examples: { POST: {} },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/revise",
    about: "An agent's lifecycle",
    route: revise,
    examples: { POST: {} },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/activate",
    about: "An agent's lifecycle",
    route: activate,
    examples: { POST: {} },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/suspend",
    about: "An agent's lifecycle",
    route: suspend,
    examples: { POST: { reason: "It answers to strangers." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/resume",
    about: "An agent's lifecycle",
    route: resume,
    examples: { POST: {} },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/retire",
    about: "An agent's lifecycle",
    route: retire,
    examples: { POST: { reason: "The new desk pays refunds itself." } },
    answers: { POST: retirement },
  },
  {
    path: "/agents/{agent}/verify",
    about: "An agent's lifecycle",
    route: verify,
    examples: { POST: { reason: "I tried its credential and looked at the ledger's log." } },
    answers: { POST: retirement },
  },
  {
    path: "/agents/{agent}/approve-identity",
    about: "An agent's lifecycle",
    route: approveIdentity,
    examples: { POST: { reason: "Its identity is its own." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/approve-scope",
    about: "An agent's lifecycle",
    route: approveScope,
    examples: { POST: { reason: "Refunds only." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/approve-oversight",
    about: "An agent's lifecycle",
    route: approveOversight,
    examples: { POST: { reason: "Somebody looks each day." } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/{agent}/accept-risk",
    about: "An agent's lifecycle",
    route: acceptRisk,
    examples: { POST: { statement: "A wrong refund of up to 100 EUR" } },
    answers: { POST: agentAnswers.agent },
  },
  {
    path: "/agents/suspend-vendor",
    about: "An agent's lifecycle",
    route: suspendVendor,
    examples: { POST: { vendor: "Acme", reason: "Their platform was broken into." } },
    answers: {
      POST: z.object({
        suspended: z.array(slugReference),
        left: z
          .array(slugReference.extend({ state: z.enum(agentStates) }))
          .meta({ description: "The vendor's other agents that are approved, suspended or retiring: not active." }),
      }),
    },
  },
];
