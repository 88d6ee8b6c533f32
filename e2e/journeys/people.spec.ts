import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("R9: an admin adds a person, who is then found, named, and marked as left with the date", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  const name = `Journey Person ${crypto.randomUUID().slice(0, 8)}`;
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@halmeric.example`;
  await page.goto("/people");
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add the person" }).click();
  await expect(dialog.getByText("This cannot be empty.").first()).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByRole("button", { name: "Add the person" }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByLabel("Search names and addresses").fill(name);
  await expect(page.getByText("1 person", { exact: true })).toBeVisible();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("answers for nothing yet")).toBeVisible();

  await page.getByRole("button", { name: "Edit" }).click();
  await dialog.getByLabel("Status").selectOption("left");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^left on \d+ \w+ \d{4}$/)).toBeVisible();
});

test("a person's page says what they answer for and what would have nobody if they left", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  await page.getByRole("main").locator("table a[href^='/people/']").first().click();
  await expect(page.getByRole("heading", { name: /^Roles held/ })).toBeVisible();
  await expect(page.getByText(/(would have|have) nobody\./)).toBeVisible();
});

test("a stale edit is refused, shows both, and overwrites nothing", async ({ page, signIn, context }) => {
  await signIn(admin.email, admin.password);
  const first = `Changed first ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/people?status=active");
  await page.getByRole("main").locator("table a[href^='/people/']").nth(3).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Edit" }).click();
  await other.getByRole("dialog").getByLabel("Title").fill(first);
  await other.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("dialog").getByLabel("Title").fill("Changed second");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog").getByText("Somebody changed this while you typed")).toBeVisible();
  await page.reload();
  await expect(page.getByText(first).first()).toBeVisible();
});
