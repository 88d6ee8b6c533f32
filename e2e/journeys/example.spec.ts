import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";

test("a load of the example that was killed on its way is thrown away, and begins afresh", async () => {
  const file = String(process.env.EXAMPLE_SAID);
  await expect.poll(() => existsSync(file)).toBe(true);
  const said = readFileSync(file, "utf8");
  expect(said).toContain("an earlier load was not finished");
  expect(said).toContain("Example organisation: loaded.");
  expect(said).toContain("Ready: http://localhost:");
});
