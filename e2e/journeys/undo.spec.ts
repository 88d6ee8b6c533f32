import { address } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, responder } from "../sign-ins.ts";

test("R46: the agent page opens the form that closes a gap; who was named there or by hand can be taken back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  // The agent with an empty seat that the list names first.
  await page.goto("/gaps?rule=role-missing");
  await page.getByRole("main").locator("table a[href^='/gaps/']").first().click();
  await page.waitForURL(/\/gaps\/.+/);
  const agent = page.getByRole("main").locator("a[href^='/agents/']").first();
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

test("rule 8: an exception, a retirement, a campaign and an override that are half typed are not lost by leaving", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  const dialog = page.getByRole("dialog");
  /** Tries to leave by key and by button, stays both times, and finds what was typed; then gives it up. */
  const staysUntilGivenUp = async (label: string, said: string) => {
    await dialog.getByLabel(label, { exact: true }).fill(said);
    await page.keyboard.press("Escape");
    await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
    await expectAccessible();
    await dialog.getByRole("button", { name: "Go on typing" }).click();
    await expect(dialog.getByLabel(label, { exact: true })).toHaveValue(said);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.getByRole("button", { name: "Discard" }).click();
    await expect(dialog).toHaveCount(0);
  };
  await page.goto("/gaps?rule=grant-standing");
  await page.getByRole("main").locator("table a[href^='/gaps/']").first().click();
  await page.getByRole("button", { name: /^Ask for an exception/ }).click();
  await staysUntilGivenUp("What is done meanwhile", "The desk can pull the plug.");

  await page.goto("/agents/call-notes");
  await page.getByRole("button", { name: "Ask to retire it" }).click();
  await staysUntilGivenUp("Why", "Nobody asks it anything any more.");

  // A page of its own asks as a dialog does.
  await page.goto("/reviews/new");
  const name = page.getByLabel("Name", { exact: true });
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(async () => {
    await name.fill("");
    await name.fill("Half a campaign");
    await page.getByRole("button", { name: "Leave it" }).click();
    await expect(ask).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await expect(name).toHaveValue("Half a campaign");
  await page.getByRole("button", { name: "Leave it" }).click();
  await ask.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reviews" })).toBeVisible();

  // Within the dialog of a row the way back is a step; leaving the dialog still asks.
  await page.goto("/matrix?duty=retire&state=active");
  await expect(page.getByRole("grid", { name: "Duties by person" })).toBeVisible();
  await expect(page.getByText("Loading …")).toHaveCount(0);
  await page.locator("[role=grid] [data-place]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Add or remove a letter" }).click();
  await dialog.getByLabel("Reason").fill("Half an override");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveValue("Half an override");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Back" }).click();
  await expect(dialog.getByRole("button", { name: "Add or remove a letter" })).toBeVisible();
  // Nothing is typed any more: the dialog closes.
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("rule 8: why a role is declined in the inbox is not lost by leaving", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  const named = await page.request.post("/api/v1/agents/call-notes/assignments", {
    headers: { origin: address },
    data: { role: "retirement_owner", person: responder.email },
  });
  expect(named.status(), await named.text()).toBe(201);
  await page.context().clearCookies();
  await signIn(responder.email, responder.password);
  await page.goto("/inbox?kind=accept");
  const decline = page.getByRole("main").getByRole("button", { name: /^Decline ?:/ });
  const dialog = page.getByRole("dialog");
  await expect(decline.first()).toBeVisible();
  const before = await decline.count();
  await expect(async () => {
    await decline.first().click();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const yes = dialog.getByRole("button", { name: "Decline" });
  await expect(yes).toBeDisabled();
  await dialog.getByLabel("Why").fill("I moved to another desk");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await expect(dialog.getByLabel("Why")).toHaveValue("I moved to another desk");
  await yes.click();
  await expect(dialog).toHaveCount(0);
  await expect(decline).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(decline).toHaveCount(before);
});
