import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { Proposal, ReadFile } from "./proposal.ts";
import { readImport } from "./read-import.ts";

/** Files that others wrote, as they are. The folder lies beside the repository and is not part of it. */
const folder = join(import.meta.dirname, "../../../../shared/data");

/** The only files of the shared data that do not import, each with the reason that lies in the file. */
const unusable: Readonly<Record<string, RegExp>> = {
  // Holds the one word 'placeholder'.
  "a2a-agent-cards/one-organisation/vendor_manager__v03.json": /not valid JSON/,
  // The publisher's template: 'io.github.<owner>/<server-name>' was never filled in.
  "mcp-servers/official-registry/publisher-tool.server.json": /template that was never filled in/,
  // The name holds a space.
  "backstage/backstage-acme/invalid-component.yaml": /not a valid entity name/,
  // Only a scaffolder template, only locations: nothing in them is a record of the registry.
  "backstage/giantswarm/templates__agent-deployment__template.yaml": /template makes things/,
  "backstage/one-platform/catalog-info.yaml": /location only points/,
  "backstage/one-platform/catalog__doc-spa.yaml": /location only points/,
};

const isUsed = (proposal: Proposal): boolean => proposal.skipped === null && proposal.errors.length === 0;

function reasons(read: ReadFile): string[] {
  if (read.failure) return [read.failure.message];
  if (read.proposals.some(isUsed) && read.proposals.every(({ errors }) => errors.length === 0)) return [];
  return read.proposals.flatMap(({ skipped, errors }) => [...errors.map(({ message }) => message), skipped ?? ""]);
}

describe("the files that others wrote", () => {
  if (!existsSync(folder)) {
    test("are not beside this checkout: nothing is shown about them", () => {
      console.warn(`No shared data at ${folder}: the import of real files was NOT tried.`);
      expect(existsSync(folder)).toBe(false);
    });
    return;
  }

  test.each([
    ["a2a-agent-cards", 84, { agent: 83, capability: 221 }],
    ["mcp-servers", 320, { system: 628, systemTool: 682 }],
    ["backstage", 53, { system: 114, systemTool: 4, team: 14, person: 4, owner: 127 }],
  ])("%s: all %i import, but for those named with their reason", (set, files, counts) => {
    const found = readdirSync(join(folder, set), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(found).toHaveLength(files);
    const refused: Record<string, string[]> = {};
    const perKind: Record<string, number> = {};
    for (const entry of found) {
      const path = join(entry.parentPath, entry.name);
      const fileName = relative(folder, path);
      const read = readImport({ fileName, bytes: readFileSync(path), format: null, resource: null, system: null });
      const why = reasons(read);
      if (why.length > 0) refused[fileName] = why;
      for (const proposal of read.proposals.filter(isUsed)) perKind[proposal.kind] = (perKind[proposal.kind] ?? 0) + 1;
    }
    console.info(set, `${found.length - Object.keys(refused).length} of ${found.length} files`, perKind);
    const expected = Object.entries(unusable).filter(([name]) => name.startsWith(`${set}/`));
    expect(Object.keys(refused).sort()).toEqual(expected.map(([name]) => name).sort());
    for (const [name, reason] of expected) expect(refused[name]?.join(" ")).toMatch(reason);
    expect(perKind).toEqual(counts);
  });

  test("the public and the extended card of one agent are one agent", () => {
    const cards = join(folder, "a2a-agent-cards/one-organisation");
    const identities = [
      "vendor_manager.json",
      "vendor_manager__extended.json",
      "vendor_manager__extended-v03.json",
    ].map((name) => {
      const bytes = readFileSync(join(cards, name));
      return readImport({ fileName: name, bytes, format: null, resource: null, system: null }).proposals[0]?.identity;
    });
    expect(identities).toEqual(Array(3).fill("a2a:privacyportfolio/vendor-manager"));
  });
});
