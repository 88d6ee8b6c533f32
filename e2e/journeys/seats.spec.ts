import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

const strip = (page: Page, says: RegExp) => page.getByRole("main").getByRole("img", { name: says });
const answers = /seats? answers?/;

for (const [path, says] of [
  ["/agents", answers],
  ["/capabilities", answers],
  ["/gaps", answers],
  ["/controls/standing", answers],
  ["/requests", answers],
  ["/matrix", answers],
  ["/people", /seats? held answers?/],
] as const)
  test(`${path} shows the seats of whatever it is about`, async ({ page, signIn, expectAccessible }) => {
    await signIn(admin.email, admin.password);
    await page.goto(path);
    await expect(strip(page, says).first()).toBeVisible();
    await expectAccessible();
  });

test("by keyboard the marks of a strip are named at the link before it, with no further stop in the row", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  const row = page.getByRole("main").locator("tbody tr").first();
  const names = page.locator("[data-seat-names]");
  await expect(row.getByRole("img", { name: answers })).not.toHaveAttribute("tabindex");
  await row.getByRole("checkbox").focus();
  await expect(names).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(row.getByRole("link").first()).toBeFocused();
  await expect(names.getByText(/^business owner /)).toBeVisible();
  await expect(names.locator("li")).toHaveCount(9);
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(names).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(names).toHaveCount(0);

  // A pointer names one mark at a time by itself: a click on the link shows nothing.
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(names).toHaveCount(0);
});

test("a person's seats stand beside their name, and take the focus where no link stands before them", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people/grace.wanjiru%40halmeric.example");
  const seats = strip(page, /seats? held answers?/);
  await expect(seats).toBeVisible();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "People" }).focus();
  await page.keyboard.press("Tab");
  await expect(seats).toBeFocused();
  await expect(page.locator("[data-seat-names]")).toContainText(/answers?/);
  await expectAccessible();
});

test("grants that end soon are a number that leads to its rows", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/capabilities?grantEndsWithin=30");
  await expect(page.getByRole("list", { name: "What is chosen" })).toContainText("ends within");
  await expect(page.getByRole("status").filter({ hasText: /capabilit(y|ies)$/ })).toBeVisible();
});
