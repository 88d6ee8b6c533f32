import { expect } from "vitest";
import type { ImportFormat, Proposal } from "./proposal.ts";
import { readImport } from "./read-import.ts";
import type { ResourceName } from "./resources.ts";

interface Named {
  format?: ImportFormat;
  resource?: ResourceName;
  system?: string;
}

/** What a file proposes, by its name and content. */
export function proposals(fileName: string, content: string | object, named: Named = {}): readonly Proposal[] {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  const bytes = new TextEncoder().encode(text);
  const { format = null, resource = null, system = null } = named;
  const read = readImport({ fileName, bytes, format, resource, system });
  expect(read.failure).toBeNull();
  return read.proposals;
}

/** The same as plain data: kind, key and fields. */
export const outline = (list: readonly Proposal[]) => list.map(({ kind, key, fields }) => ({ kind, key, ...fields }));
