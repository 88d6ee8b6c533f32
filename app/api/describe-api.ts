import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Endpoint } from "#app/api/endpoint.ts";
import { problem } from "#app/api/v1/catalogue/answers.ts";
import { type CatalogueEntry, type Method, methods } from "#app/api/v1/catalogue/entry.ts";
import { catalogue } from "#app/api/v1/catalogue.ts";
import { requestAnswer } from "./v1/catalogue/requests.ts";

/** One operation of the API, as document, page and tests need it. */
export interface Operation {
  entry: CatalogueEntry;
  method: Method;
  endpoint: Endpoint;
  /** 'GET /agents/{agent}' */
  name: string;
}

/** The methods that a route file exports, in a fixed order. */
export const operationsOf = (entry: CatalogueEntry): Operation[] =>
  methods.flatMap((method) => {
    const endpoint = entry.route[method];
    return typeof endpoint === "function"
      ? [{ entry, method, endpoint: endpoint as Endpoint, name: `${method} ${entry.path}` }]
      : [];
  });

export const operations = (): Operation[] => catalogue.flatMap(operationsOf);

const parametersIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

/** The fields of the verb's input that are neither in the path nor sent as a header. */
function fieldsOf({ entry, endpoint }: Operation): z.ZodRawShape {
  const input = endpoint.parts.verb.input;
  const shape = input instanceof z.ZodObject ? (input.shape as z.ZodRawShape) : {};
  const elsewhere = new Set([...parametersIn(entry.path), "version", "bytes"]);
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !elsewhere.has(name)));
}

const takesVersion = ({ endpoint }: Operation): boolean =>
  endpoint.parts.verb.input instanceof z.ZodObject && "version" in endpoint.parts.verb.input.shape;

const headersOf = (operation: Operation): z.ZodObject | undefined => {
  const headers: Record<string, z.ZodType> = {};
  if (takesVersion(operation) && operation.method !== "GET")
    headers["If-Match"] = z
      .string()
      .optional()
      .meta({ description: "The ETag of your last read; 412 when somebody changed it meanwhile.", example: '"3"' });
  if (operation.method === "POST")
    headers["Idempotency-Key"] = z
      .string()
      .max(200)
      .optional()
      .meta({ description: "The same key happens once; repeating it answers the same." });
  return Object.keys(headers).length === 0 ? undefined : z.object(headers);
};

const pathOf = ({ entry, endpoint }: Operation): z.ZodObject | undefined => {
  const names = parametersIn(entry.path);
  if (names.length === 0) return undefined;
  const { input } = endpoint.parts.verb;
  const shape = input instanceof z.ZodObject ? (input.shape as z.ZodRawShape) : {};
  const saidOf = (name: string) => (shape[name] as z.ZodType | undefined)?.meta()?.description;
  return z.object(
    Object.fromEntries(
      names.map((name) => [
        name,
        z.string().meta({ description: saidOf(name) ?? "By its id, slug or e-mail.", example: exampleOf(name) }),
      ]),
    ),
  );
};

const pathExamples: Record<string, string> = {
  agent: "refund-agent",
  person: "mira.chen@example.com",
  capability: "pay-out-a-refund",
  control: "APR-02",
  system: "payments-ledger",
  dataSource: "customer-cases",
  team: "fraud-operations",
  sequence: "1042",
  file: "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80.csv",
};

/** What stands for a parameter of an address in the examples. */
export const exampleOf = (parameter: string): string =>
  pathExamples[parameter] ?? "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80";

