import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { fixedClock } from "#lib/platform/core/clock.ts";
import { systemContext } from "#lib/verbs/context.ts";
import { importFiles } from "./import-files.ts";
import "#lib/boot.ts";

const folder = mkdtempSync(path.join(tmpdir(), "answerable-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const context = systemContext("test", fixedClock(Date.UTC(2026, 2, 1)));

const write = (files: Record<string, string>): string => {
  const place = mkdtempSync(path.join(folder, "files-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    writeFileSync(path.join(place, name), content);
  }
  return place;
};

test("a folder is imported in the order in which its files build on each other", async () => {
  const place = write({
    "agents.csv": "slug,name\nfolder-agent,Agent\n",
    "assignments.csv": "agent,role,person\nfolder-agent,business_owner,ada@folder.test\n",
    "people.csv": "email,name\nada@folder.test,Ada\n",
    "catalogue/a-component.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: folder-api\nspec:\n  type: grpc\n  owner: folder-team\n",
    "catalogue/z-groups.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: folder-team\nspec:\n  type: team\n  children: []\n",
  });
  const said: string[] = [];
  expect(await importFiles(context, [place], {}, (line) => said.push(line))).toBe(0);
  expect(said).toContain("5 of 5 files imported without errors.");
  expect(said).toContain("    1 owner proposed");
  expect(said).toContain("    1 assignment created");
});

test("a broken file says why, with line and field, and does not keep the others from being imported", async () => {
  const place = write({
    "a.json": "{",
    "systems.csv": "slug,name,kind\nfolder-x,X,nothing\n",
    "teams.csv": "slug,name\nfolder-t,T\n",
  });
  const said: string[] = [];
  expect(await importFiles(context, [place], {}, (line) => said.push(line))).toBe(2);
  expect(said.join("\n")).toMatch(/error: line 2, kind: 'nothing' is not one of/);
  expect(said.join("\n")).toMatch(/teams.csv \(csv\): 1 created\./);
  expect(said).toContain("1 of 3 files imported without errors.");
});

test("a dry run prints each change, and writes none", async () => {
  const place = write({ "teams.csv": "slug,name\nfolder-dry,Before\n" });
  await importFiles(context, [place], {}, () => {});
  writeFileSync(path.join(place, "teams.csv"), "slug,name\nfolder-dry,After\n");
  const said: string[] = [];
  await importFiles(context, [place], { dryRun: true }, (line) => said.push(line));
  expect(said[0]).toMatch(/1 changed\. Nothing was written\.$/);
  expect(said[1]).toBe('    change: line 2, team folder-dry, name: "Before" becomes "After"');
});
