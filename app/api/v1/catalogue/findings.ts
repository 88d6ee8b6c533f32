import * as entry from "../evidence/[sequence]/route.ts";
import * as evidence from "../evidence/route.ts";
import * as gapGroups from "../gap-groups/route.ts";
import * as gap from "../gaps/[gap]/route.ts";
import * as gapsAssign from "../gaps/assign/route.ts";
import * as gapsPreview from "../gaps/preview/route.ts";
import * as gaps from "../gaps/route.ts";
import * as importOne from "../imports/[import]/route.ts";
import * as imports from "../imports/route.ts";
import * as judgementRun from "../judgement/[run]/route.ts";
import * as judgement from "../judgement/route.ts";
import * as policy from "../policy/route.ts";
import * as raci from "../raci/route.ts";
import * as gapsCsv from "../reports/gaps.csv/route.ts";
import * as gapsJson from "../reports/gaps.json/route.ts";
import * as gapsXlsx from "../reports/gaps.xlsx/route.ts";
import * as raciCsv from "../reports/raci.csv/route.ts";
import * as raciJson from "../reports/raci.json/route.ts";
import * as raciXlsx from "../reports/raci.xlsx/route.ts";
import * as search from "../search/route.ts";
import * as answers from "./answers.ts";
import type { CatalogueEntry } from "./entry.ts";
import * as gapAnswers from "./gap-answers.ts";
import { importAnswer, importRow } from "./import-answers.ts";
import * as judgementAnswers from "./judgement-answers.ts";
import { matrixOfMany } from "./raci-answers.ts";
import { bulkOf, pageOf } from "./shapes.ts";

/** What is found and recorded: gaps, evidence, thresholds, reports, imports. */
export const findingEntries: readonly CatalogueEntry[] = [
  {
    path: "/gaps",
    about: "Gaps",
    route: gaps,
    examples: { GET: { severity: "critical,high", sort: "dueAt" } },
    answers: { GET: pageOf(gapAnswers.gap) },
  },
  {
    path: "/gaps/{gap}",
    about: "Gaps",
    route: gap,
    examples: { GET: {}, PATCH: { assignee: "mira.chen@example.com" } },
    answers: { GET: gapAnswers.gapWithHistory, PATCH: gapAnswers.gap },
  },
  {
    path: "/gaps/preview",
    about: "Gaps",
    route: gapsPreview,
    examples: {
      POST: {
        changes: [
          {
            change: "name",
            agent: "refund-agent",
            role: "detector",
            capability: null,
            person: "mira.chen@example.com",
          },
          { change: "end", assignment: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80" },
        ],
      },
    },
    answers: { POST: gapAnswers.gapPreview },
  },
  {
    path: "/gaps/assign",
    about: "Gaps",
    route: gapsAssign,
    examples: { POST: { gaps: ["01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80"], assignee: "mira.chen@example.com" } },
    answers: { POST: bulkOf(gapAnswers.gap) },
  },
  {
    path: "/gap-groups",
    about: "Gaps",
    route: gapGroups,
    examples: { GET: { by: "function" } },
    answers: { GET: pageOf(gapAnswers.gapGroup) },
  },
  {
    path: "/search",
    about: "Search",
    route: search,
    examples: { GET: { q: "refund" } },
    answers: { GET: answers.search },
  },
  {
    path: "/evidence",
    about: "Evidence",
    route: evidence,
    examples: { GET: { type: "agent.*", limit: "50" } },
    answers: { GET: pageOf(answers.evidence) },
  },
  {
    path: "/evidence/{sequence}",
    about: "Evidence",
    route: entry,
    examples: { GET: {} },
    answers: { GET: answers.evidence },
  },
  {
    path: "/policy",
    about: "Thresholds and judgement",
    route: policy,
    examples: { GET: {}, PATCH: { acceptWithinDays: 5, reason: "A week was too long for us." } },
    answers: { GET: judgementAnswers.policy, PATCH: judgementAnswers.policy },
  },
  {
    path: "/judgement",
    about: "Thresholds and judgement",
    route: judgement,
    examples: { GET: {}, POST: {} },
    answers: { GET: pageOf(judgementAnswers.judgementRun), POST: judgementAnswers.judgementRun },
  },
  {
    path: "/judgement/{run}",
    about: "Thresholds and judgement",
    route: judgementRun,
    examples: { GET: {} },
    answers: { GET: judgementAnswers.judgementRun },
  },
  {
    path: "/raci",
    about: "Matrix",
    route: raci,
    examples: { GET: { state: "active", problems: "true", limit: "25" } },
    answers: { GET: matrixOfMany },
  },
  {
    path: "/reports/raci.csv",
    about: "Reports",
    route: raciCsv,
    examples: { GET: { state: "active", by: "unit" } },
    media: { answer: "text/csv" },
  },
  {
    path: "/reports/gaps.csv",
    about: "Reports",
    route: gapsCsv,
    examples: { GET: { severity: "critical" } },
    media: { answer: "text/csv" },
  },
  {
    path: "/reports/raci.xlsx",
    about: "Reports",
    route: raciXlsx,
    examples: { GET: { problems: "true", duty: "approve_access,respond" } },
    media: { answer: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  },
  {
    path: "/reports/raci.json",
    about: "Reports",
    route: raciJson,
    examples: { GET: { problems: "true", duty: "approve_access,respond" } },
  },
  {
    path: "/reports/gaps.xlsx",
    about: "Reports",
    route: gapsXlsx,
    examples: { GET: { severity: "critical" } },
    media: { answer: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  },
  {
    path: "/reports/gaps.json",
    about: "Reports",
    route: gapsJson,
    examples: { GET: { severity: "critical" } },
  },
  {
    path: "/imports",
    about: "Imports",
    route: imports,
    examples: { GET: {}, POST: { dryRun: "true", format: "csv", resource: "people" } },
    media: { body: "multipart/form-data" },
    answers: { GET: pageOf(importRow), POST: importAnswer },
  },
  {
    path: "/imports/{import}",
    about: "Imports",
    route: importOne,
    examples: { GET: {} },
    answers: { GET: importAnswer },
  },
];
