import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeApi, exampleOf, type Operation, operations } from "#app/api/describe-api.ts";
import { undeclaredIn } from "#app/api/undeclared-for-tests.ts";
import { permissions } from "#lib/identity/core/access.ts";
import { catalogue } from "./catalogue.ts";

const routesOnDisk = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => `/${file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`)
  .filter((path) => path !== "/openapi.json");

test("the catalogue names every route on disk, and no other", () =>
  expect(catalogue.map(({ path }) => path).sort()).toEqual(routesOnDisk.sort()));

describe.each(operations().map((operation) => [operation.name, operation] as const))("%s", (_name, operation) => {
  const { entry, method, endpoint } = operation;

  test("says what it does, takes a known permission and has an example", () => {
    expect(endpoint.parts.verb.summary).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(permissions).toContain(endpoint.parts.verb.may);
    expect(entry.examples[method], "an example").toBeDefined();
  });

  test("its example is one that it would take", () => expect(asked(operation)).toEqual([]));
});

/** What the verb would say against the example. */
function asked({ entry, method, endpoint }: Operation): unknown[] {
  const example = entry.examples[method] ?? {};
  const inAddress = method === "GET" || entry.media?.body !== undefined;
  const params = Object.fromEntries(
    [...entry.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, exampleOf(`${name}`)]),
  );
  const raw = endpoint.parts.input({
    params,
    body: inAddress ? {} : example,
    search: inAddress ? (example as Record<string, string>) : {},
    ifMatch: undefined,
  });
  const parsed = endpoint.parts.verb.input.safeParse(raw);
  // The file of an import is no part of an example.
  return (parsed.error?.issues ?? []).filter(({ path }) => !["bytes", "fileName"].includes(String(path[0])));
}

describe("the OpenAPI document", () => {
  const document = JSON.parse(JSON.stringify(describeApi()));

  test("is version 3.1, names each operation once, and describes parameters, answers and problems", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const ids: string[] = [];
    for (const [path, item] of Object.entries<Record<string, never>>(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, operation] of Object.entries<Record<string, never>>(item)) {
        const {
          operationId,
          summary,
          tags,
          responses,
          parameters = [],
        } = operation as unknown as {
          operationId: string;
          summary: string;
          tags: string[];
          responses: Record<string, { description: string }>;
          parameters: { in: string; name: string; required?: boolean; schema: object }[];
        };
        ids.push(operationId);
        expect(summary, `${method} ${path}`).toBeTruthy();
        expect(document.tags).toContainEqual({ name: tags[0] });
        expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(inPath);
        for (const parameter of parameters) {
          expect(parameter.schema, `${parameter.name} of ${method} ${path}`).toBeDefined();
          if (parameter.in === "path") expect(parameter.required).toBe(true);
        }
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "401", "403"]));
        for (const answer of Object.values(responses)) expect(answer.description).toBeTruthy();
      }
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refers only to components that it has, and has no component that nothing refers to", () => {
    const text = JSON.stringify(document);
    const used = new Set([...text.matchAll(/"#\/components\/schemas\/([\w.-]+)"/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  test("every read of JSON says what it answers, but for files that are made as they are sent", () => {
    const silent = operations().filter(
      ({ entry, method, endpoint }) =>
        method === "GET" && entry.media?.answer === undefined && !endpoint.parts.respond && !entry.answers?.GET,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("a field that an answer has and the description does not name is found, however deep it is", () => {
    const of = (path: string, answer: unknown) => undeclaredIn(document, { path, method: "GET", status: 200 }, answer);
    const team = { id: "1", lead: { email: "a@example.com" }, members: [{ id: "2" }] };
    expect(of("/teams/{team}", team)).toEqual([]);
    expect(of("/teams/{team}", { ...team, lead: { status: "left" }, members: [{ id: "2", more: 1 }] })).toEqual([
      "lead.status",
      "members[].more",
    ]);
    expect(of("/teams", { data: [{ ...team, more: null }], total: 1 })).toEqual(["data[].more"]);
    expect(of("/reports/raci.csv", "")).toEqual(["nothing says what GET /reports/raci.csv answers with 200"]);
  });

  test("a body names its fields and refuses others", () => {
    const { schema } = document.paths["/agents"].post.requestBody.content["application/json"];
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(["name"]);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(["purpose", "residualRisk", "delegatesTo"]));
  });

  test("a part of an address says what it is in the words of the verb, where it is more than a reference", () => {
    const said = (path: string) => document.paths[path].get.parameters.find((one: { in: string }) => one.in === "path");
    expect(said("/reports/campaigns/{file}").description).toContain("a row per answer");
    expect(said("/agents/{agent}").description).toBe("By its id, slug or e-mail.");
  });
});
