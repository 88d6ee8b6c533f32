import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { admin, auditor, compliance } from "../sign-ins.ts";

test("a file that takes long is made while one goes on working, and is handed over on whatever page one is", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(compliance.email, compliance.password);
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**/api/v1/reports/raci.csv*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/matrix");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const under = page.getByRole("complementary", { name: "Work under way" });
  await expect(under.getByRole("progressbar", { name: "Making: RACI matrix as CSV" })).toBeVisible();
  await expect(under).toContainText("You can go on working in the console meanwhile.");
  await expectAccessible();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await expect(under.getByRole("progressbar")).toBeVisible();
  const arriving = page.waitForEvent("download");
  goOn();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe("raci.csv");
  expect(await readFile(await file.path(), "utf8")).toMatch(/^\ufeff?agent,/i);
  await expect(under.getByRole("status")).toContainText("It is among your downloads.");
  await under.getByRole("button", { name: /^Put away/ }).click();
  await expect(under).toHaveCount(0);
});

test("a file can be cancelled, and says why where it cannot be made; half of one is never handed over", async ({
  page,
  signIn,
}) => {
  await signIn(auditor.email, auditor.password);
  const under = page.getByRole("complementary", { name: "Work under way" });
  await page.route("**/api/v1/reports/gaps.csv*", () => new Promise<void>(() => {}));
  await page.goto("/gaps");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  await under.getByRole("button", { name: "Cancel: Gaps as CSV" }).click();
  await expect(under).toHaveCount(0);

  // What cannot be made says why, and stays until it is put away.
  await page.route("**/api/v1/reports/gaps.xlsx*", (route) => route.abort());
  await page.getByRole("link", { name: "Download as XLSX" }).click();
  await expect(under.getByRole("alert")).toContainText("Nothing was saved; try again.");
});

test("a file that takes long is left to the server, which keeps it for whoever comes back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(compliance.email, compliance.password);
  const under = page.getByRole("complementary", { name: "Work under way" });
  await page.route("**/api/v1/reports/raci.csv*", () => new Promise<void>(() => {}));
  await page.goto("/matrix");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  await under.getByRole("button", { name: "Leave it to the server: RACI matrix as CSV" }).click();
  await expect(under.getByRole("status")).toContainText("You may close this page");
  await expectAccessible();
  await page.goto("/settings/exports");
  const exports = page.getByRole("region", { name: "Your exports" });
  await expect(exports.getByRole("status")).toContainText(/^Made, /, { timeout: 30_000 });
  await expectAccessible();
  const arriving = page.waitForEvent("download");
  await exports.getByRole("link", { name: "Download: RACI matrix as CSV" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe("raci.csv");
  expect(await readFile(await file.path(), "utf8")).toMatch(/^\ufeff?agent,/i);
  await exports.getByRole("button", { name: "Take away: RACI matrix as CSV" }).click();
  await expect(exports.getByText("No exports")).toBeVisible();
});

test("a full re-judgement shows how far it is, goes on when the page is left, and is there on coming back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/settings");
  const part = page.getByRole("region", { name: "Full re-judgement" });
  await part.getByRole("button", { name: "Judge everything again" }).click();
  await expect(part.getByRole("status")).toBeVisible();
  await expectAccessible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Agents", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();
  await page.goBack();
  await expect(part.getByRole("status")).toContainText(/agents judged|Waits to be begun|had something to change/);
});
