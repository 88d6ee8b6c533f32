import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("R46: the agent page opens the form that closes a gap; who was named there or by hand can be taken back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  // The agent with an empty seat that the list names first.
  await page.goto("/gaps?rule=role-missing");
  const agent = page.getByRole("main").locator("table a[href^='/agents/']").first();
  const address = ((await agent.getAttribute("href")) ?? "").replace(/\?.*/, "");
  await page.goto(`${address}?section=gaps`);
  const folded = page.getByRole("main").locator("details:not([open]) > summary:visible");
  for (let more = 0; more < 6 && (await folded.count()) > 0; more++) await folded.first().click();
  const fix = page.getByRole("button", { name: /^Name an? .+: / }).first();
  const label = (await fix.getAttribute("aria-label")) ?? "";
  await fix.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Person" }).fill("hyun");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Show what this changes" }).click();
  await expect(dialog.getByRole("status")).toContainText(/Closes \d+ gaps?/);
  await expectAccessible();
  // Somebody is chosen: leaving asks first.
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await dialog.getByRole("button", { name: /^Name .+ in 1 seat$/ }).click();
  const under = page.getByRole("complementary", { name: "Work under way" });
  await expect(under.getByRole("status")).toHaveText("1 of 1 done.");
  await expect(page.getByRole("button", { name: label, exact: true })).toHaveCount(0);
  await under.getByRole("button", { name: /^Undo/ }).click();
  await expect(under).toContainText("Taking back: Naming");
  await expect(under.getByRole("status")).toHaveText("1 of 1 done.");
  for (let more = 0; more < 6 && (await folded.count()) > 0; more++) await folded.first().click();
  await expect(page.getByRole("button", { name: label, exact: true }).first()).toBeVisible();

  // By hand, among the people of the agent.
  await page.goto(`${address}?section=people`);
  const ended = page.getByRole("button", { name: /^Change .*Hyun/ });
  const before = await ended.count();
  await page
    .getByRole("button", { name: /^(Name an? |Add another)/ })
    .first()
    .click();
  await expect(dialog.getByRole("button", { name: /^Name an? / })).toBeDisabled();
  await dialog.getByRole("combobox", { name: "Person" }).fill("hyun");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: /^Name an? / }).click();
  await expect(dialog).toHaveCount(0);
  const said = page.getByRole("region", { name: "What just happened" });
  await expect(said).toContainText(/is named/);
  await expect(ended).toHaveCount(before + 1);
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText("Taken back.");
  await expect(ended).toHaveCount(before);
});

test("rule 8: a capability's form asks before it is left, and merges with a faster edit; a gap is handed on and back", async ({
  page,
  signIn,
  context,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  const address = (await page.getByRole("main").locator("table a[href^='/agents/']").nth(3).getAttribute("href")) ?? "";
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(`${address}?section=answers`);
    await one.getByText("The six answers and the terms").first().click();
    await one.getByRole("button", { name: /^Edit/ }).first().click();
  }
  await other.getByLabel("How it is watched").fill("Watched by the first");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("dialog")).toHaveCount(0);

  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("How it is watched").fill("Watched by the second");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  const overtaken = page.getByRole("alert").filter({ hasText: "Somebody changed this while you typed" });
  await overtaken.getByLabel(/Watched by the second/).check();
  await page.getByRole("button", { name: "Save both together" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${address}?section=answers`);
  await page.getByText("The six answers and the terms").first().click();
  await expect(page.getByText("Watched by the second")).toBeVisible();

  await page.goto("/gaps?rule=grant-standing");
  const assign = page.getByRole("button", { name: /^Assign: / }).first();
  const label = (await assign.getAttribute("aria-label")) ?? "";
  await assign.click();
  await dialog.getByRole("combobox", { name: "Assignee" }).fill("grace");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  const said = page.getByRole("region", { name: "What just happened" });
  await expect(said).toContainText(/Assigned to Grace/);
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText("Taken back.");
  await expect(page.getByRole("button", { name: label, exact: true }).first()).toBeVisible();
});

test("rule 8: a registration without a name, a token and a password are not lost by leaving", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents/new");
  // The first letters may come before the page listens: typed until it has heard them.
  await expect(async () => {
    await page.getByLabel("Purpose").fill("");
    await page.getByLabel("Purpose").fill("Typed before it has a name");
    await expect(page.getByRole("complementary", { name: "What it comes to" })).toBeVisible();
  }).toPass();
  const bar = page.getByRole("navigation", { name: "Main" });
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await bar.getByRole("link", { name: "People", exact: true }).click();
  await expect(ask).toBeVisible();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await expect(page.getByLabel("Purpose")).toHaveValue("Typed before it has a name");
  // With a name it is kept, also when somebody leaves while the timer still waits.
  await page.getByLabel("Name", { exact: true }).fill("Left in a hurry");
  await bar.getByRole("link", { name: "Agents", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();
  await expect(async () => {
    await page.goto("/agents?q=Left+in+a+hurry");
    await expect(page.getByRole("link", { name: "Left in a hurry" })).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Name").fill("Journey of a token");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("dialog", { name: "Copy the token now" })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Revoke Journey of a token" }).click();
  await expect(dialog).toContainText("Whatever uses it is refused from its next request on.");
  await dialog.getByRole("button", { name: "Revoke it" }).click();
  await expect(dialog).toHaveCount(0);

  await page.goto("/settings/account");
  await page.getByLabel("Present password").fill("not the one");
  await bar.getByRole("link", { name: "People", exact: true }).click();
  await expect(ask).toBeVisible();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await page.getByLabel("New password").fill("long enough to be a password");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByLabel("Present password")).toHaveAttribute("aria-invalid", "true");
});
