import type { Proposal, Remark, StatedValue } from "./core/proposal.ts";
import { isCatalogueReference, type ReferenceKind, referenceFields } from "./core/reference-fields.ts";
import type { Known } from "./known.ts";

/** A row with its references in the registry's own names. */
export interface ResolvedRow {
  proposal: Proposal;
  /** Its position in the file's proposals. */
  index: number;
  /** Its key in the registry. */
  key: string;
  fields: Readonly<Record<string, StatedValue>>;
  warnings: Remark[];
  errors: Remark[];
  /** A reference of a catalogue that nothing resolves: the row waits for a person to fix it. */
  unresolved: boolean;
}

const inWords: Record<ReferenceKind, string> = {
  person: "person",
  team: "team",
  system: "system",
  dataSource: "data source",
  agent: "agent",
};

/** Translates every reference of a row; what names nobody is an error of the field, or in a catalogue a row to fix. */
export function resolveReferences(proposal: Proposal, index: number, known: Known): ResolvedRow {
  const fields: Record<string, StatedValue> = { ...proposal.fields };
  const row: ResolvedRow = { proposal, index, key: "", fields, warnings: [], errors: [], unresolved: false };
  for (const [field, { to, member, unknown }] of Object.entries(referenceFields[proposal.kind] ?? {})) {
    const value = proposal.fields[field];
    if (value === undefined) continue;
    const translate = (name: string): string | null => {
      const found = known.find(to, name);
      if (found !== null || unknown === "kept") return found ?? name;
      const remark = {
        ...proposal.place,
        field,
        message: `There is no ${inWords[to]} '${readable(name)}' in the registry.`,
      };
      if (!isCatalogueReference(name)) row.errors.push(remark);
      else
        row.warnings.push({
          ...remark,
          message: `${remark.message} Register it and import again, or name somebody by hand.`,
        });
      return null;
    };
    if (typeof value === "string") {
      const found = translate(value);
      if (found !== null) fields[field] = found;
      else {
        delete fields[field];
        row.unresolved = true;
      }
    } else if (Array.isArray(value)) fields[field] = translateList(value, member, translate);
  }
  row.key = keyOf(row, known);
  return row;
}

function translateList(
  entries: readonly (string | Readonly<Record<string, string>>)[],
  member: string | undefined,
  translate: (name: string) => string | null,
): StatedValue {
  const texts: string[] = [];
  const pairs: Record<string, string>[] = [];
  for (const entry of entries) {
    if (typeof entry === "string") {
      const found = translate(entry);
      if (found !== null) texts.push(found);
      continue;
    }
    const name = member === undefined ? undefined : entry[member];
    const found = name === undefined ? null : translate(name);
    pairs.push(found === null || member === undefined ? { ...entry } : { ...entry, [member]: found });
  }
  return pairs.length > 0 ? pairs : [...new Set(texts)];
}

/** A catalogue's identity as people know it: 'user:ada' for `backstage:user:default/ada`. */
const readable = (name: string): string =>
  isCatalogueReference(name) ? name.slice("backstage:".length).replace(":default/", ":") : name;

/** The key of a row that hangs on others, once those have their names in the registry. */
function keyOf({ proposal, fields }: ResolvedRow, known: Known): string {
  const of = (field: string): string => {
    const value = fields[field];
    return typeof value === "string" ? value : "";
  };
  switch (proposal.kind) {
    case "capability":
      return `${of("agent")}/${of("slug")}`;
    case "systemTool":
      return `${of("system")}/${of("name")}`;
    case "assignment":
      return `${of("agent")}/${of("capability")}/${of("role")}/${of("person") || of("team")}`;
    case "agentControl":
      return `${of("agent")}/${of("control")}`;
    default:
      return known.keyOf(proposal);
  }
}
