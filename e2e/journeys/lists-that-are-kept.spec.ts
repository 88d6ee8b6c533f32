import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin, security } from "../sign-ins.ts";

const headers = (page: Page) => page.getByRole("region", { name: "Agents" }).getByRole("columnheader");

test("an admin saves a view for everybody with its filters and columns, opens the list with it, and a colleague finds it", async ({
  page,
  signIn,
  browser,
  expectAccessible,
}) => {
  const name = `Riskiest ${Date.now()}`;
  await signIn(admin.email, admin.password);
  await page.goto("/agents?saved=none");
  await page.getByLabel("Tier").selectOption("high");
  await expect(page).toHaveURL(/riskTier=high/);
  await expect(page.getByRole("region", { name: "Agents" })).toHaveAttribute("aria-busy", "false");

  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("dialog", { name: "Columns" });
  await expectAccessible();
  await columns.getByLabel("Answerable").uncheck();
  await columns.getByLabel("Vendor").check();
  await columns.getByRole("button", { name: "Move State forward" }).click();
  await columns.getByRole("button", { name: "Show these columns" }).click();
  await expect(page).toHaveURL(/columns=/);
  await expect(headers(page).filter({ hasText: "Vendor" })).toBeVisible();
  await expect(headers(page).filter({ hasText: "Answerable" })).toHaveCount(0);
  const chosen = await headers(page).allTextContents();
  expect(chosen.findIndex((text) => /State/.test(text))).toBeLessThan(chosen.findIndex((text) => /Tier/.test(text)));

  await page.getByRole("button", { name: "Save view" }).click();
  const save = page.getByRole("dialog", { name: "Save this view" });
  await expectAccessible();
  await save.getByLabel("Name").fill(name);
  await save.getByLabel("Share it with everyone").check();
  await save.getByLabel("Open this list with it, for me").check();
  await save.getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Saved views" });
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "true");

  // The list opens with it, with what was chosen; All shows everything, and back is back.
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Agents", exact: true }).first().click();
  await expect(page.getByRole("button", { name: /Tier: High/ })).toBeVisible();
  expect(await headers(page).allTextContents()).toEqual(chosen);
  await views.getByRole("link", { name: "All" }).click();
  await expect(page.getByRole("button", { name: /Tier: High/ })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("button", { name: /Tier: High/ })).toBeVisible();
  expect(await headers(page).allTextContents()).toEqual(chosen);

  const colleague = await browser.newContext();
  const theirs = await colleague.newPage();
  await theirs.goto("/sign-in");
  await theirs.getByLabel("Email").fill(security.email);
  await theirs.getByLabel("Password").fill(security.password);
  await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(theirs).not.toHaveURL(/sign-in/);
  await theirs.goto("/agents");
  await theirs.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name }).click();
  await expect(theirs.getByRole("button", { name: /Tier: High/ })).toBeVisible();
  await colleague.close();

  // What is changed under it can be kept, and the view goes as it came.
  await page.getByRole("combobox", { name: "State" }).selectOption("active");
  await expect(views.getByRole("link", { name })).toContainText("changed");
  await page.getByRole("button", { name: "Edit view" }).click();
  const edit = page.getByRole("dialog", { name });
  await edit.getByRole("button", { name: "Save", exact: true }).click();
  await expect(edit).toHaveCount(0);
  await expect(views.getByRole("link", { name })).not.toContainText("changed");
  await page.getByRole("button", { name: "Edit view" }).click();
  await edit.getByRole("button", { name: "Delete for everyone" }).click();
  await expect(views.getByRole("link", { name })).toHaveCount(0);
});

