/**
 * What a file says, in one neutral shape whatever its format. A parser turns bytes into proposals and nothing else: it
 * looks nothing up, fetches nothing, and states only what the source states. What the source does not say is absent here,
 * stays empty in the registry, and becomes a gap there.
 */
export const importFormats = ["csv", "json", "a2a", "mcp", "backstage", "codeowners"] as const;
export type ImportFormat = (typeof importFormats)[number];

export const proposalKinds = [
  "person",
  "team",
  "system",
  "systemTool",
  "dataSource",
  "agent",
  "capability",
  "assignment",
  "control",
  "agentControl",
  "owner",
  "other",
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A value as the source states it: references are slugs or e-mail addresses, instants are ISO 8601 text. */
export type StatedValue = string | number | boolean | readonly string[] | readonly Readonly<Record<string, string>>[];

/** Where in the source something stands. `line` counts from 1; `path` is the field or entry, as in `skills[2].name`. */
export interface Place {
  line: number | null;
  path: string | null;
}

/** One thing to tell about a row: the field it is about, where, and a sentence for the person who imports. */
export interface Remark extends Place {
  field: string | null;
  message: string;
}

/**
 * A guess that the source suggests and does not state. It is shown beside the row; a person takes it over or not.
 * A hint never enters a record by itself, so it never lowers a tier unseen.
 */
export interface Hint {
  field: string;
  value: string | number | boolean;
  /** The fact in the source that gave the guess. */
  because: string;
  /** True when the guess alone is safer than saying nothing (what is not stated counts as execute, reversible). */
  raises: boolean;
}

export interface Proposal {
  kind: ProposalKind;
  /** The natural key within its kind: slug or e-mail address; `agent/capability` for a capability, `system/tool` for a tool. */
  key: string;
  /**
   * Who this is in its source (provider and name, reverse-DNS name, entity reference), when the source has such a name.
   * A second import of the same source finds the record again by it, also when two sources chose equal names.
   */
  identity: string | null;
  /** How the row is named to people. */
  label: string;
  place: Place;
  /** Only what the source says. Keys are the fields of the API, dotted where they are nested (`credential.kind`). */
  fields: Readonly<Record<string, StatedValue>>;
  /** Fields that only name a new record: the file's name for something that the registry may know by a better one. */
  whenNew: readonly string[];
  /** What else the source says, for the reader; no field of the registry. */
  about: Readonly<Record<string, string>>;
  hints: readonly Hint[];
  warnings: readonly Remark[];
  errors: readonly Remark[];
  /** Why this row is no record of the registry; null when it is. */
  skipped: string | null;
}

/** The outcome of reading a file: proposals, or one reason why the file cannot be read at all. */
export type ReadFile =
  | { format: ImportFormat; proposals: readonly Proposal[]; failure: null }
  | { format: ImportFormat | null; proposals: readonly []; failure: Remark };

/** The file itself is not usable. Thrown inside the parsers, returned as `failure` by `readImport`. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly remark: Remark;

  constructor(message: string, place: { line?: number | null; path?: string | null; field?: string | null } = {}) {
    super(message);
    this.remark = { line: place.line ?? null, path: place.path ?? null, field: place.field ?? null, message };
  }
}
