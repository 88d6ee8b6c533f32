import { createHash } from "node:crypto";
import { bodyWithin } from "#app/api/endpoint.ts";
import { authorize } from "#lib/identity/core/access.ts";
import type { Actor } from "#lib/identity/core/actor.ts";
import { limits } from "#lib/imports/core/limits.ts";
import { invalid, Refusal } from "#lib/platform/core/refusal.ts";

/** A multipart body carries the file, a few short fields and the boundaries between them. */
const AROUND_THE_FILE = 64 * 1024;

/** A file as sent. As JSON (for the fingerprint of a repeated request) it is its digest. */
export class SentFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;

  constructor(bytes: Uint8Array, fileName: string) {
    this.bytes = bytes;
    this.fileName = fileName;
  }

  toJSON(): string {
    return createHash("sha256").update(this.bytes).digest("hex");
  }
}

/** What a raw body is called when nobody says: its type tells what is inside. */
const namesByType: Readonly<Record<string, string>> = {
  "text/csv": "import.csv",
  "text/tab-separated-values": "import.tsv",
  "application/json": "import.json",
  "application/yaml": "import.yaml",
  "application/x-yaml": "import.yaml",
  "text/yaml": "import.yaml",
  "text/x-yaml": "import.yaml",
};

/**
 * The file of an import: multipart/form-data with the part `file` and the other fields beside it, or the file itself as
 * the body with the fields in the address.
 * @throws Refusal `tooLarge` above 50 MiB, `invalid` when there is no file
 */
export async function fileOfRequest(request: Request, actor: Actor): Promise<Record<string, unknown>> {
  // Receiving 50 MiB is not for everybody.
  authorize(actor, "import.run");
  const type = request.headers.get("content-type") ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (kind !== "multipart/form-data") {
    const bytes = await received(request, limits.fileBytes);
    return { file: new SentFile(bytes, namesByType[kind] ?? "import") };
  }
  const bytes = await received(request, limits.fileBytes + AROUND_THE_FILE);
  const form = await formOf(bytes, type);
  const file = form.get("file");
  if (!(file instanceof File)) throw invalid([{ path: "file", message: "Send the file as the part 'file'." }]);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name === "file") continue;
    if (name in fields || typeof value !== "string") throw invalid([{ path: name, message: "Send one value." }]);
    if (value !== "") fields[name] = value;
  }
  if (form.getAll("file").length > 1) throw invalid([{ path: "file", message: "Send one file at a time." }]);
  return { ...fields, file: new SentFile(new Uint8Array(await file.arrayBuffer()), file.name || "import") };
}

async function received(request: Request, most: number): Promise<Uint8Array> {
  try {
    return await bodyWithin(request, most);
  } catch (problem) {
    if (problem instanceof Refusal && problem.kind === "tooLarge")
      throw new Refusal("tooLarge", "file-too-large", "A file may have at most 50 MiB. Split it.");
    throw problem;
  }
}

async function formOf(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  } catch {
    throw invalid([{ path: "file", message: "The multipart body is not complete." }]);
  }
}

const flags = ["dryRun", "complete", "confirmLeft", "leaveOutErrors"];

/** The verb's input: fields of the body and of the address, which may not contradict each other. */
export function importAsked(body: Record<string, unknown>, search: Record<string, string>): Record<string, unknown> {
  const { file, ...sent } = body;
  const twice = Object.keys(sent).find((name) => name in search);
  if (twice !== undefined) throw invalid([{ path: twice, message: "Say it once, beside the file or in the address." }]);
  const fields: Record<string, unknown> = { ...sent, ...search };
  for (const name of flags) if (fields[name] !== undefined) fields[name] = flagOf(name, fields[name]);
  if (!(file instanceof SentFile)) return fields;
  return { fileName: file.fileName, ...fields, bytes: file.bytes };
}

function flagOf(name: string, value: unknown): boolean {
  if (value === "true") return true;
  if (value === "false") return false;
  throw invalid([{ path: name, message: "Say true or false." }]);
}
