import type { Page } from "@playwright/test";
import { expect, pressUntil, test } from "../fixtures.ts";
import { admin, auditor } from "../sign-ins.ts";

const field = (page: Page) => page.getByRole("combobox", { name: "Search or go to" });
const openPalette = (page: Page) =>
  pressUntil(page, ["Control+k"], () => expect(field(page)).toBeFocused({ timeout: 2_000 }));
const chosen = (page: Page) => page.getByRole("option", { selected: true });

test("by keyboard alone: find an agent with a slip of the pen and open it; later it stands under recent", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  const name = (await page.getByRole("main").locator("tbody tr td:first-child a").first().textContent()) ?? "";
  const [first = "", ...rest] = name;
  const slip = [first, ...rest.slice(0, 4), ...rest.slice(5)].join("");
  await page.goto("/");
  await openPalette(page);
  await expectAccessible();
  await page.keyboard.type(slip);
  await expect(page.getByRole("option", { name: new RegExp(`^${name}`) }).first()).toBeVisible();
  await expectAccessible();
  const option = chosen(page);
  for (let down = 0; down < 30 && !(await option.textContent())?.startsWith(name); down++)
    await page.keyboard.press("ArrowDown");
  await expect(option.getByRole("img", { name: /seats? answers?/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto("/people");
  await openPalette(page);
  await expect(page.getByRole("group", { name: "Recent" }).getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
});

test("R46: an open gap is found by its words, with its severity; an action begins where it is done", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/");
  await page.getByRole("button", { name: "Search or go to" }).first().click();
  await page.keyboard.type("nobody answers");
  const gaps = page.getByRole("group", { name: "Open gaps" }).getByRole("option");
  await expect(gaps.first()).toContainText(/critical|high/);
  await gaps.first().click();
  await expect(page).toHaveURL(/\/gaps\/[0-9a-f-]{36}$/);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("add a person");
  await expect(chosen(page)).toHaveText("Add a person");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Add a person" })).toBeVisible();
});

test("an auditor is offered no action, and words that nothing has say so", async ({ page, signIn }) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: "Agents" })).toBeVisible();
  await expect(page.getByRole("group", { name: "Begin" })).toHaveCount(0);
  await page.keyboard.type("qqqqxxxxzzzz");
  await expect(page.getByText("Nothing has that name. Try fewer words.")).toBeVisible();
});
