import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, present } from "#lib/platform/database.ts";
import { PATCH, GET as READ } from "./v1/people/[person]/route.ts";
import { GET, POST } from "./v1/people/route.ts";

const base = "http://127.0.0.1:3000";
let bearer = "";

const noParams = { params: Promise.resolve({}) };
const of = (person: string) => ({ params: Promise.resolve({ person }) });

const asking = (
  path: string,
  { method = "GET", body, headers = {} }: { method?: string; body?: BodyInit; headers?: Record<string, string> } = {},
) =>
  new Request(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { body, duplex: "half" }),
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
  } as RequestInit);

const posting = (body: BodyInit, headers?: Record<string, string>) =>
  POST(asking("/api/v1/people", { method: "POST", body, headers }), noParams);

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem.status).toBe(response.status);
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|at Object/);
  return problem;
}

beforeAll(async () => {
  bearer = `ans_${randomBytes(24).toString("base64url")}`;
  await present.query(
    `INSERT INTO "Token" (name, hash, prefix, role, "createdAt") VALUES ('test', $1, 'ans_test', 'admin', now())`,
    [createHash("sha256").update(bearer).digest("hex")],
  );
});

describe("an endpoint", () => {
  test("creates, answers with the place and the version, and is never cached", async () => {
    const response = await posting(JSON.stringify({ email: "edge@example.com", name: "Edge" }));
    expect(response.status).toBe(201);
    const person = await response.json();
    expect(response.headers.get("location")).toBe(`/api/v1/people/${person.id}`);
    expect(response.headers.get("etag")).toBe('"1"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    const again = await READ(asking("/x", { headers: { "if-none-match": '"1"' } }), of("edge@example.com"));
    expect(again.status).toBe(304);
  });

  test.each([
    ["a body that is no JSON", "{", {}, 400, ""],
    ["a body that is a list", "[]", {}, 400, ""],
    ["broken UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), {}, 400, ""],
    ["another kind of content", "name=x", { "content-type": "application/x-www-form-urlencoded" }, 400, ""],
    ["a field of the prototype", '{"__proto__":{"a":1},"email":"p@example.com","name":"P"}', {}, 400, "__proto__"],
    ["nesting without end", `${'{"name":'.repeat(60000)}1${"}".repeat(60000)}`, {}, 400, "email"],
    [
      "an Idempotency-Key with a space",
      '{"email":"k@example.com","name":"K"}',
      { "idempotency-key": "a b" },
      400,
      "Idempotency-Key",
    ],
  ])("answers %s with a problem that names the field", async (_, body, headers, status, path) => {
    const problem = await problemOf(await posting(body, headers as Record<string, string>));
    expect(problem.status).toBe(status);
    if (path !== "") expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test("refuses a body of more than 1 MiB, whether it says so or not", async () => {
    const large = JSON.stringify({ name: "x".repeat(1_100_000) });
    expect((await problemOf(await posting(large))).status).toBe(413);
    const stream = new Blob([large]).stream();
    expect((await problemOf(await posting(stream))).status).toBe(413);
  });

  test("a stale If-Match is 412, a malformed one too, and nothing changes", async () => {
    await posting(JSON.stringify({ email: "stale@example.com", name: "Stale" }));
    for (const match of ['"9"', 'W/"1"', "*", "1"]) {
      const response = await PATCH(
        asking("/x", { method: "PATCH", body: '{"name":"Changed"}', headers: { "if-match": match } }),
        of("stale@example.com"),
      );
      expect((await problemOf(response)).status).toBe(412);
    }
    expect((await (await READ(asking("/x"), of("stale@example.com"))).json()).name).toBe("Stale");
  });

  test.each([
    ["/api/v1/people?limit=0", "limit"],
    ["/api/v1/people?limit=201", "limit"],
    ["/api/v1/people?limit=many", "limit"],
    ["/api/v1/people?sort=password", "sort"],
    ["/api/v1/people?sort=__proto__", "sort"],
    ["/api/v1/people?status=asleep", "status"],
    ["/api/v1/people?colour=red", "colour"],
    ["/api/v1/people?status=active&status=left", "status"],
    ["/api/v1/people?asOf=yesterday", "asOf"],
    ["/api/v1/people?asOf=0001-01-01T00:00:00Z", "asOf"],
    ["/api/v1/people?cursor=abc", "cursor"],
  ])("names what is wrong in %s", async (path, field) => {
    const problem = await problemOf(await GET(asking(path), noParams));
    expect(problem.errors[0].path).toBe(field);
  });

  test("without or with a wrong token it says to sign in", async () => {
    for (const authorization of ["", "Bearer nonsense", `Bearer ans_${"x".repeat(32)}`, `Basic ${bearer}`]) {
      const request = new Request(`${base}/api/v1/people`, authorization ? { headers: { authorization } } : {});
      expect((await problemOf(await GET(request, noParams))).status).toBe(401);
    }
  });

  test("an unknown person and an address that cannot be decoded are told apart from faults", async () => {
    expect((await problemOf(await READ(asking("/x"), of("nobody@example.com")))).status).toBe(404);
    expect((await problemOf(await READ(asking("/x"), of("%E0%A4%A")))).status).toBe(400);
    expect((await problemOf(await READ(asking("/x"), of("a\u0000b")))).status).toBe(400);
  });

  test("while the database is away it says 503 with when to try again", async () => {
    const url = process.env.DATABASE_URL;
    await closeDatabase();
    process.env.DATABASE_URL = "postgres://nobody:x@127.0.0.1:1/none";
    try {
      const response = await GET(asking("/api/v1/people"), noParams);
      expect((await problemOf(response)).status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("2");
    } finally {
      await closeDatabase();
      process.env.DATABASE_URL = url;
    }
    expect((await GET(asking("/api/v1/people"), noParams)).status).toBe(200);
  });
});
