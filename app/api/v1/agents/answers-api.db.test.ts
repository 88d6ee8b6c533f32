import { beforeAll, describe, expect, test } from "vitest";
import { describeApi, operations } from "#app/api/describe-api.ts";
import { undeclaredIn } from "#app/api/undeclared-for-tests.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { startJudgement } from "#lib/gaps/start-judgement.ts";
import { createToken } from "#lib/identity/create-token.ts";
import { runImport } from "#lib/imports/run-import.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { startExport } from "#lib/reports/start-export.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { createView } from "#lib/views/create-view.ts";
import { createWebhook } from "#lib/webhooks/create-webhook.ts";
import { requestOf } from "#lib/workflow/decide-for-tests.ts";
import { startDrill } from "#lib/workflow/drills/start-drill.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { agentInUse, started } from "#lib/workflow/retirements/retiring-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";

const world = new ReviewWorld(machineClock.now());
let bearer = "";
let owner: Awaited<ReturnType<ReviewWorld["person"]>>;
const names: Record<string, string> = {};
const document = JSON.parse(JSON.stringify(describeApi()));

/** Asks the route of an operation as a request would. */
async function ask(name: string, { search = "", body }: { search?: string; body?: unknown } = {}) {
  const operation = operations().find((one) => one.name === name);
  if (!operation) throw new Error(`There is no ${name}.`);
  const path = operation.entry.path.replace(/\{(\w+)\}/g, (_all, parameter: string) => names[parameter] ?? "missing");
  const answer = await operation.endpoint(
    new Request(`http://localhost/api/v1${path}${search}`, {
      method: operation.method,
      headers: { authorization: bearer, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve(names) },
  );
  return { answer, operation };
}

/** The lists that a person has and a token has not. */
const ofPerson = ["GET /inbox", "GET /notices", "GET /exports"];

/** Asks the verb of a read as the owner would, signed in. */
async function askAsOwner(name: string): ReturnType<typeof ask> {
  const operation = operations().find((one) => one.name === name);
  if (!operation) throw new Error(`There is no ${name}.`);
  const { verb, input } = operation.endpoint.parts;
  const asked = input({ params: names, body: {}, search: {}, ifMatch: undefined });
  return { answer: Response.json(await verb(world.as(owner), asked)), operation };
}

/** The body of a good answer, once it is what the description says: each field right, and none that it does not name. */
async function described({ answer, operation }: Awaited<ReturnType<typeof ask>>, status = 200) {
  const body = await answer.json();
  expect(answer.status, JSON.stringify(body)).toBe(status);
  const { entry, method } = operation;
  expect(entry.answers?.[method]?.safeParse(body).error?.issues ?? []).toEqual([]);
  expect(undeclaredIn(document, { path: entry.path, method, status }, body)).toEqual([]);
  return body;
}

beforeAll(async () => {
  const token = await createToken(world.admin, { name: "Answers test", role: "admin" });
  bearer = `Bearer ${token.token}`;
  const webhook = await createWebhook(world.admin, {
    name: "Answers",
    url: "https://hooks.example.com/answers",
    events: ["agent.*"],
  });
  owner = await world.person("Bea");
  const approver = await world.person("Adam");
  const team = await world.team("Desk", { lead: owner.email, members: [owner.email] });
  const system = await world.system("Ledger", { kind: "payment", owner: owner.email });
  const source = await world.dataSource("Cases", { dataOwner: owner.email });
  const agent = await world.statedAgent("Answers", {
    dataSources: [source.slug],
    delegatesTo: ["somebody-unknown"],
    sharedByUnits: [{ unit: "Support", owner: owner.email }],
    usesRetrieval: true,
  });
  await world.activate((await world.statedAgent("Hosted", { hosting: "vendor", vendor: "Acme" })).id);
  const capability = await world.capability(agent, "Pay", {
    action: "pay",
    system: system.slug,
    grant: { grantedBy: owner.email, approvedBy: approver.email, reason: "Refunds" },
  });
  await world.assign(agent, "business_owner", owner);
  const assignment = await world.name(agent, "approver", approver, { deputies: [owner.email] });
  await world.assign(agent, "responder", approver, { deputies: [owner.id] });
  await world.name(agent, "retirement_owner", owner);
  await submitAgent(world.admin, { agent: agent.slug });
  Object.assign(names, {
    agent: agent.slug,
    request: (await requestOf(world, agent)).id,
    capability: capability.slug,
    assignment: assignment.id,
    person: owner.email,
    team: team.slug,
    system: system.slug,
    dataSource: source.slug,
    view: (await createView(world.admin, { list: "agents", name: "Answers", search: "q=desk", shared: true })).id,
    control: "APR-02",
    sequence: "1",
    gap: (await listGaps(world.admin, { agent: agent.slug, limit: 1 })).data[0]?.id ?? "",
    ...(await ofWorkflows()),
    ...(await ofReviews()),
    webhook: webhook.id,
    token: token.id,
    drill: (await startDrill(world.admin, { name: "Answers", tier: "high" })).id,
    run: (await startJudgement(world.admin, {})).id,
    import: (await imported(system.slug)).id,
  });
  await startExport(world.as(owner), { report: "gaps.csv", title: "Gaps" });
  await present.query(
    `INSERT INTO "Mail" ("personId", kind, "createdAt", "nextAt") VALUES ($1::uuid, 'role-named', now(), now()) RETURNING id::text`,
    [owner.id],
  );
}, 60_000);

/** A campaign that is over, and what is left to do after it. */
async function ofReviews(): Promise<Record<string, string>> {
  const reviewed = await world.reviewed();
  const campaign = await world.open([reviewed.agent]);
  const item = await world.item(campaign);
  await decideItem(world.as(reviewed.owner), {
    campaign: campaign.id,
    item: item.id,
    answer: "revoke",
    reason: "Nobody uses it.",
  });
  await closeCampaign(world.admin, { campaign: campaign.id });
  return { campaign: campaign.id, item: item.id };
}

/** A file with a system that is new, one that changes and one that cannot be, shown only. */
const imported = (slug: string) =>
  runImport(world.admin, {
    fileName: "systems.csv",
    resource: "systems",
    dryRun: true,
    bytes: new TextEncoder().encode(
      `slug,name,kind,owner\nanswers-new,New,payment,${owner.email}\n${slug},Another name,,\nanswers-bad,Bad,no-kind,\n`,
    ),
  });

/** A retirement that is in progress, and an exception on another agent in use. */
async function ofWorkflows(): Promise<Record<string, string>> {
  const retirement = await started(await agentInUse());
  const { world: its, agent, people } = await agentInUse();
  const [gap] = (await listGaps(its.admin, { agent: agent.slug, limit: 1 })).data;
  const exception = await requestException(its.as(people.owner), {
    gap: gap?.id ?? "",
    reason: "Next month.",
    compensatingControl: "A person looks.",
    endsAt: iso(its.now + 30 * DAY),
  });
  return { retirement: retirement.id, exception: exception.id };
}

const reads = operations().filter(({ entry, method }) => method === "GET" && entry.answers?.GET !== undefined);

describe("what the description says is what is answered", () => {
  test.each(reads.map(({ name }) => name))("%s", async (name) => {
    const body = await described(await (ofPerson.includes(name) ? askAsOwner(name) : ask(name)));
    if (body.data) expect(body.data, "a list without a row shows nothing").not.toEqual([]);
  });

  test("a preview of a form", async () => {
    await described(
      await ask("POST /agents/preview", {
        body: {
          autonomy: "acts_freely",
          environment: "production",
          capabilities: [{ name: "Pay out", action: "pay", system: names.system, reversible: false }],
          assignments: [{ role: "approver", person: names.person, capability: 0 }],
        },
      }),
    );
  });

  test("R46: several gaps are assigned, and each is answered", async () => {
    const gaps = (await (await ask("GET /gaps", { search: `?agent=${names.agent}` })).answer.json()).data;
    const body = await described(
      await ask("POST /gaps/assign", {
        body: { gaps: [gaps[0].id, "no-id"], assignee: names.person },
      }),
    );
    expect(body).toMatchObject({ done: 1, refused: 1 });
  });

  test("R21: a departure from the template is answered with the matrix and its own id", async () => {
    const body = { duty: "retire", person: names.person, change: "add", letter: "I", reason: "She runs the desk." };
    const matrix = await described(await ask("POST /agents/{agent}/raci/overrides", { body }), 201);
    expect(matrix.overrides.map(({ id }: { id: string }) => id)).toEqual([matrix.id]);
  });

  test("a naming in several seats is previewed with the gaps that it opens and closes", async () => {
    const body = await described(
      await ask("POST /assignments/bulk", {
        body: { person: names.person, seats: [{ agent: names.agent, role: "security_owner" }], dryRun: true },
      }),
    );
    expect(body.closes.map(({ rule }: { rule: string }) => rule)).toContain("owner-missing");
  });

  test("a view is saved, found, changed and taken away; what a token may not is refused", async () => {
    const view = await described(
      await ask("POST /views", {
        body: { list: "gaps", name: "Overdue", search: "due=overdue&page=2", shared: true },
      }),
      201,
    );
    expect(view.search).toBe("due=overdue");
    names.view = view.id;
    const changed = await ask("PATCH /views/{view}", { body: { name: "Late" } });
    expect(await changed.answer.json()).toMatchObject({ name: "Late", version: 2 });
    expect((await ask("POST /views/{view}/default", { body: {} })).answer.status).toBe(403);
    expect((await ask("DELETE /views/{view}")).answer.status).toBe(204);
    expect((await ask("GET /views/{view}")).answer.status).toBe(404);
  });

  test("a matrix as CSV begins with its heading and has a line per letter", async () => {
    const { answer } = await ask("GET /reports/raci.csv", { search: `?q=${names.agent}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const lines = (await answer.text())
      .replace(/^\u{feff}/u, "")
      .trim()
      .split("\r\n");
    expect(lines[0]).toBe(
      "agent,agentName,state,duty,title,capability,control,party,email,name,letters,answers,because,valid,problems,clash,performedBy,playbook",
    );
    expect(lines.some((line) => line.includes("decide_purpose") && line.includes("A/R"))).toBe(true);
  });
});
