import { beforeAll, describe, expect, test } from "vitest";
import { createToken } from "#lib/identity/create-token.ts";
import { machineClock } from "#lib/platform/machine-clock.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import * as assignments from "./[agent]/assignments/route.ts";
import * as agent from "./[agent]/route.ts";
import * as agents from "./route.ts";

const world = new World(machineClock.now());
let bearer = "";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function ask(
  handler: Handler,
  method: string,
  path: string,
  {
    params = {},
    body,
    headers = {},
  }: { params?: Record<string, string>; body?: unknown; headers?: Record<string, string> } = {},
) {
  const answer = await handler(
    new Request(`http://localhost${path}`, {
      method,
      headers: {
        authorization: bearer,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params) },
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
}

beforeAll(async () => {
  const { token } = await createToken(world.admin, { name: "Agents test", role: "admin" });
  bearer = `Bearer ${token}`;
});

describe("agents over the API", () => {
  test("R52 R9: register, name a person, read it back with tier, readiness and seats", async () => {
    const person = await world.person("Bea");
    const made = await ask(agents.POST, "POST", "/api/v1/agents", { body: { name: "Refunds over HTTP" } });
    expect(made).toMatchObject({ status: 201, body: { slug: "refunds-over-http", state: "draft" } });
    expect(made.headers.get("location")).toBe("/api/v1/agents/refunds-over-http");
    expect(made.headers.get("etag")).toBe('"1"');
    const params = { agent: made.body.slug };
    const named = await ask(assignments.POST, "POST", "/api/v1/agents/refunds-over-http/assignments", {
      params,
      body: { role: "business_owner", person: person.email },
    });
    expect(named).toMatchObject({ status: 201, body: { person: { email: person.email }, acceptedAt: null } });
    const read = await ask(agent.GET, "GET", "/api/v1/agents/refunds-over-http", { params });
    expect(read).toMatchObject({ status: 200, body: { riskTier: "low", readiness: { verdict: "incomplete" } } });
    expect(read.body.readiness.sentences.length).toBeGreaterThan(0);
    expect(read.body.seats[0]).toMatchObject({
      role: "business_owner",
      state: "waiting",
      holders: [{ person: { id: person.id }, accountable: true, standing: "waiting" }],
    });
    expect(read.body.events).toMatchObject([
      { event: "submit", to: "submitted", offered: false },
      { event: "discard", to: "rejected", offered: true, because: null },
    ]);
  });

  test("a stale If-Match is 412, an unknown field is 400 and named, an unknown agent is 404", async () => {
    await ask(agents.POST, "POST", "/api/v1/agents", { body: { name: "Edges" } });
    const params = { agent: "edges" };
    const edit = (body: unknown, headers = {}) =>
      ask(agent.PATCH, "PATCH", "/api/v1/agents/edges", { params, body, headers });
    expect(await edit({ purpose: "Pay" }, { "if-match": '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await edit({ purpose: "Other" }, { "if-match": '"1"' })).toMatchObject({
      status: 412,
      body: { rule: "stale-version" },
    });
    expect(await edit({ shoeSize: 4 })).toMatchObject({ status: 400, body: { errors: [{ path: "shoeSize" }] } });
    expect(await edit({ orchestrator: { name: "T", shape: 1 } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "orchestrator.shape" }] },
    });
    expect(await ask(agent.GET, "GET", "/api/v1/agents/nobody", { params: { agent: "nobody" } })).toMatchObject({
      status: 404,
    });
  });

  test("the same Idempotency-Key registers once", async () => {
    const send = () =>
      ask(agents.POST, "POST", "/api/v1/agents", {
        body: { name: "Only once" },
        headers: { "idempotency-key": "agent-once" },
      });
    const [one, two] = await Promise.all([send(), send()]);
    expect(two.body.id).toBe(one.body.id);
    const list = await ask(agents.GET, "GET", "/api/v1/agents?q=only%20once");
    expect(list).toMatchObject({ status: 200, body: { total: 1, nextCursor: null } });
  });

  test("the list filters, sorts, pages with its exact total and says what is wrong with a filter", async () => {
    for (const name of ["Page C", "Page A", "Page B"])
      await ask(agents.POST, "POST", "/api/v1/agents", { body: { name, businessUnit: "Paging", hosting: "internal" } });
    const first = await ask(
      agents.GET,
      "GET",
      "/api/v1/agents?businessUnit=Paging&sort=name&limit=2&state=draft,active",
    );
    expect(first.body).toMatchObject({ total: 3, data: [{ name: "Page A" }, { name: "Page B" }] });
    const cursor = encodeURIComponent(first.body.nextCursor);
    const second = await ask(
      agents.GET,
      "GET",
      `/api/v1/agents?businessUnit=Paging&sort=name&limit=2&cursor=${cursor}`,
    );
    expect(second.body).toMatchObject({ total: 3, nextCursor: null, data: [{ name: "Page C" }] });
    expect(await ask(agents.GET, "GET", "/api/v1/agents?state=flying")).toMatchObject({
      status: 400,
      body: { errors: [{ path: "state.0" }] },
    });
    for (const sort of ["name", "-riskTier,name", "state", "-openGaps", "answerability", "createdAt"])
      expect(await ask(agents.GET, "GET", `/api/v1/agents?sort=${sort}`)).toMatchObject({ status: 200 });
  });
});
