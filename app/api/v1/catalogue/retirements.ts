import * as approve from "../retirements/[retirement]/approve/route.ts";
import * as certificate from "../retirements/[retirement]/certificate.json/route.ts";
import * as certificatePdf from "../retirements/[retirement]/certificate.pdf/route.ts";
import * as refuse from "../retirements/[retirement]/refuse/route.ts";
import * as one from "../retirements/[retirement]/route.ts";
import * as done from "../retirements/[retirement]/steps/[step]/done/route.ts";
import * as waive from "../retirements/[retirement]/steps/[step]/waive/route.ts";
import * as verify from "../retirements/[retirement]/verify/route.ts";
import * as withdraw from "../retirements/[retirement]/withdraw/route.ts";
import * as retirements from "../retirements/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import { retirement, retirementRow } from "./retirement-answers.ts";
import { pageOf } from "./shapes.ts";

const about = "Retirements";

/** The way of an agent out of use, step by step, and its certificate. */
export const retirementEntries: readonly CatalogueEntry[] = [
  {
    path: "/retirements",
    about,
    route: retirements,
    examples: {
      GET: { state: "in_progress" },
      POST: {
        agent: "refund-agent",
        reason: "The new desk pays refunds itself.",
        alternative: "The refund page of the desk",
        contact: "support-lead@example.com",
        scheduledAt: "2026-06-30T16:00:00Z",
      },
    },
    answers: { GET: pageOf(retirementRow), POST: retirement },
  },
  { path: "/retirements/{retirement}", about, route: one, examples: { GET: {} }, answers: { GET: retirement } },
  {
    path: "/retirements/{retirement}/approve",
    about,
    route: approve,
    examples: { POST: { reason: "Nobody needs it any more." } },
    answers: { POST: retirement },
  },
  {
    path: "/retirements/{retirement}/refuse",
    about,
    route: refuse,
    examples: { POST: { reason: "Claims still uses it until the summer." } },
    answers: { POST: retirement },
  },
  {
    path: "/retirements/{retirement}/withdraw",
    about,
    route: withdraw,
    examples: { POST: {} },
    answers: { POST: retirement },
  },
  {
    path: "/retirements/{retirement}/steps/{step}/done",
    about,
    route: done,
    examples: { POST: { proof: "Scope removed, ticket 4711", proofUrl: "https://tickets.example.com/4711" } },
    answers: { POST: retirement },
  },
  {
    path: "/retirements/{retirement}/steps/{step}/waive",
    about,
    route: waive,
    examples: { POST: { reason: "The unit was closed last year." } },
    answers: { POST: retirement },
  },
  {
    path: "/retirements/{retirement}/verify",
    about,
    route: verify,
    examples: { POST: { reason: "I tried its credential and looked at the ledger's log." } },
    answers: { POST: retirement },
  },
  { path: "/retirements/{retirement}/certificate.json", about, route: certificate, examples: { GET: {} } },
  {
    path: "/retirements/{retirement}/certificate.pdf",
    about,
    route: certificatePdf,
    examples: { GET: {} },
    media: { answer: "application/pdf" },
  },
];
