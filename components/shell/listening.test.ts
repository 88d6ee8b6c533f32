import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every page that draws a document of its own says that it listens: its buttons would be kept for ever otherwise", () => {
  const documents = globSync("app/**/*.tsx").filter((file) => readFileSync(file, "utf8").includes("<body"));
  expect(documents.sort()).toEqual(["app/global-error.tsx", "app/layout.tsx"]);
  for (const file of documents) expect(readFileSync(file, "utf8")).toContain("<Listening />");
});
