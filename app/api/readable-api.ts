import type { ReadableField, ReadableOperation } from "#components/docs/readable-operation.ts";
import { type describeApi, operations } from "./describe-api.ts";

/** A schema as far as the page shows it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  description?: string;
  maxLength?: number;
  example?: unknown;
}

export interface ReadableSection {
  id: string;
  title: string;
  operations: ReadableOperation[];
}

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: { in: string; name: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

interface Document {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The API's description as the page shows it: sections of operations, every schema in words. */
export function readableApi(described: ReturnType<typeof describeApi>): ReadableSection[] {
  const document = JSON.parse(JSON.stringify(described)) as Document;
  const examples = new Map(
    operations().map(({ method, entry }) => [`${method} ${entry.path}`, entry.examples[method] ?? {}]),
  );
  const sections = new Map<string, ReadableSection>(
    document.tags.map(({ name }) => [
      name,
      { id: name.toLowerCase().replace(/\W+/g, "-"), title: name, operations: [] },
    ]),
  );
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item)) {
      const name = `${method.toUpperCase()} ${path}`;
      sections
        .get(operation.tags[0] ?? "")
        ?.operations.push(readable(document, method.toUpperCase(), path, operation, examples.get(name) ?? {}));
    }
  return [...sections.values()];
}

function readable(
  document: Document,
  method: string,
  path: string,
  operation: Operation,
  example: Record<string, unknown>,
): ReadableOperation {
  const [kind, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? ["", null];
  return {
    id: operation.operationId,
    method,
    path: `/api/v1${path}`,
    summary: operation.summary,
    permission: /`([^`]+)`/.exec(operation.description)?.[1] ?? "",
    parameters: (operation.parameters ?? []).map(({ in: where, name, required, description, schema }) => ({
      where,
      name,
      kind: inWords(document, schema),
      required: required === true,
      says: description ?? schema.description ?? null,
    })),
    body: content === null ? [] : fieldsOf(document, content.schema),
    example: commandLine(method, path, {
      kind,
      body: content?.example,
      search: method === "GET" ? Object.entries(example).map(([name, value]) => [name, String(value)]) : [],
    }),
    answers: Object.entries(operation.responses).map(([status, answer]) => ({
      status,
      says: answer.description,
      fields: status.startsWith("2") ? fieldsOf(document, Object.values(answer.content ?? {})[0]?.schema ?? {}) : [],
    })),
  };
}

const resolved = (document: Document, schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});

function fieldsOf(document: Document, given: Schema): ReadableField[] {
  const schema = resolved(document, given);
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    kind: inWords(document, field),
    required: required.has(name),
    says: field.description ?? resolved(document, field).description ?? null,
  }));
}

/** A schema in a few words: 'one of low, high', 'list of Reference', 'text or null'. */
function inWords(document: Document, schema: Schema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "object";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.map(String).join(", ")}`;
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return [...new Set(several.map((one) => inWords(document, one)))].join(" or ");
  if (schema.allOf) return schema.allOf.map((one) => inWords(document, one)).join(", ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => inWords(document, { ...schema, type })).join(" or ");
  switch (schema.type) {
    case "array":
      return `list of ${schema.items ? inWords(document, schema.items) : "anything"}`;
    case "object": {
      const names = Object.keys(schema.properties ?? {});
      return names.length === 0 ? "object" : `{ ${names.join(", ")} }`;
    }
    case "string":
      return schema.format === "date-time" ? "time" : schema.format === "uuid" ? "id" : "text";
    case "boolean":
      return "true or false";
    case "integer":
      return "whole number";
    case undefined:
      return "anything";
    default:
      return schema.type;
  }
}

const stands: Record<string, string> = { agent: "refund-agent", person: "mira.chen@example.com", control: "APR-02" };

function commandLine(
  method: string,
  path: string,
  { kind, body, search }: { kind: string; body: unknown; search: [string, string][] },
): string {
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => stands[name] ?? `$${name.toUpperCase()}`);
  const asked = search.length === 0 ? "" : `?${search.map(([name, value]) => `${name}=${value}`).join("&")}`;
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"$ANSWERABLE/api/v1${address}${asked}"`,
    `-H "Authorization: Bearer $TOKEN"`,
  ];
  if (kind === "multipart/form-data") parts.push("-F file=@people.csv");
  else if (body !== undefined) parts.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(body)}'`);
  return parts.join(" \\\n  ");
}
