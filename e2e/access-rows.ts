import { ownControl } from "./access-stated.ts";
import type { World } from "./access-world.ts";

// The policy of every route, written down by hand and apart from lib/identity/core/access.ts: widening a route shows
// here, in the diff, or fails. A route that is not here fails too.
//
// 'ASCMUH': admin, security, compliance, member, auditor (each a person who holds nothing), and a member who holds the
// role, owns the thing or is the person. A dash is an explicit no.

export interface Row {
  /** The permission that a token must have been given. */
  may: string;
  /** Who may: six letters, a dash for no. */
  letters: string;
  /** A body that is right, so that only permission is in question. */
  body?: (world: World) => object;
  /** What replaces the world's own [brackets], made anew for this row, because an allowed request uses it up. */
  fresh?: (world: World) => Promise<Record<string, string>>;
  /** Added to the address. */
  search?: string;
  /** Which tokens may, where it takes a person: a token stands for nobody. */
  tokens?: string;
  /** Each has their own alone: a token has none, and is told that there is nothing. */
  own?: true;
  /** Several permissions are asked: a token with one of them alone may not. */
  alone?: false;
}

const row = (may: string, letters: string, more: Omit<Row, "may" | "letters"> = {}): Row => ({ may, letters, ...more });

const everybody = (may = "catalogue.read") => row(may, "ASCMUH");
const reason = () => ({ reason: "The matrix asks." });
const moving = async (world: World) => ({ agent: world.params.moving ?? "" });
const newAgent = async (world: World) => ({ agent: await world.newAgent() });
const newException = async (world: World) => ({ exception: await world.newException() });
let views = 0;
const deciding = async (world: World) => ({ ...(await world.newSubmitted()) });
const newRetirement = async (world: World) => {
  const { retirement } = await world.newRetirement();
  return { retirement };
};
const retiring = async (world: World) => ({ agent: (await world.newRetirement()).agent });
const newAssignment = async (world: World) => ({ assignment: await world.newAssignment() });

