import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

const places = [
  "Overview",
  "Agents",
  "Capabilities",
  "Gaps",
  "People",
  "Teams",
  "Systems",
  "Data",
  "Controls",
  "Evidence",
  "Imports",
  "Settings",
  "Help",
];

test("below a list the way up stands above the title, and the browser goes back to the list as it was", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?riskTier=critical");
  await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
  const up = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(up.getByRole("link", { name: "Agents" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/riskTier=critical/);
  await expect(page.getByRole("button", { name: /Tier: Critical/ })).toBeVisible();
});

test("every entry of the side bar leads to its page, without an error in the console", async ({ page, signIn }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await signIn(admin.email, admin.password);
  await page.goto("/");
  const bar = page.getByRole("navigation", { name: "Main" });
  for (const name of places) {
    await bar.getByRole("link", { name, exact: true }).click();
    await expect(bar.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test("a link is followed without loading the console anew, and a line says that its page is on its way", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people");
  await page.evaluate(() => {
    document.body.dataset.since = "before";
  });
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/systems\?/, async (route) => {
    await held;
    await route.continue();
  });
  const bar = page.getByRole("navigation", { name: "Main" });
  await bar.getByRole("link", { name: "Systems", exact: true }).click();
  const line = page.getByRole("progressbar", { name: "Reading the page" });
  await expect(line).toBeVisible();
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();
  answer();
  await expect(page.getByRole("heading", { name: "Systems", level: 1 })).toBeVisible();
  await expect(line).toBeHidden();
  await expect(page.locator("body")).toHaveAttribute("data-since", "before");

  // What is not to be followed here is the browser's: another tab, a place on the page.
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    bar.getByRole("link", { name: "Teams", exact: true }).click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await expect(tab.getByRole("heading", { name: "Teams", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/systems$/);
  await page.goto("/docs/rules");
  await page.getByRole("main").locator("a[href^='#']").first().click();
  await expect(page).toHaveURL(/\/docs\/rules#./);
});

test("the keyboard reaches the page past the navigation", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("navigation", { name: "Main" }).locator(":focus")).toHaveCount(0);
});

test("on a telephone the navigation opens from the bar on top", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(admin.email, admin.password);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Open the menu" }).click();
  await page.getByRole("link", { name: "People", exact: true }).click();
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();
});

test("an address where nothing is says so and leads on", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/people/nobody-of-this-name@halmeric.example");
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
});
