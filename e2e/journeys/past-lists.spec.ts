import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

for (const [list, acts] of [
  ["/agents", /^(Register|Name)/],
  ["/gaps", /^(Assign|Hand on|Fix)/],
  ["/people", /^Add a person/],
  ["/systems", /^Add a system/],
] as const)
  test(`${list} can be seen as it stood, wears the edge, and offers no change`, async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn(admin.email, admin.password);
    await page.goto(list);
    await page.getByRole("button", { name: "See a past moment" }).click();
    const dialog = page.getByRole("dialog", { name: "Which moment do you want to see?" });
    await dialog.getByLabel("Day").fill(monthAgo);
    await dialog.getByRole("button", { name: "Show that moment" }).click();
    await expect(page.getByText(/^As it stood on \d+ \w+ \d{4}, 12:00 UTC$/)).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: /^[1-9][\d,]* / })).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: acts })).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("link", { name: acts })).toHaveCount(0);
    await expectAccessible();
    if (list === "/agents") {
      await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
      await expect(page).toHaveURL(/\/agents\/[^?]+\?asOf=/);
      await expect(page.getByText(/^As it stood on/)).toBeVisible();
      await page.goBack();
    }
    await page.getByRole("link", { name: "Back to now" }).click();
    await expect(page.getByText(/^As it stood on/)).toHaveCount(0);
  });

test("from page to page of the past: duties, breadcrumbs and systems stay at the moment", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  const main = page.getByRole("main");
  const stays = async (at: RegExp) => {
    await expect(page).toHaveURL(at);
    await expect(page.getByText(/^As it stood on/)).toBeVisible();
  };
  const past = `asOf=${monthAgo}T12%3A00%3A00Z`;
  await page.goto(`/people?${past}&sort=name&q=grace.wanjiru`);
  await main.locator("table a[href^='/people/']").first().click();
  await stays(/\/people\/[^/?]+\?asOf=/);
  await main.getByRole("region", { name: "Roles held" }).locator("a[href^='/agents/']").first().click();
  await stays(/\/agents\/[^/?]+\?asOf=/);
  await main.getByText("The six answers and the terms").first().click();
  await main.locator("a[href^='/systems/']").first().click();
  await stays(/\/systems\/[^/?]+\?asOf=/);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Systems" }).click();
  await stays(/\/systems\?asOf=/);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Agents", exact: true }).click();
  await expect(page).toHaveURL(/\/agents$/);
});

test("a moment that is none, or has not come, is said, not an error", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  for (const asOf of ["yesterday", "2999-01-01T00:00:00Z"]) {
    await page.goto(`/agents?asOf=${asOf}`);
    await expect(page.getByText("This list cannot be shown as asked")).toBeVisible();
  }
});
