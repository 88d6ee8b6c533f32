/** Bounds of a file to import. Each is far above what real files need and low enough that no file can exhaust the server. */
export const limits = {
  /** Bytes of a file; one byte more is refused with 413. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes of a YAML file: its reader is far slower than the others. */
  yamlBytes: 4 * 1024 * 1024,
  /** Lines, commas and opening brackets of a YAML file: what its reader needs time and memory for. */
  yamlParts: 150_000,
  /** YAML aliases (`*name`) in one file; real catalogues use none or a handful. */
  yamlAliases: 20,
  /** Values in one YAML document, aliases expanded. */
  yamlValues: 500_000,
  /** Nesting of objects and arrays. */
  depth: 40,
  /** Objects, arrays and scalars in one JSON file. */
  jsonValues: 1_500_000,
  /** Lines of a CSV or CODEOWNERS file, blank ones and those inside quotes included. */
  lines: 1_000_000,
  /** Rows of one file. */
  rows: 100_000,
  columns: 100,
  /** Characters of a name, slug or other short text. */
  shortText: 200,
  /** Characters of a text of several lines. What others wrote may be five times as long, and is cut with a note. */
  longText: 4_000,
  address: 2_000,
  /** Entries of a list in one field. */
  listEntries: 1_000,
} as const;