test("a view that is saved in the past keeps no moment, and who opens one there stays there", async ({
  page,
  signIn,
}) => {
  const name = `Active ${Date.now()}`;
  const monthAgo = `${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}T12:00:00Z`;
  await signIn(admin.email, admin.password);
  await page.goto(`/agents?state=active&asOf=${encodeURIComponent(monthAgo)}`);
  await page.getByRole("button", { name: "Save view" }).click();
  const save = page.getByRole("dialog", { name: "Save this view" });
  await expect(save).toContainText("The moment is not kept");
  await save.getByLabel("Name").fill(name);
  await save.getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Saved views" });
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
  await expect(page.getByText(/^As it stood on/)).toBeVisible();
  await views.getByRole("link", { name: "All" }).click();
  await expect(page).toHaveURL(/saved=none&asOf=/);

  await page.goto("/agents?saved=none");
  await views.getByRole("link", { name }).click();
  await expect(page.getByRole("button", { name: /State: Active/ })).toBeVisible();
  await expect(page).not.toHaveURL(/asOf=/);
  await expect(page.getByText(/^As it stood on/)).toHaveCount(0);
  await page.getByRole("button", { name: "Edit view" }).click();
  await page.getByRole("dialog", { name }).getByRole("button", { name: "Delete view" }).click();
  await expect(views.getByRole("link", { name })).toHaveCount(0);
});

test("rows are chosen over pages, all that match too, and leave as a file", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people");
  const bar = page.getByRole("region", { name: "Chosen rows" });
  await page.getByRole("checkbox", { name: "Choose every person on this page" }).check();
  await expect(bar.getByRole("status")).toHaveText("50 people chosen");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(bar.getByRole("status")).toHaveText("50 people chosen");
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page).not.toHaveURL(/page=2/);
  await bar.getByRole("button", { name: /Choose all \d+ that match/ }).click();
  const total = Number.parseInt(
    (await page
      .getByRole("status")
      .filter({ hasText: /^\d+ people$/ })
      .textContent()) ?? "",
    10,
  );
  await expect(bar.getByRole("status")).toHaveText(`${total} people chosen`);

  const file = page.waitForEvent("download");
  await bar.getByRole("button", { name: "Download as CSV" }).click();
  const stream = await (await file).createReadStream();
  let text = "";
  for await (const part of stream) text += part;
  expect(text.trimEnd().split("\r\n")).toHaveLength(total + 1);
  expect(text.startsWith('\ufeff"Name"')).toBe(true);

  await page.getByLabel("Status").selectOption("left");
  await expect(bar).toHaveCount(0);
});

test("a unit is changed where it stands, and taken back", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people?q=salma");
  const cell = page.getByRole("button", { name: /^Change the unit of Salma/ });
  const before = (await cell.textContent()) ?? "";
  await cell.click();
  await page.getByRole("textbox", { name: /^Unit of Salma/ }).fill("Night watch");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText("Night watch");
  // Whoever works by keyboard goes on from the same cell.
  await expect(cell).toBeFocused();
  await expect(cell).toBeEnabled();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /^Unit of Salma/ }).fill("Nobody");
  await page.keyboard.press("Escape");
  await expect(cell).toHaveText("Night watch");
  await expect(cell).toBeFocused();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(cell).toHaveText(before);
});

test("R36, R137: controls show what is defined and what is tested, and the list behind the difference", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/controls");
  await expect(page.getByText("Controls defined", { exact: true })).toBeVisible();
  await expect(page.getByText("Agents with controls tested", { exact: true })).toBeVisible();
  const only = page.getByRole("link", { name: /defined only$/ });
  const figure = Number(((await only.textContent()) ?? "").replaceAll(/\D/g, ""));
  await only.click();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /controls?$/ })
      .first(),
  ).toHaveText(`${figure.toLocaleString("en-GB")} controls`);
  await expect(page.getByRole("button", { name: /Standing: Defined only/ })).toBeVisible();

  // One that is shown to work leaves the list, and comes back when that is taken back.
  const status = page.getByRole("combobox", { name: /^Status of/ }).first();
  const label = (await status.getAttribute("aria-label")) ?? "";
  await status.selectOption("tested");
  await expect(page.getByRole("combobox", { name: label })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("combobox", { name: label })).toBeVisible();
});
