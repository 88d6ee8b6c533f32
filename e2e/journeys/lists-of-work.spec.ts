import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "../fixtures.ts";
import { admin, security } from "../sign-ins.ts";

/** The rows of a file that a click hands over, by their headings. */
async function fileOf(page: Page, button: () => Promise<void>): Promise<Record<string, string>[]> {
  const file = page.waitForEvent("download");
  await button();
  const stream = await (await file).createReadStream();
  let text = "";
  for await (const part of stream) text += part;
  return parse(text, { bom: true, columns: true });
}

const save = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(viewOf(page, name)).toHaveAttribute("aria-current", "true");
};
const viewOf = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name });
const remove = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Edit view" }).click();
  await page
    .getByRole("dialog", { name })
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(viewOf(page, name)).toHaveCount(0);
};

test("requests are kept under a name with filter, order and columns, and leave as a file", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const name = `Still open ${Date.now()}`;
  await signIn(admin.email, admin.password);
  await page.goto("/requests?saved=none");
  await page.getByRole("combobox", { name: "State" }).selectOption("open");
  await expect(page).toHaveURL(/state=open/);
  const list = page.getByRole("region", { name: "Requests" });
  await expect(list).toHaveAttribute("aria-busy", "false");
  await page.getByRole("button", { name: /^Asked by/ }).click();
  await expect(page).toHaveURL(/sort=-?submittedBy/);
  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("dialog", { name: "Columns" });
  await columns.getByLabel("Why").check();
  await columns.getByLabel("Decided").uncheck();
  await columns.getByRole("button", { name: "Show these columns" }).click();
  await expect(list.getByRole("columnheader", { name: "Why" })).toBeVisible();
  await save(page, name);

  await page.goto("/requests?saved=none");
  await expect(list.getByRole("columnheader", { name: "Why" })).toHaveCount(0);
  await viewOf(page, name).click();
  await expect(page.getByRole("button", { name: /State: Open/ })).toBeVisible();
  await expect(list.getByRole("columnheader", { name: "Why" })).toBeVisible();
  await expect(list.getByRole("columnheader", { name: "Decided" })).toHaveCount(0);
  await expect(list.getByRole("columnheader", { name: /^Asked by/ })).toHaveAttribute("aria-sort", /ending$/);

  await page.getByRole("checkbox", { name: "Choose every request on this page" }).check();
  const bar = page.getByRole("region", { name: "Chosen rows" });
  const titles = await list.locator("tbody tr td:first-child a").allTextContents();
  await expectAccessible();
  const rows = await fileOf(page, () => bar.getByRole("button", { name: "Download as CSV" }).click());
  expect(rows.map(({ Request }) => Request)).toEqual(titles);
  expect(Object.keys(rows[0] ?? {})).toContain("Why");
  expect(new Set(rows.map(({ State }) => State))).toEqual(new Set(["open"]));
  await remove(page, name);
});

test("a view of review items means every review, and 'me' means who looks", async ({ page, signIn }) => {
  const name = `Mine ${Date.now()}`;
  await signIn(security.email, security.password);
  await page.goto("/reviews?saved=none");
  const reviews = page.getByRole("region", { name: "Access reviews" });
  await page.getByRole("button", { name: /^Campaign/ }).click();
  await expect(page).toHaveURL(/sort=-?name/);
  await expect(reviews).toHaveAttribute("aria-busy", "false");
  const opened = reviews.locator("tbody tr").filter({ hasText: / of \d/ });
  const [one, other] = [opened.nth(0), opened.nth(1)].map((row) => row.getByRole("link").first());
  const second = await other?.getAttribute("href");
  await one?.click();
  await expect(page).toHaveURL(/\/reviews\/[0-9a-f-]+/);
  await page.getByRole("combobox", { name: "Reviewer" }).selectOption("me");
  await expect(page).toHaveURL(/reviewer=me/);
  await save(page, name);

  await page.goto(second ?? "");
  await expect(page.getByRole("button", { name: /Reviewer: Me/ })).toHaveCount(0);
  await viewOf(page, name).click();
  await expect(page).toHaveURL(new RegExp(`${second}\\?.*reviewer=me`));
  await expect(page.getByRole("button", { name: /Reviewer: Me/ })).toBeVisible();
  await remove(page, name);
});

