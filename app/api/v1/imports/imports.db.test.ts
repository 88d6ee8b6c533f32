import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { present } from "#lib/platform/database.ts";
import { GET as READ } from "./[import]/route.ts";
import { GET, POST } from "./route.ts";

const base = "http://127.0.0.1:3000/api/v1/imports";
const noParams = { params: Promise.resolve({}) };
const bearers: Record<string, string> = {};

beforeAll(async () => {
  for (const role of ["admin", "member"]) {
    const bearer = `ans_${randomBytes(24).toString("base64url")}`;
    bearers[role] = bearer;
    await present.query(
      `INSERT INTO "Token" (name, hash, prefix, role, "createdAt") VALUES ('test', $1, 'ans_test', $2::"PlatformRole", now()) RETURNING id::text`,
      [createHash("sha256").update(bearer).digest("hex"), role],
    );
  }
});

interface Sent {
  search?: string;
  type?: string;
  role?: string;
  key?: string;
}

const post = (body: BodyInit, { search = "", type, role = "admin", key }: Sent = {}): Promise<Response> =>
  POST(
    new Request(`${base}${search}`, {
      method: "POST",
      body,
      duplex: "half",
      headers: {
        authorization: `Bearer ${bearers[role]}`,
        ...(type === undefined ? {} : { "content-type": type }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
    } as RequestInit),
    noParams,
  );

const form = (fileName: string, content: string, fields: Record<string, string> = {}): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set("file", new File([content], fileName));
  return data;
};

async function problemOf(response: Response): Promise<{ status: number; rule: string; errors?: { path: string }[] }> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem.status).toBe(response.status);
  return problem;
}

describe("an import over the API", () => {
  test("takes a file with its fields beside it, shows it first, and can be read again", async () => {
    const response = await post(form("systems.csv", "slug,name\napi-one,One\n", { dryRun: "true" }));
    expect(response.status).toBe(201);
    const shown = await response.json();
    expect(shown).toMatchObject({ dryRun: true, format: "csv", fileName: "systems.csv", counts: { created: 1 } });
    expect(response.headers.get("location")).toBe(`/api/v1/imports/${shown.id}`);
    const request = new Request(`${base}/${shown.id}`, { headers: { authorization: `Bearer ${bearers.admin}` } });
    const read = await READ(request, { params: Promise.resolve({ import: shown.id }) });
    expect(await read.json()).toMatchObject({ id: shown.id, rows: [{ key: "api-one", outcome: "created" }] });
  });

  test.each([
    ["text/csv", "slug,name,kind\napi-csv,Csv,saas\n", ""],
    ["application/json", '[{"slug":"api-json","kind":"saas","name":"Json"}]', "?format=json&resource=systems"],
    ["application/yaml", "name: api-yaml\nimage: x/y\ntype: server\nmeta: {}\nabout:\n  title: Yaml\n", ""],
    ["application/octet-stream", '{"name":"test.shop/octets","packages":[]}', ""],
    ["application/x-www-form-urlencoded", '{"name":"test.shop/curl","packages":[]}', "?fileName=server.json"],
  ])("takes the file itself as a body of %s", async (type, content, search) => {
    const response = await post(content, { type, search });
    expect(response.status).toBe(201);
    expect((await response.json()).counts).toMatchObject({ created: 1, error: 0 });
  });

  test.each<[string, () => Promise<Response>, number, string]>([
    ["no file", () => post(form("x", "")), 400, ""],
    [
      "a form without the file",
      () => post("--b\r\n\r\n--b--", { type: "multipart/form-data; boundary=b" }),
      400,
      "file",
    ],
    [
      "a form that is cut off",
      () => post("--b\r\nContent-Di", { type: "multipart/form-data; boundary=b" }),
      400,
      "file",
    ],
    ["an unknown field", () => post(form("systems.csv", "slug\na", { colour: "red" })), 400, "colour"],
    ["a flag that is none", () => post(form("systems.csv", "slug\na", { dryRun: "perhaps" })), 400, "dryRun"],
    [
      "a field said twice",
      () => post(form("systems.csv", "slug\na", { dryRun: "true" }), { search: "?dryRun=true" }),
      400,
      "dryRun",
    ],
    ["an unknown format", () => post(form("systems.csv", "slug\na", { format: "xml" })), 400, "format"],
    ["a row with errors", () => post(form("systems.csv", "slug,name,kind\na,A,mainframe\n")), 400, "line 2, kind"],
    ["broken UTF-8", () => post(new Uint8Array([0x61, 0xff]), { type: "text/csv" }), 400, "line 1"],
    ["a member's token", () => post(form("systems.csv", "slug,name\na,A\n"), { role: "member" }), 403, ""],
  ])("%s is a problem document that names the field", async (_, send, status, path) => {
    const problem = await problemOf(await send());
    expect(problem.status).toBe(status);
    expect(problem.errors?.[0]?.path ?? "").toBe(path);
  });

  test("more than 50 MiB is 413, however it is sent", async () => {
    const large = new Uint8Array(50 * 1024 * 1024 + 1).fill(0x61);
    expect((await problemOf(await post(large, { type: "text/csv" }))).status).toBe(413);
    const data = new FormData();
    data.set("file", new File([large], "people.csv"));
    expect((await problemOf(await post(data))).status).toBe(413);
  });

  test("the same Idempotency-Key imports once, and with another file is refused", async () => {
    const sent = { key: "import-once", search: "?resource=systems" };
    const first = await (await post("slug,name\nonce,Once\n", { ...sent, type: "text/csv" })).json();
    const second = await (await post("slug,name\nonce,Once\n", { ...sent, type: "text/csv" })).json();
    expect(second.id).toBe(first.id);
    expect((await problemOf(await post("slug,name\nonce,Other\n", { ...sent, type: "text/csv" }))).status).toBe(422);
  });

  test("imports are listed", async () => {
    const request = new Request(`${base}?limit=200&status=done`, {
      headers: { authorization: `Bearer ${bearers.admin}` },
    });
    const list = await (await GET(request, noParams)).json();
    expect(list.total).toBeGreaterThan(0);
    expect(list.data[0]).not.toHaveProperty("rows");
  });
});
