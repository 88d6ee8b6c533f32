import * as reviewOfAgent from "../agents/[agent]/review/route.ts";
import * as cancel from "../campaigns/[campaign]/cancel/route.ts";
import * as certify from "../campaigns/[campaign]/certify/route.ts";
import * as close from "../campaigns/[campaign]/close/route.ts";
import * as escalate from "../campaigns/[campaign]/escalate/route.ts";
import * as confirm from "../campaigns/[campaign]/follow-ups/[followUp]/confirm/route.ts";
import * as followUps from "../campaigns/[campaign]/follow-ups/route.ts";
import * as decide from "../campaigns/[campaign]/items/[item]/decide/route.ts";
import * as reassign from "../campaigns/[campaign]/items/[item]/reassign/route.ts";
import * as item from "../campaigns/[campaign]/items/[item]/route.ts";
import * as items from "../campaigns/[campaign]/items/route.ts";
import * as open from "../campaigns/[campaign]/open/route.ts";
import * as reassignSeveral from "../campaigns/[campaign]/reassign/route.ts";
import * as remind from "../campaigns/[campaign]/remind/route.ts";
import * as repeat from "../campaigns/[campaign]/repeat/route.ts";
import * as campaignOne from "../campaigns/[campaign]/route.ts";
import * as schedule from "../campaigns/[campaign]/schedule/route.ts";
import * as signOff from "../campaigns/[campaign]/sign-off/route.ts";
import * as unschedule from "../campaigns/[campaign]/unschedule/route.ts";
import * as preview from "../campaigns/preview/route.ts";
import * as campaigns from "../campaigns/route.ts";
import * as report from "../reports/campaigns/[file]/route.ts";
import type { CatalogueEntry } from "./entry.ts";
import * as answers from "./review-answers.ts";
import { bulkOf, pageOf } from "./shapes.ts";

const about = "Access reviews";
const settings = {
  scope: { riskTier: "high,critical" },
  stages: [{ reviewers: "business_owner", outcome: "one_accepts" }],
  defaultReviewer: "mira.chen@example.com",
  dueDays: 21,
  silence: "suspend",
};

const event = (name: string, route: CatalogueEntry["route"]): CatalogueEntry => ({
  path: `/campaigns/{campaign}/${name}`,
  about,
  route,
  examples: { POST: {} },
  answers: { POST: answers.campaign },
});

/** Access reviews: campaigns, their items and what follows from them. */
export const reviewEntries: readonly CatalogueEntry[] = [
  {
    path: "/campaigns",
    about,
    route: campaigns,
    examples: { GET: { state: "open" }, POST: { name: "Quarterly review", ...settings } },
    answers: { GET: pageOf(answers.campaignRow), POST: answers.campaign },
  },
  {
    path: "/campaigns/preview",
    about,
    route: preview,
    examples: { POST: settings },
    answers: { POST: answers.campaignPreview },
  },
  {
    path: "/campaigns/{campaign}",
    about,
    route: campaignOne,
    examples: { GET: {}, PATCH: { dueDays: 14 } },
    answers: { GET: answers.campaign, PATCH: answers.campaign },
  },
  event("schedule", schedule),
  event("unschedule", unschedule),
  event("open", open),
  event("close", close),
  event("repeat", repeat),
  event("cancel", cancel),
  event("sign-off", signOff),
  { path: "/campaigns/{campaign}/remind", about, route: remind, examples: { POST: {} } },
  { path: "/campaigns/{campaign}/escalate", about, route: escalate, examples: { POST: {} } },
  {
    path: "/campaigns/{campaign}/certify",
    about,
    route: certify,
    examples: { POST: { items: ["01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80"], riskConfirmed: true } },
  },
  {
    path: "/campaigns/{campaign}/reassign",
    about,
    route: reassignSeveral,
    examples: {
      POST: {
        items: ["01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80"],
        to: "mira.chen@example.com",
        note: "He is away until March.",
      },
    },
    answers: { POST: bulkOf(answers.reviewCard) },
  },
  {
    path: "/campaigns/{campaign}/items",
    about,
    route: items,
    examples: { GET: { state: "waiting", tag: "changed" } },
    answers: { GET: pageOf(answers.reviewItem) },
  },
  {
    path: "/campaigns/{campaign}/items/{item}",
    about,
    route: item,
    examples: { GET: {} },
    answers: { GET: answers.reviewCard },
  },
  {
    path: "/campaigns/{campaign}/items/{item}/decide",
    about,
    route: decide,
    examples: { POST: { answer: "revoke", reason: "Nobody has used it for a year." } },
    answers: { POST: answers.reviewCard },
  },
  {
    path: "/campaigns/{campaign}/items/{item}/reassign",
    about,
    route: reassign,
    examples: { POST: { to: "mira.chen@example.com", note: "She runs it now." } },
    answers: { POST: answers.reviewCard },
  },
  {
    path: "/campaigns/{campaign}/follow-ups",
    about,
    route: followUps,
    examples: { GET: { confirmed: "false" } },
    answers: { GET: pageOf(answers.followUp) },
  },
  {
    path: "/campaigns/{campaign}/follow-ups/{followUp}/confirm",
    about,
    route: confirm,
    examples: { POST: { note: "The scope is removed; a call is refused." } },
    answers: { POST: answers.followUp },
  },
  {
    path: "/agents/{agent}/review",
    about,
    route: reviewOfAgent,
    examples: { POST: {} },
    answers: { POST: answers.campaign },
  },
  {
    path: "/reports/campaigns/{file}",
    about: "Reports",
    route: report,
    examples: { GET: { part: "1" } },
    media: { answer: "text/csv" },
  },
];