test("R87: several items of an open review are handed on at once with a note, and wait for who got them", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/reviews?state=open&q=Quarterly");
  await page.getByRole("region", { name: "Access reviews" }).locator("tbody a").first().click();
  await page.getByRole("combobox", { name: "State" }).selectOption("waiting");
  await expect(page).toHaveURL(/state=waiting/);
  const items = page.getByRole("region", { name: "Items of this campaign" });
  await expect(items).toHaveAttribute("aria-busy", "false");
  for (const at of [0, 1]) await items.locator("tbody tr").nth(at).getByRole("checkbox").check();
  const names = (await items.locator("tbody tr td:first-child a").allTextContents()).slice(0, 2);
  await page.getByRole("button", { name: "Reassign 2" }).click();
  const dialog = page.getByRole("dialog", { name: "Who should answer instead?" });
  await dialog.getByLabel("Person", { exact: true }).fill("Rhys Llewellyn");
  await page.getByRole("option", { name: /^Rhys Llewellyn/ }).click();
  await dialog.getByLabel("Note to them").fill("Their reviewer is away.");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Reassign 2 items" }).click();
  const work = page.getByRole("complementary", { name: "Work under way" });
  await expect(work.getByRole("status")).toHaveText("2 of 2 done.");
  await page.getByRole("combobox", { name: "Reviewer" }).selectOption("me");
  await expect(page).toHaveURL(/reviewer=me/);
  for (const name of names) await expect(items.getByRole("link", { name, exact: true }).first()).toBeVisible();
});

test("the matrix leaves as it stands: under its groups, in their order, from a view that restores them", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const name = `By unit ${Date.now()}`;
  await signIn(admin.email, admin.password);
  await page.goto("/matrix?problems=true&saved=none");
  await page.getByRole("combobox", { name: "Group" }).selectOption("unit");
  await expect(page).toHaveURL(/by=unit/);
  await save(page, name);
  await page.goto("/matrix?saved=none");
  await viewOf(page, name).click();
  await expect(page).toHaveURL(/by=unit/);
  await expect(page.getByRole("button", { name: /Problems: Only not answered for/ })).toBeVisible();
  await expectAccessible();

  const grid = page.getByRole("grid", { name: "Duties by person" });
  await expect(grid).toBeVisible();
  await expect(page.getByText("Loading …")).toHaveCount(0);
  const lines = Number(await grid.getAttribute("aria-rowcount"));
  const headings = grid.locator(".board-line.group .font-semibold");
  const first = await headings.first().textContent();
  const rows = await fileOf(page, () => page.getByRole("link", { name: "Download as CSV" }).click());
  const groups = [...new Set(rows.map(({ group }) => group ?? ""))];
  expect(groups[0]).toBe(first);
  // A group stands together: its name changes as often as there are groups.
  expect(rows.filter(({ group }, at) => group !== rows[at - 1]?.group)).toHaveLength(groups.length);
  // One line of the board for each duty and each heading, beneath the names of the columns.
  const duties = new Set(
    rows.map(({ agent, duty, capability, control }) => [agent, duty, capability, control].join("|")),
  );
  expect(lines).toBe(duties.size + groups.length + 1);

  await page.getByRole("link", { name: "To print" }).click();
  await expect(page).toHaveURL(/print\?.*by=unit/);
  const printed = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(printed.first()).toHaveText(groups[0] ?? "");
  const titles = await printed.allTextContents();
  expect(titles.filter((title) => groups.includes(title))).toEqual(groups.slice(0, titles.length));
  await page.goBack();
  await remove(page, name);
});
