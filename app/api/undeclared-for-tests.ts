/** As much of JSON Schema as the description of the API uses to say which fields an answer has. */
interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema | false;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Described {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >;
  components: { schemas: Record<string, Schema> };
}

/**
 * The fields of an answer that the description does not name, as paths: 'data[].closedBy'.
 *
 * A description says `additionalProperties: false`, so whoever checks answers against it refuses such a field, while
 * the zod schema that it is made from lets it pass. Whether the fields that it names are there and right, zod says.
 */
export function undeclaredIn(
  document: Described,
  { path, method, status }: { path: string; method: string; status: number },
  answer: unknown,
): string[] {
  const described = document.paths[path]?.[method.toLowerCase()]?.responses[status];
  const schema = described?.content?.["application/json"]?.schema;
  if (!schema) return [`nothing says what ${method} ${path} answers with ${status}`];
  return [...new Set(within(schema, answer, ""))];

  function within(said: Schema, value: unknown, at: string): string[] {
    const meant = resolved(said);
    const choices = meant.anyOf ?? meant.oneOf;
    if (choices) return fewest(choices.filter((one) => couldBe(one, value)).map((one) => within(one, value, at)));
    if (meant.allOf) throw new Error(`${at}: what is said in parts is not followed yet.`);
    if (Array.isArray(value))
      return value.flatMap((each, index) => {
        const item = meant.prefixItems?.[index] ?? meant.items;
        return item ? within(item, each, `${at}[]`) : [];
      });
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) => {
      const here = at === "" ? name : `${at}.${name}`;
      const property = meant.properties?.[name];
      if (property) return within(property, each, here);
      if (meant.additionalProperties === false) return [here];
      return typeof meant.additionalProperties === "object" ? within(meant.additionalProperties, each, here) : [];
    });
  }

  function resolved(said: Schema): Schema {
    if (said.$ref === undefined) return said;
    const found = document.components.schemas[said.$ref.replace("#/components/schemas/", "")];
    if (!found) throw new Error(`${said.$ref} is not described.`);
    return resolved(found);
  }

  /** Of the kind that a choice takes, and with the constants that tell it from the others. */
  function couldBe(said: Schema, value: unknown): boolean {
    const meant = resolved(said);
    if (meant.const !== undefined) return meant.const === value;
    if (
      meant.type !== undefined &&
      meant.type !== kindOf(value) &&
      !(meant.type === "integer" && kindOf(value) === "number")
    )
      return false;
    return Object.entries(meant.properties ?? {}).every(
      ([name, { const: constant }]) => constant === undefined || constant === (value as Record<string, unknown>)[name],
    );
  }
}

const fewest = (found: string[][]): string[] => found.toSorted((one, other) => one.length - other.length)[0] ?? [];

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
