import { expect, test } from "../fixtures.ts";
import { auditor } from "../sign-ins.ts";

test("the help is read in the application: contents, a page, its search, and where links lead", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Help" }).click();
  const side = page.getByRole("navigation", { name: "Help" });
  for (const title of await side.getByRole("link").allTextContents())
    await test.step(title, async () => {
      await side.getByRole("link", { name: title, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expectAccessible();
    });
  await page.getByRole("searchbox", { name: "Search the help" }).fill("owner-missing");
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByRole("link", { name: "Gap rules: owner-missing" }).click();
  await expect(page).toHaveURL(/\/docs\/rules#owner-missing$/);
  await expect(page.getByRole("heading", { name: "owner-missing" })).toBeInViewport();
});

test("the help shows the pictures of the console, on light and on dark paper, and nothing moves when they come", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/docs/concepts");
  const picture = page.getByRole("img", { name: /^The page of an agent/ });
  for (const paper of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: paper });
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute("src", `/docs/screens/agent-${paper}.png`);
    await expect(picture).toHaveAttribute("width", "1440");
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1440);
  }
  await expectAccessible();
  expect((await page.request.get("/docs/screens/..%2F..%2Fpackage.json")).status()).toBe(404);
});

test("a rule explains itself where it stands, by keyboard, with the requirement behind it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/gaps");
  await page.goto((await page.getByRole("main").locator("a[href^='/gaps/']").first().getAttribute("href")) ?? "");
  const term = page.getByRole("button", { name: /^[a-z]+(-[a-z]+)+$/ });
  await term.focus();
  await page.keyboard.press("Enter");
  const said = page.getByRole("dialog");
  await expect(said.getByText(/^Fires when/)).toBeVisible();
  await expect(said.getByText(/R\d+/)).toBeVisible();
  await expectAccessible();
  await said.getByRole("link", { name: "Read more" }).click();
  await expect(page).toHaveURL(/\/docs\/rules#/);
});
