import * as agentAssignments from "../agents/[agent]/assignments/route.ts";
import * as resumeCapability from "../agents/[agent]/capabilities/[capability]/resume/route.ts";
import * as capability from "../agents/[agent]/capabilities/[capability]/route.ts";
import * as suspendCapability from "../agents/[agent]/capabilities/[capability]/suspend/route.ts";
import * as capabilities from "../agents/[agent]/capabilities/route.ts";
import * as tools from "../agents/[agent]/tools/route.ts";
import * as accept from "../assignments/[assignment]/accept/route.ts";
import * as attest from "../assignments/[assignment]/attest/route.ts";
import * as attestFor from "../assignments/[assignment]/attest-for/route.ts";
import * as decline from "../assignments/[assignment]/decline/route.ts";
import * as assignment from "../assignments/[assignment]/route.ts";
import * as assignmentsBulk from "../assignments/bulk/route.ts";
import * as assignments from "../assignments/route.ts";
import * as allCapabilities from "../capabilities/route.ts";
import * as answers from "./capability-answers.ts";
import type { CatalogueEntry } from "./entry.ts";
import { bulkOf, consequence, pageOf } from "./shapes.ts";

/** What agents may do, and who is named for it. */
export const capabilityEntries: readonly CatalogueEntry[] = [
  {
    path: "/capabilities",
    about: "Capabilities",
    route: allCapabilities,
    examples: { GET: { riskTier: "high,critical", empty: "detector" } },
    answers: { GET: pageOf(answers.capabilityRow) },
  },
  {
    path: "/agents/{agent}/capabilities",
    about: "Capabilities",
    route: capabilities,
    examples: {
      GET: {},
      POST: {
        name: "Pay out a refund",
        action: "pay",
        system: "payments-ledger",
        dataClassification: "confidential",
        reversible: false,
        bounds: { amount: 100, currency: "EUR", perHour: 20 },
        grant: {
          grantedBy: "pia.stone@example.com",
          approvedBy: "adam.reid@example.com",
          reason: "The support desk pays small refunds itself.",
          endsAt: "2026-04-30T00:00:00Z",
        },
      },
    },
    answers: { GET: pageOf(answers.capability), POST: answers.capability },
  },
  {
    path: "/agents/{agent}/capabilities/{capability}",
    about: "Capabilities",
    route: capability,
    examples: { GET: {}, PATCH: { grant: { endsAt: "2026-07-31T00:00:00Z" } }, DELETE: { reason: "No longer needed" } },
    answers: { GET: answers.capability, PATCH: answers.capability, DELETE: answers.capability },
  },
  {
    path: "/agents/{agent}/capabilities/{capability}/suspend",
    about: "Capabilities",
    route: suspendCapability,
    examples: { POST: { reason: "Unusual amounts" } },
    answers: { POST: answers.capability },
  },
  {
    path: "/agents/{agent}/capabilities/{capability}/resume",
    about: "Capabilities",
    route: resumeCapability,
    examples: { POST: {} },
    answers: { POST: answers.capability },
  },
  {
    path: "/agents/{agent}/tools",
    about: "Capabilities",
    route: tools,
    examples: {
      POST: { system: "payments-ledger", tools: [{ name: "refund", action: "pay", reversible: false }] },
    },
  },
  {
    path: "/agents/{agent}/assignments",
    about: "Assignments",
    route: agentAssignments,
    examples: {
      GET: { role: "approver" },
      POST: {
        role: "approver",
        capability: "pay-out-a-refund",
        person: "adam.reid@example.com",
        deputies: ["mira.chen@example.com"],
      },
    },
    answers: { GET: pageOf(answers.assignment), POST: answers.assignment },
  },
  {
    path: "/assignments",
    about: "Assignments",
    route: assignments,
    examples: { GET: { person: "mira.chen@example.com", accepted: "false" } },
    answers: { GET: pageOf(answers.assignment) },
  },
  {
    path: "/assignments/bulk",
    about: "Assignments",
    route: assignmentsBulk,
    examples: {
      POST: {
        person: "mira.chen@example.com",
        seats: [{ agent: "refund-agent", role: "detector", capability: "pay-out-a-refund" }],
        dryRun: true,
      },
    },
    answers: { POST: bulkOf(answers.assignment, consequence) },
  },
  {
    path: "/assignments/{assignment}",
    about: "Assignments",
    route: assignment,
    examples: {
      GET: {},
      PATCH: { accountable: true, authority: "Incident policy 4" },
      DELETE: { reason: "Handed over" },
    },
    answers: { GET: answers.assignment, PATCH: answers.assignment, DELETE: answers.assignment },
  },
  {
    path: "/assignments/{assignment}/accept",
    about: "Assignments",
    route: accept,
    examples: { POST: {} },
    answers: { POST: answers.assignment },
  },
  {
    path: "/assignments/{assignment}/decline",
    about: "Assignments",
    route: decline,
    examples: { POST: { reason: "I have moved to another team." } },
    answers: { POST: answers.assignment },
  },
  {
    path: "/assignments/{assignment}/attest",
    about: "Assignments",
    route: attest,
    examples: { POST: {} },
    answers: { POST: answers.assignment },
  },
  {
    path: "/assignments/{assignment}/attest-for",
    about: "Assignments",
    route: attestFor,
    examples: { POST: {} },
    answers: { POST: answers.assignment },
  },
];
