import { deciding, everybody, newAgent, type Row, reason, row } from "./access-row.ts";
import type { World } from "./access-world.ts";

const newException = async (world: World) => ({ exception: await world.newException() });
const newRetirement = async (world: World) => {
  const { retirement } = await world.newRetirement();
  return { retirement };
};

/** What waits for a decision, and what was decided: requests, reviews, exceptions, retirements, drills. */
export const rowsOfDecisions: Record<string, Row> = {
  "POST /api/v1/agents/[agent]/review": row("review.start", "AS---H", { fresh: newAgent }),
  "GET /api/v1/requests": everybody(),
  "GET /api/v1/requests/[request]": everybody(),
  "POST /api/v1/requests/[request]/decide": row("request.decide", "-----H", {
    fresh: deciding,
    body: () => ({ slot: "scope", decision: "approve", reason: "The matrix asks." }),
  }),
  "POST /api/v1/requests/[request]/request-changes": row("request.decide", "-----H", { fresh: deciding, body: reason }),
  "POST /api/v1/requests/[request]/resubmit": row("request.withdraw", "A----H", {
    fresh: deciding,
    body: () => ({ environment: "staging" }),
  }),
  "POST /api/v1/requests/[request]/withdraw": row("request.withdraw", "A----H", { fresh: deciding, body: reason }),
  "GET /api/v1/campaigns": everybody(),
  "POST /api/v1/campaigns": row("campaign.manage", "AS----", { body: () => ({ name: "matrix-only more" }) }),
  "POST /api/v1/campaigns/preview": row("campaign.manage", "AS----", { body: () => ({}) }),
  "GET /api/v1/campaigns/[campaign]": everybody(),
  "PATCH /api/v1/campaigns/[campaign]": row("campaign.manage", "AS----", {
    fresh: (world) => world.newCampaign(),
    body: () => ({ dueDays: 30 }),
  }),
  "POST /api/v1/campaigns/[campaign]/schedule": row("campaign.manage", "AS----", {
    fresh: (world) => world.newCampaign(),
  }),
  "POST /api/v1/campaigns/[campaign]/unschedule": row("campaign.manage", "AS----", {
    fresh: (world) => world.campaignAfter("schedule"),
  }),
  "POST /api/v1/campaigns/[campaign]/open": row("campaign.manage", "AS----", { fresh: (world) => world.newCampaign() }),
  "POST /api/v1/campaigns/[campaign]/close": row("campaign.manage", "AS----", {
    fresh: (world) => world.campaignAfter("open"),
  }),
  "POST /api/v1/campaigns/[campaign]/cancel": row("campaign.manage", "AS----", {
    fresh: (world) => world.newCampaign(),
  }),
  "POST /api/v1/campaigns/[campaign]/repeat": row("campaign.manage", "AS----", {
    fresh: (world) => world.campaignAfter("open", "close"),
  }),
  "POST /api/v1/campaigns/[campaign]/sign-off": row("campaign.signOff", "ASC---", {
    fresh: (world) => world.campaignAfter("open", "close"),
  }),
  "POST /api/v1/campaigns/[campaign]/remind": row("campaign.manage", "AS----"),
  "POST /api/v1/campaigns/[campaign]/escalate": row("campaign.manage", "AS----"),
  // To whom is asked already: whoever may hears that of the item, and it stays as it is.
  "POST /api/v1/campaigns/[campaign]/reassign": row("review.reassign", "AS---H", {
    body: (world) => ({ items: [world.params.item], to: world.holder, note: "The matrix asks." }),
  }),
  "POST /api/v1/campaigns/[campaign]/certify": row("review.answer", "-----H", {
    body: ({ params }) => ({ items: [params.item], riskConfirmed: true }),
  }),
  "GET /api/v1/campaigns/[campaign]/items": everybody(),
  "GET /api/v1/campaigns/[campaign]/items/[item]": everybody(),
  "POST /api/v1/campaigns/[campaign]/items/[item]/decide": row("review.answer", "-----H", {
    fresh: (world) => world.campaignAfter("open"),
    body: () => ({ answer: "certify" }),
  }),
  "POST /api/v1/campaigns/[campaign]/items/[item]/reassign": row("review.reassign", "AS---H", {
    fresh: (world) => world.campaignAfter("open"),
    body: (world) => ({ to: world.auditor, note: "The matrix asks." }),
  }),
  "GET /api/v1/campaigns/[campaign]/follow-ups": everybody(),
  "POST /api/v1/campaigns/[campaign]/follow-ups/[followUp]/confirm": row("followUp.confirm", "AS---H", {
    fresh: (world) => world.newFollowUp(),
    body: () => ({ note: "The matrix asks." }),
  }),
  "GET /api/v1/exceptions": everybody(),
  "POST /api/v1/exceptions": row("exception.request", "AS---H", { body: (world) => world.exceptionTerms }),
  "GET /api/v1/exceptions/[exception]": everybody(),
  "POST /api/v1/exceptions/[exception]/approve": row("exception.decide", "-S----", {
    tokens: "-----",
    fresh: newException,
    body: reason,
  }),
  "POST /api/v1/exceptions/[exception]/refuse": row("exception.decide", "-S----", {
    tokens: "-----",
    fresh: newException,
    body: reason,
  }),
  "POST /api/v1/exceptions/[exception]/withdraw": row("exception.withdraw", "AS---H", { fresh: newException }),
  "POST /api/v1/exceptions/withdraw": row("exception.withdraw", "AS---H", {
    body: ({ params }) => ({ exceptions: [params.exception] }),
  }),
  "GET /api/v1/retirements": everybody(),
  "POST /api/v1/retirements": row("agent.retire", "A----H", {
    body: ({ params }) => ({ agent: params.moving, reason: "The matrix asks." }),
  }),
  "GET /api/v1/retirements/[retirement]": everybody(),
  "GET /api/v1/retirements/[retirement]/certificate.json": everybody("evidence.read"),
  "GET /api/v1/retirements/[retirement]/certificate.pdf": everybody("evidence.read"),
  "POST /api/v1/retirements/[retirement]/approve": row("retirement.decide", "AS---H", {
    fresh: newRetirement,
    body: reason,
  }),
  "POST /api/v1/retirements/[retirement]/refuse": row("retirement.decide", "AS---H", {
    fresh: newRetirement,
    body: reason,
  }),
  "POST /api/v1/retirements/[retirement]/withdraw": row("retirement.withdraw", "A----H", { fresh: newRetirement }),
  "POST /api/v1/retirements/[retirement]/verify": row("retirement.verify", "AS---H", {
    fresh: newRetirement,
    body: reason,
  }),
  "POST /api/v1/retirements/[retirement]/steps/[step]/done": row("retirement.step", "A----H", {
    body: () => ({ proof: "The matrix asks." }),
  }),
  "POST /api/v1/retirements/[retirement]/steps/[step]/waive": row("retirement.step", "A----H", { body: reason }),
  "GET /api/v1/drills": everybody(),
  "POST /api/v1/drills": row("drill.run", "AS----", {
    body: () => ({ name: "matrix-only drill", unit: "matrix-only nowhere" }),
  }),
  "GET /api/v1/drills/[drill]": everybody(),
  "POST /api/v1/drills/[drill]/acknowledge": row("drill.acknowledge", "-----H", {}),
  "POST /api/v1/drills/[drill]/cancel": row("drill.run", "AS----", {}),
  "POST /api/v1/drills/[drill]/stop-repeating": row("drill.run", "AS----"),
};
