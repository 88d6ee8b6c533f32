import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("a list turns its pages without losing or repeating a row, and comes back", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people");
  const names = page.getByRole("main").locator("tbody tr td:first-child a");
  await expect(names).toHaveCount(50);
  const first = await names.allTextContents();
  const total = Number(
    /of (\d+) people/.exec((await page.getByRole("navigation", { name: "Pages" }).textContent()) ?? "")?.[1],
  );
  expect(total).toBeGreaterThan(first.length);

  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(names.first()).not.toHaveText(first[0] ?? "");
  await expect(names.first()).toBeVisible();
  const second = await names.allTextContents();
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  expect(first.length + second.length).toBe(Math.min(total, 100));

  await page.getByRole("link", { name: "First page" }).click();
  await expect(names.first()).toHaveText(first[0] ?? "");
});

test("the pages of a list lead back by the way one came", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/evidence");
  const seen: string[] = [];
  const first = async () => (await page.getByRole("main").locator("ol > li summary").first().textContent()) ?? "";
  seen.push(await first());
  for (const to of ["2", "3"]) {
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(page).toHaveURL(new RegExp(`page=${to}`));
    await expect.poll(first).not.toBe(seen.at(-1));
    seen.push(await first());
  }
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect.poll(first).toBe(seen[1]);
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page).toHaveURL(/\/evidence$/);
});

test("a list is sorted by its headers and narrowed by its menus, all in the address", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  const count = page.getByRole("status").filter({ hasText: /agents?$/ });
  const all = Number.parseInt((await count.textContent()) ?? "", 10);

  await page.getByRole("button", { name: /^Gaps/ }).click();
  await expect(page).toHaveURL(/sort=-?openGaps/);
  await expect(page.getByRole("columnheader", { name: /^Gaps/ })).toHaveAttribute("aria-sort", /ending$/);

  await page.getByLabel("Tier").selectOption("critical");
  await expect(page).toHaveURL(/riskTier=critical/);
  await expect(page).toHaveURL(/sort=/);
  await expect.poll(async () => Number.parseInt((await count.textContent()) ?? "", 10)).toBeLessThan(all);
  const narrowed = page.url();
  await page.goto("/");
  await page.goto(narrowed);
  await expect(page.getByRole("button", { name: /Tier: Critical/ })).toBeVisible();
  await expect(page.getByRole("main").locator("tbody").getByText("High", { exact: true })).toHaveCount(0);
});

test("an order or a page that does not exist is said, not an error", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?sort=nonsense");
  await expect(page.getByText("This list cannot be shown as asked")).toBeVisible();
  await page.goto("/people?cursor=tampered&page=2");
  await expect(page.getByText("This list cannot be shown as asked")).toBeVisible();
});