/** Routes that a token or a session opens. */
export const rows: Record<string, Row> = {
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
  "GET /api/v1/raci": everybody(),
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
  "GET /api/v1/calendar": everybody("notice.read"),
  "POST /api/v1/calendar": row("notice.own", "ASCMUH"),
  "DELETE /api/v1/calendar": row("notice.own", "ASCMUH"),
  "POST /api/v1/agents/[agent]/review": row("review.start", "AS---H", { fresh: newAgent }),
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
  "GET /api/v1/controls": everybody(),
  "POST /api/v1/controls": row("control.edit", "AS----", { body: () => ownControl("OWN-99") }),
  "GET /api/v1/controls/[control]": everybody(),
  "PATCH /api/v1/controls/[control]": row("control.edit", "AS----", { body: () => ({ title: "matrix-only renamed" }) }),
  "DELETE /api/v1/controls/[control]": row("control.edit", "AS----", {
    fresh: async (world) => ({ control: await world.newControl() }),
  }),
  "GET /api/v1/control-figures": everybody("report.read"),
  "GET /api/v1/control-standings": everybody("report.read"),
  "GET /api/v1/data-sources": everybody(),
  "POST /api/v1/data-sources": row("dataSource.create", "ASCM-H", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/data-sources/[dataSource]": everybody(),
  "PATCH /api/v1/data-sources/[dataSource]": row("dataSource.edit", "AS---H", {
    body: () => ({ description: "Cases." }),
  }),
  "DELETE /api/v1/data-sources/[dataSource]": row("dataSource.edit", "AS---H", {
    fresh: async (world) => ({ dataSource: await world.newDataSource() }),
  }),
  "GET /api/v1/drills": everybody(),
  "POST /api/v1/drills": row("drill.run", "AS----", {
    body: () => ({ name: "matrix-only drill", unit: "matrix-only nowhere" }),
  }),
  "GET /api/v1/drills/[drill]": everybody(),
  "POST /api/v1/drills/[drill]/acknowledge": row("drill.acknowledge", "-----H", {}),
  "POST /api/v1/drills/[drill]/cancel": row("drill.run", "AS----", {}),
  "POST /api/v1/drills/[drill]/stop-repeating": row("drill.run", "AS----"),
  "GET /api/v1/evidence": everybody("evidence.read"),
  "GET /api/v1/evidence/[sequence]": everybody("evidence.read"),
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
  "GET /api/v1/gap-groups": everybody(),
  "GET /api/v1/gaps": everybody(),
  "POST /api/v1/gaps/preview": row("catalogue.read", "ASCMUH", {
    body: (world) => ({
      changes: [{ change: "name", agent: world.params.agent, role: "approver", person: world.auditor }],
    }),
  }),
  "GET /api/v1/gaps/[gap]": everybody(),
  "POST /api/v1/gaps/assign": row("gap.assign", "ASC--H", {
    body: (world) => ({ gaps: [world.params.gap], assignee: world.auditor }),
  }),
  "PATCH /api/v1/gaps/[gap]": row("gap.assign", "ASC--H", { body: (world) => ({ assignee: world.auditor }) }),
  "GET /api/v1/imports": row("import.read", "ASC-U-"),
  "POST /api/v1/imports": row("import.run", "AS----", {
    search: "?resource=systems&dryRun=true",
    body: () => [{ name: "matrix-only dry" }],
  }),
  "GET /api/v1/imports/[import]": row("import.read", "ASC-U-"),
  "GET /api/v1/exports": everybody("report.read"),
  "POST /api/v1/exports": row("report.read", "ASCMUH", {
    body: () => ({ report: "gaps.csv", title: "matrix-only gaps" }),
  }),
  "DELETE /api/v1/exports/[export]": everybody("report.read"),
  "GET /api/v1/exports/[export]/file": row("report.read", "ASCMUH", { own: true }),
  "GET /api/v1/inbox": everybody("inbox.read"),
  "GET /api/v1/inbox/counts": everybody("inbox.read"),
  "POST /api/v1/inbox/decisions": row("inbox.decide", "-----H", {
    alone: false,
    body: ({ params }) => ({ kind: "accept", decision: "accept", items: [{ id: params.assignment }] }),
  }),
  "GET /api/v1/jobs": row("job.manage", "A-----"),
  "GET /api/v1/jobs/state": row("job.manage", "A-----"),
  "POST /api/v1/jobs/[job]/retry": row("job.manage", "A-----"),
  "DELETE /api/v1/jobs/[job]": row("job.manage", "A-----"),
  "GET /api/v1/judgement": everybody(),
  "POST /api/v1/judgement": row("judgement.run", "AS----", { body: () => ({}) }),
  "GET /api/v1/judgement/[run]": everybody(),
  "GET /api/v1/mails": row("job.manage", "A-----"),
  "POST /api/v1/mails/[mail]/discard": row("job.manage", "A-----", { body: reason }),
  "POST /api/v1/mails/resend": row("job.manage", "A-----", { body: () => ({}) }),
  "GET /api/v1/notices": everybody("notice.read"),
  "GET /api/v1/notices/count": everybody("notice.read"),
  "POST /api/v1/notices/read": row("notice.own", "ASCMUH", { body: () => ({}) }),
  "GET /api/v1/notices/settings": everybody("notice.read"),
  "PATCH /api/v1/notices/settings": row("notice.own", "ASCMUH", { body: () => ({ digestHour: 9 }) }),
  "GET /api/v1/openapi.json": everybody(),
  "GET /api/v1/people": everybody(),
  "POST /api/v1/people": row("person.create", "A-----", {
    body: () => ({ email: "matrix-only.new@example.com", name: "matrix-only new" }),
  }),
  "GET /api/v1/people/[person]": everybody(),
  "PATCH /api/v1/people/[person]": row("person.edit", "A----H", { body: () => ({ title: "Clerk" }) }),
  "DELETE /api/v1/people/[person]": row("person.administer", "A-----", {
    alone: false,
    fresh: async (world) => ({ person: await world.newPerson() }),
  }),
  "GET /api/v1/people/[person]/duties": everybody(),
  "GET /api/v1/people/[person]/hand-over": everybody(),
  "POST /api/v1/people/[person]/hand-over": row("person.handOver", "AS---H", {
    // To themselves: whoever may is told that it takes somebody else, and nothing moves.
    body: ({ params }) => ({ moves: [{ kind: "assignment", id: params.assignment, to: params.person }], reason: "x" }),
  }),
  "POST /api/v1/people/[person]/hand-over/preview": row("catalogue.read", "ASCMUH", {
    body: ({ params }) => ({ moves: [{ kind: "assignment", id: params.assignment, to: null }] }),
  }),
  "POST /api/v1/people/[person]/invitation": row("person.invite", "A-----"),
  "POST /api/v1/people/[person]/sign-out": row("session.end", "A-----", {
    fresh: async (world) => ({ person: await world.newPerson() }),
  }),
  "GET /api/v1/policy": everybody(),
  "PATCH /api/v1/policy": row("policy.edit", "AS----", {
    body: () => ({ concentrationAbove: 30, reason: "The matrix asks." }),
  }),
  "GET /api/v1/reports/gaps.csv": everybody("report.read"),
  "GET /api/v1/reports/gaps.json": everybody("report.read"),
  "GET /api/v1/reports/gaps.xlsx": everybody("report.read"),
  "GET /api/v1/reports/raci.csv": everybody("report.read"),
  "GET /api/v1/reports/campaigns/[file]": everybody("report.read"),
  "GET /api/v1/search": everybody(),
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
  "GET /api/v1/reports/raci.json": everybody("report.read"),
  "GET /api/v1/reports/raci.xlsx": everybody("report.read"),
  "GET /api/v1/session": everybody("session.read"),
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
  "GET /api/v1/capabilities": everybody(),
  "GET /api/v1/units": everybody(),
  "GET /api/v1/vendors": everybody(),
  "GET /api/v1/systems": everybody(),
  "POST /api/v1/systems": row("system.create", "ASCM-H", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/systems/[system]": everybody(),
  "PATCH /api/v1/systems/[system]": row("system.edit", "AS---H", { body: () => ({ description: "A ledger." }) }),
  "DELETE /api/v1/systems/[system]": row("system.edit", "AS---H", {
    fresh: async (world) => ({ system: await world.newSystem() }),
  }),
  "GET /api/v1/teams": everybody(),
  "POST /api/v1/teams": row("team.edit", "A-----", { body: () => ({ name: "matrix-only more" }) }),
  "GET /api/v1/teams/[team]": everybody(),
  "PATCH /api/v1/teams/[team]": row("team.edit", "A-----", { body: () => ({ name: "matrix-only renamed" }) }),
  "DELETE /api/v1/teams/[team]": row("team.edit", "A-----", {
    fresh: async (world) => ({ team: await world.newTeam() }),
  }),
  "GET /api/v1/tokens": row("token.manage", "A-----"),
  "POST /api/v1/tokens": row("token.manage", "A-----", {
    body: () => ({ name: "matrix-only", role: "auditor", scopes: ["token.manage"] }),
  }),
  "GET /api/v1/tokens/[token]": row("token.manage", "A-----"),
  "DELETE /api/v1/tokens/[token]": row("token.manage", "A-----", {
    fresh: async (world) => ({ token: await world.newToken() }),
  }),
  "GET /api/v1/webhooks": row("webhook.manage", "A-----"),
  "POST /api/v1/webhooks": row("webhook.manage", "A-----", {
    body: () => ({ name: "matrix-only", url: "https://hooks.example.com/", events: ["webhook.ended"] }),
  }),
  "GET /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----"),
  "PATCH /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----", { body: () => ({ name: "matrix-only hook" }) }),
  "DELETE /api/v1/webhooks/[webhook]": row("webhook.manage", "A-----", {
    fresh: async (world) => ({ webhook: await world.newWebhook() }),
  }),
  "GET /api/v1/webhooks/[webhook]/deliveries": row("webhook.manage", "A-----"),
  "POST /api/v1/webhooks/[webhook]/deliveries/[delivery]/discard": row("webhook.manage", "A-----", { body: reason }),
  "POST /api/v1/webhooks/[webhook]/resend": row("webhook.manage", "A-----", { body: () => ({}) }),
  "POST /api/v1/webhooks/[webhook]/rotate-secret": row("webhook.manage", "A-----", { body: () => ({}) }),
  "POST /api/v1/webhooks/[webhook]/test": row("webhook.manage", "A-----", { body: () => ({}) }),
  "GET /api/v1/views": everybody(),
  "POST /api/v1/views": row("view.save", "ASC---", {
    alone: false,
    body: () => ({ list: "gaps", name: `matrix-only ${++views}`, search: "", shared: true }),
  }),
  "GET /api/v1/views/[view]": everybody(),
  "PATCH /api/v1/views/[view]": row("view.edit", "A-----", { body: () => ({ search: "q=matrix" }) }),
  "DELETE /api/v1/views/[view]": row("view.edit", "A-----", {
    fresh: async (world) => ({ view: await world.newView() }),
  }),
};
