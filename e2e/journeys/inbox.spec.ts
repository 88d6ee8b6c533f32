import type { Page } from "@playwright/test";
import { expect, pressUntil, test } from "../fixtures.ts";
import { businessOwner, security } from "../sign-ins.ts";

/** Steps to an item of the list by its letter. */
const step = (page: Page) =>
  pressUntil(page, ["j"], () => expect(page.getByRole("main").locator("li a:focus")).toBeVisible({ timeout: 2_000 }));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

test("R9: accepts a role from the inbox by keyboard alone, takes it back, and accepts for good", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto("/");
  await expect(page.getByRole("link", { name: /^Inbox \d+ waiting/ })).toBeVisible();
  await page.goto("/inbox?kind=accept");
  const accepts = page.getByRole("main").getByRole("button", { name: /^Accept ?:/ });
  await expect(accepts.first()).toBeVisible();
  await expectAccessible();
  const before = await accepts.count();
  await step(page);
  const title = await focused(page);
  expect(title).toMatch(/ of /);
  await page.keyboard.press("a");
  await expect(page.getByText(`Accepted: ${title}.`)).toBeVisible();
  await expect(accepts).toHaveCount(before - 1);
  await page.keyboard.press("z");
  await expect(accepts).toHaveCount(before);

  await page.getByRole("link", { name: title, exact: true }).focus();
  await page.keyboard.press("a");
  await expect(accepts).toHaveCount(before - 1);
  await expect(page.getByText(`Accepted: ${title}.`)).toHaveCount(0, { timeout: 20_000 });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  await expect(accepts).toHaveCount(before - 1);
});

test("the letters after g lead elsewhere and decide nothing; Enter opens what is in focus", async ({
  page,
  signIn,
}) => {
  await signIn(security.email, security.password);
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  await step(page);
  const title = await focused(page);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/agents$/);
  await page.goto("/inbox");
  await expect(page.getByRole("main").getByRole("link", { name: title, exact: true })).toBeVisible();
  await step(page);
  // Where it leads depends on what waits.
  const href = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(String(href));
});

test("R91: confirms several roles at once, each with what it means", async ({ page, signIn, expectAccessible }) => {
  await signIn(security.email, security.password);
  await page.goto("/attest");
  await expect(page.getByRole("heading", { level: 1, name: "Confirm your roles" })).toBeVisible();
  await expectAccessible();
  const rows = page.getByRole("main").getByRole("checkbox", { name: /^Confirm ?:/ });
  const count = Math.min(await rows.count(), 2);
  expect(count).toBeGreaterThan(0);
  for (const row of await rows.all()) await row.uncheck();
  for (let at = 0; at < count; at++) await rows.nth(at).check();
  await page.getByRole("button", { name: /^Confirm \d+ roles?$/ }).click();
  await expect(page.getByText(/^You confirmed /)).toBeVisible();
});

test("R10: security starts a drill, sees the seats wait, and cancels it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(security.email, security.password);
  await page.goto("/settings/drills");
  await page.getByRole("button", { name: "Start a drill" }).click();
  const dialog = page.getByRole("dialog", { name: "Start a reachability drill" });
  await dialog.getByLabel("Name").fill("Journey drill");
  await dialog.getByLabel("Whose responders").selectOption("critical");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Ask them now" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Journey drill" })).toBeVisible();
  await expect(page.getByText("waiting").first()).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Cancel the drill" }).click();
  await expect(page.getByRole("button", { name: "Cancel the drill" })).toHaveCount(0);
  await expect(page.getByText("cancelled").first()).toBeVisible();
});
