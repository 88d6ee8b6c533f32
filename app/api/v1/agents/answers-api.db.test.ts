import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { operations } from "#app/api/describe-api.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { createToken } from "#lib/identity/create-token.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { createView } from "#lib/views/create-view.ts";
import { createWebhook } from "#lib/webhooks/create-webhook.ts";
import { requestOf } from "#lib/workflow/decide-for-tests.ts";
import { requestException } from "#lib/workflow/exceptions/request-exception.ts";
import { agentInUse, started } from "#lib/workflow/retirements/retiring-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";

const world = new ReviewWorld(machineClock.now());
let bearer = "";
const names: Record<string, string> = {};

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
  return { answer, shape: operation.entry.answers?.[operation.method] as z.ZodType | undefined };
}

beforeAll(async () => {
  const { token } = await createToken(world.admin, { name: "Answers test", role: "admin" });
  bearer = `Bearer ${token}`;
  const [owner, approver] = [await world.person("Bea"), await world.person("Adam")];
  const team = await world.team("Desk", { lead: owner.email, members: [owner.email] });
  const system = await world.system("Ledger", { kind: "payment", owner: owner.email });
  const source = await world.dataSource("Cases", { dataOwner: owner.email });
  const agent = await world.statedAgent("Answers", {
    dataSources: [source.slug],
    delegatesTo: ["somebody-unknown"],
    sharedByUnits: [{ unit: "Support", owner: owner.email }],
    usesRetrieval: true,
  });
  const capability = await world.capability(agent, "Pay", {
    action: "pay",
    system: system.slug,
    grant: { grantedBy: owner.email, approvedBy: approver.email, reason: "Refunds" },
  });
  await world.assign(agent, "business_owner", owner);
  const assignment = await world.name(agent, "approver", approver, { deputies: [owner.email] });
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
    ...(await ofWorkflows()),
    webhook: (
      await createWebhook(world.admin, { name: "Answers", url: "https://hooks.example.com/answers", events: ["gap.*"] })
    ).id,
  });
  const campaign = await world.open([(await world.reviewed()).agent]);
  const item = await world.item(campaign);
  Object.assign(names, { campaign: campaign.id, item: item.id });
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

const described = operations().filter(({ entry, method }) => method === "GET" && entry.answers?.GET !== undefined);

describe("what the description says is what is answered", () => {
  test.each(described.map(({ name }) => [name]).filter(([name]) => name !== "GET /gaps/{gap}"))("%s", async (name) => {
    const { answer, shape } = await ask(`${name}`);
    const body = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(shape?.safeParse(body).error?.issues ?? []).toEqual([]);
  });

  test("a preview of a form", async () => {
    const { answer, shape } = await ask("POST /agents/preview", {
      body: {
        autonomy: "acts_freely",
        environment: "production",
        capabilities: [{ name: "Pay out", action: "pay", system: names.system, reversible: false }],
        assignments: [{ role: "approver", person: names.person, capability: 0 }],
      },
    });
    const body = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(shape?.safeParse(body).error?.issues ?? []).toEqual([]);
  });

  test("R46: several gaps are assigned, and each is answered", async () => {
    const gaps = (await (await ask("GET /gaps", { search: `?agent=${names.agent}` })).answer.json()).data;
    const { answer, shape } = await ask("POST /gaps/assign", {
      body: { gaps: [gaps[0].id, "no-id"], assignee: names.person },
    });
    const body = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(shape?.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(body).toMatchObject({ done: 1, refused: 1 });
  });

  test("a naming in several seats is previewed with the gaps that it opens and closes", async () => {
    const { answer, shape } = await ask("POST /assignments/bulk", {
      body: { person: names.person, seats: [{ agent: names.agent, role: "security_owner" }], dryRun: true },
    });
    const body = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(shape?.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(body.closes.map(({ rule }: { rule: string }) => rule)).toContain("owner-missing");
  });

  test("a view is saved, found, changed and taken away; what a token may not is refused", async () => {
    const { answer, shape } = await ask("POST /views", {
      body: { list: "gaps", name: "Overdue", search: "due=overdue&page=2", shared: true },
    });
    const view = await answer.json();
    expect(answer.status, JSON.stringify(view)).toBe(201);
    expect(shape?.safeParse(view).error?.issues ?? []).toEqual([]);
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
