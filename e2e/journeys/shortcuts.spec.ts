import { expect, pressUntil, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("letters go places, search and turn pages; a sheet shows them all", async ({ page, signIn, expectAccessible }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/");
  await pressUntil(page, ["g", "p"], () =>
    expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible({ timeout: 2_000 }),
  );
  await page.keyboard.press("]");
  await expect(page).toHaveURL(/page=2/);
  await page.keyboard.press("[");
  await expect(page).not.toHaveURL(/page=2/);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Go to Agents")).toBeVisible();
  await expectAccessible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  // In a field a letter is a letter.
  const search = page.getByRole("searchbox", { name: "Search names and addresses" });
  await pressUntil(page, ["/"], () => expect(search).toBeFocused({ timeout: 2_000 }));
  await page.keyboard.type("ga?/");
  await expect(search).toHaveValue("ga?/");
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
});

test("who does not want shortcuts of one letter turns them off, and the paper stays as chosen", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/settings/account");
  await page.getByLabel("Shortcuts of one letter").uncheck();
  await page.getByLabel("Dark").check();
  await page.goto("/agents");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(16, 22, 21)");
  const palette = page.getByRole("dialog", { name: "Search or go to" });
  await pressUntil(page, ["Control+k"], () => expect(palette).toBeVisible({ timeout: 2_000 }));
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  for (const key of ["g", "p", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
