import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin, auditor, security } from "../sign-ins.ts";

const openBoard = async (page: Page, search: string) => {
  await page.goto(`/matrix?${search}`);
  const grid = page.getByRole("grid", { name: "Duties by person" });
  await expect(grid).toBeVisible();
  await expect(page.getByText("Loading …")).toHaveCount(0);
  return grid;
};

/** Presses Tab until the focus is where it should be, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never comes to ${selector}.`);
}

const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("R7 R21 by keyboard alone: a hole in the matrix is found, filled with a preview of its gap, and seen closed", async ({
  page,
  signIn,
}) => {
  await signIn(security.email, security.password);
  await openBoard(page, "problems=true&duty=set_policy&state=active");
  await tabTo(page, "[role=grid] [data-place]");
  for (let line = 0; line < 40 && !/nobody is accountable/.test(await focusedLabel(page)); line++)
    await page.keyboard.press("ArrowDown");
  const hole = await focusedLabel(page);
  expect(hole).toContain("nobody is accountable");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Set policy and design controls" });
  await expect(dialog.getByText("Nobody is security owner here.")).toBeVisible();
  await dialog.getByRole("button", { name: "Name a security owner" }).press("Enter");
  await dialog.getByLabel("Person", { exact: true }).focus();
  await page.keyboard.type("Hyun");
  await expect(page.getByRole("option", { name: /^Hyun/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const preview = dialog.getByRole("status", { name: "What this would open and close" });
  await expect(preview).toContainText(/It closes (one gap|\d+ gaps)/);
  await expect(preview).toContainText("Closes");
  await dialog.getByRole("button", { name: "Name a security owner" }).press("Enter");
  await expect(dialog.getByText(/^Hyun.* · accountable/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: hole, exact: true })).toHaveCount(0);
});

test("R21: each letter says where it comes from, and the keys of a grid lead across the whole board", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  const grid = await openBoard(page, "state=active");
  await tabTo(page, "[role=grid] [data-place]");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/Performed by OWN-02/)).toBeVisible();
  await page.keyboard.press("End");
  const columns = Number(await grid.getAttribute("aria-colcount"));
  await expect(grid.locator(":focus")).toHaveAttribute("aria-colindex", String(columns));
  await page.keyboard.press("Control+End");
  const rows = Number(await grid.getAttribute("aria-rowcount"));
  await expect(grid.locator("[role=row]:has(:focus)")).toHaveAttribute("aria-rowindex", String(rows));
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("PageDown");
  await expect(grid.locator("[role=row]:has(:focus)")).not.toHaveAttribute("aria-rowindex", "2");
  await page.keyboard.press("Control+Home");

  const letter = grid.getByRole("gridcell", { name: /is accountable and responsible$/ }).first();
  await letter.click();
  const reading = page.locator("#matrix-reading");
  await expect(reading).toContainText("is accountable and responsible");
  await expect(reading).toContainText(/since \d+ \w+ \d{4}, (accepted|not accepted yet)/);
  await expectAccessible();
  await reading.getByRole("button", { name: /^Change/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/Since \d+ \w+ \d{4}/).first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Replace|End:|Add or remove/ })).toHaveCount(0);
  await expectAccessible();
});

test("R21: an override is recorded from its row with a reason, shows as such, and is taken back on the agent's page", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  const reason = `He audits the archive since ${Date.now()}.`;
  await openBoard(page, "duty=retire&state=active");
  await tabTo(page, "[role=grid] [data-place]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Retire" });
  const agent = await dialog.getByRole("link", { name: /^All people of/ }).getAttribute("href");
  await dialog.getByRole("button", { name: "Add or remove a letter" }).click();
  await dialog.getByLabel("Person", { exact: true }).fill("Pieter van der Merwe");
  await page.getByRole("option", { name: /^Pieter van der Merwe/ }).click();
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Record override" }).click();
  await expect(dialog.getByText("C added for Pieter van der Merwe").first()).toBeVisible();
  await expect(dialog.getByText(new RegExp(`Rhys Llewellyn.*${reason}`))).toBeVisible();
  await page.goto((agent ?? "").replace("section=people", "section=matrix"));
  const overrides = page.getByRole("region", { name: /^Overrides/ });
  const line = overrides.getByRole("listitem").filter({ hasText: reason });
  await line.getByRole("button", { name: /^Take back/ }).click();
  await expect(line).toHaveCount(0);
});

test("the matrix exports what is on screen, and prints one table per agent", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await openBoard(page, "problems=true&by=person");
  const waiting = page.waitForEvent("download");
  const asked = page.waitForRequest(/\/reports\/raci\.xlsx\?/);
  await page.getByRole("link", { name: "Download as XLSX" }).click();
  expect((await asked).url()).toContain("problems=true");
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("raci.xlsx");
  const asJson = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as JSON" }).click();
  expect((await asJson).suggestedFilename()).toBe("raci.json");
  await page.goto("/matrix/print?state=active&riskTier=critical");
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectAccessible();
});