const problemAnswer = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { entry, method, endpoint } = operation;
  const fields = fieldsOf(operation);
  const example = entry.examples[method] ?? {};
  const hasFields = Object.keys(fields).length > 0;
  const path = pathOf(operation);
  const header = headersOf(operation);
  const query = method === "GET" && hasFields ? z.object(withExamples(fields, example)) : undefined;
  const said = endpoint.parts.status ?? 200;
  // What may wait for a decision answers as usual where it need not.
  const waits = typeof said === "function";
  const status = waits ? (method === "POST" ? "201" : "200") : String(said);
  const answer = entry.answers?.[method];
  const media = entry.media?.answer ?? "application/json";
  const writes = method !== "GET";
  const body =
    writes && hasFields
      ? { [entry.media?.body ?? "application/json"]: { schema: bodySchema(entry, fields), example } }
      : undefined;
  return {
    operationId: operationId(operation),
    summary: endpoint.parts.verb.summary,
    description: `Takes the permission \`${endpoint.parts.verb.may}\`.`,
    tags: [entry.about],
    requestParams: { ...(path ? { path } : {}), ...(query ? { query } : {}), ...(header ? { header } : {}) },
    ...(body ? { requestBody: { content: body, required: method === "POST" && required(fields) } } : {}),
    responses: {
      [status]:
        status === "204"
          ? { description: "Done; there is nothing to answer." }
          : {
              description: "Done.",
              content: { [media]: { schema: answer ?? (media === "application/json" ? z.unknown() : z.string()) } },
            },
      ...(waits
        ? {
            "202": {
              description: "It reaches further than what was approved, so it waits: the request that it waits for.",
              content: { "application/json": { schema: requestAnswer } },
            },
          }
        : {}),
      "400": problemAnswer("Some fields need attention; `errors` names them."),
      "401": problemAnswer("Nobody is signed in, or the token does not hold."),
      "403": problemAnswer("Who asks may not do this."),
      ...(path ? { "404": problemAnswer("There is no such thing.") } : {}),
      ...(writes ? { "409": problemAnswer("It clashes with what is there; `rule` says which rule.") } : {}),
      ...(takesVersion(operation) && writes ? { "412": problemAnswer("Somebody changed it meanwhile.") } : {}),
    },
  };
}

/** A file is sent beside its fields. */
const bodySchema = (entry: CatalogueEntry, fields: z.ZodRawShape): z.ZodObject =>
  entry.media?.body === "multipart/form-data"
    ? z.object({ file: z.string().meta({ description: "The file itself.", format: "binary" }), ...fields })
    : z.strictObject(fields);

const required = (fields: z.ZodRawShape): boolean =>
  Object.values(fields).some((field) => !(field as z.ZodType).safeParse(undefined).success);

/** The catalogue's example of each field beside it, where it has one. */
const withExamples = (fields: z.ZodRawShape, example: Record<string, unknown>): z.ZodRawShape =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) =>
      name in example
        ? [name, (field as z.ZodType).meta({ ...(field as z.ZodType).meta(), example: example[name] })]
        : [name, field],
    ),
  );

/** 'getAgentsCapabilities' for GET /agents/{agent}/capabilities: unique, and stable while the address is. */
function operationId({ method, entry }: Operation): string {
  const words = entry.path
    .split("/")
    .filter(Boolean)
    .map((part) => part.replace(/^\{(\w+)\}$/, "by-$1").replace(/[^\w]+/g, "-"))
    .flatMap((part) => part.split("-"));
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The description of the API (OpenAPI 3.1), generated from the schemas that parse every request. */
export function describeApi() {
  const paths: ZodOpenApiPathsObject = {};
  for (const entry of catalogue)
    paths[entry.path] = Object.fromEntries(
      operationsOf(entry).map((operation) => [operation.method.toLowerCase(), operationObject(operation)]),
    );
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Answerable",
      version: "1",
      description:
        "Who answers for this agent? The one door for every write, for screens and scripts alike. References are accepted by id, slug or e-mail; times are ISO 8601 in UTC; `asOf` reads the registry as it stood.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(catalogue.map(({ about }) => about))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token from Settings, or `npm run token`: ans_…" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "answerable-session",
          description: "The signed-in session.",
        },
      },
    },
  });
}
