import { expect, test } from "../fixtures.ts";
import { auditor } from "../sign-ins.ts";

test("R6: the map of an agent shows in red where nobody answers, and tells the same as a table", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/agents/travel-dispatcher?section=map");
  const table = page.getByRole("table", { name: /Relations of Travel assistance dispatcher/ });
  await expect(table.getByRole("row", { name: /delegates to.*hotel-scout.*it is not registered/ })).toBeVisible();
  // The picture is for the eye: its marks are there, and none of them is a stop of the Tab key.
  const picture = page.locator(".react-flow");
  await expect(picture.getByText("hotel-scout")).toBeVisible();
  await expect(picture.locator(".react-flow__viewport a:not([tabindex='-1'])")).toHaveCount(0);
  await expectAccessible();
  const zoom = () => picture.locator(".react-flow__viewport").getAttribute("style");
  const before = await zoom();
  await page.getByRole("button", { name: "Make the picture larger" }).click();
  await expect.poll(zoom).not.toBe(before);
});

test("R93: the map of a person shows everything that hangs on them", async ({ page, signIn, expectAccessible }) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/people/grace.wanjiru%40halmeric.example");
  await page.getByText("The same as a table").click();
  const table = page.getByRole("table", { name: /Relations of Grace Wanjiru/ });
  await expect(table.getByRole("row", { name: /Grace Wanjiru person business owner/ }).first()).toBeVisible();
  await expectAccessible();
});

test("R134: the overview shows answerability over time, and each figure leads to its rows", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/");
  await expect(page.locator(".recharts-line-curve")).toBeVisible();
  await page.getByText("The same as a table").click();
  const days = page.getByRole("region", { name: "Answerability and open gaps over the last year" });
  expect(await days.getByRole("row").count()).toBeGreaterThan(10);
  await expectAccessible();
  const figure = page.getByRole("region", { name: "Open gaps by due time and severity" }).getByRole("link").first();
  const count = (await figure.textContent()) ?? "";
  await figure.click();
  await expect(page).toHaveURL(/\/gaps\?/);
  const said = page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: new RegExp(`^${count.trim()} gaps?$`) });
  await expect(said).toBeVisible();
});
