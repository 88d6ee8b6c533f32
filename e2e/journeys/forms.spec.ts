import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, provisioner, security } from "../sign-ins.ts";

test("what is typed on a page is not lost by a link, the palette or a shortcut without asking", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
  await page.getByRole("link", { name: /^Facts/ }).click();
  await page.getByRole("link", { name: "Edit the facts" }).click();
  await page.getByLabel("Escalation").fill("Typed and not saved");
  const bar = page.getByRole("navigation", { name: "Main" });
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await bar.getByRole("link", { name: "People", exact: true }).click();
  await expect(ask).toBeVisible();
  await expectAccessible();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await expect(page.getByLabel("Escalation")).toHaveValue("Typed and not saved");

  // Going back is stopped, so there is no navigation to wait for.
  await page.evaluate(() => history.back());
  await expect(ask).toBeVisible();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await expect(page.getByLabel("Escalation")).toHaveValue("Typed and not saved");

  await bar.getByRole("link", { name: "People", exact: true }).click();
  await ask.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await bar.getByRole("link", { name: "Teams", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Teams" })).toBeVisible();
});

test("a dialog that holds something typed asks before it is left; one that does not, closes", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/systems?open=add");
  const dialog = page.getByRole("dialog", { name: "Add a system" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page).not.toHaveURL(/open=/);
  await page.getByRole("button", { name: "Add a system" }).click();
  await dialog.getByLabel("Name").fill("Half a system");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("Half a system");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toHaveCount(0);
});

test("rule 8: two people edit the same system; nothing of either is lost", async ({ page, signIn, context }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/systems");
  const address =
    (await page.getByRole("main").locator("table a[href^='/systems/']").nth(2).getAttribute("href")) ?? "";
  await page.goto(address);
  const other = await context.newPage();
  await other.goto(address);
  for (const one of [page, other]) await one.getByRole("button", { name: /^(Edit|Name an owner)$/ }).click();
  await other.getByLabel("Description").fill("Changed first");
  await other.getByLabel("Environment").selectOption("staging");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("dialog")).toHaveCount(0);

  await page.getByLabel("Description").fill("Changed second");
  await page.getByLabel("Enforces the approval itself").selectOption("yes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const overtaken = page.getByRole("alert").filter({ hasText: "Somebody changed this while you typed" });
  await expect(overtaken.getByText("Changed first")).toBeVisible();
  await overtaken.getByLabel(/Changed second/).check();
  await page.getByRole("button", { name: "Save both together" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("Changed second")).toBeVisible();
  await expect(page.getByText("staging", { exact: true })).toBeVisible();
});

test("R30: security adds a control of the organisation's own, changes it, and takes it out of use and back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(security.email, security.password);
  await page.goto("/controls");
  await page.getByRole("button", { name: "Add a control of your own" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a control of your own" });
  await dialog.getByRole("button", { name: "Add the control" }).click();
  await expect(dialog.getByText("Use letters, a hyphen and two digits, such as OUR-01.")).toBeVisible();
  await dialog.getByLabel("Id", { exact: true }).fill("JRN-01");
  await dialog.getByLabel("What it is").fill("Second line looks at payments each week");
  await dialog.getByLabel("Condition 1", { exact: true }).selectOption("action_is");
  await dialog.getByLabel("pay", { exact: true }).check();
  await dialog.getByLabel("read", { exact: true }).uncheck();
  await expect(dialog.getByText("Reads: any capability's action is pay.")).toBeVisible();
  await dialog.getByLabel("Expected evidence").fill("The list of the week, signed");
  await dialog.getByLabel("Where it comes from").fill("owasp-asi:ASI03");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add the control" }).click();
  await expect(dialog).toHaveCount(0);

  await page.goto("/controls/JRN-01");
  await expect(page.getByText("any capability's action is pay")).toBeVisible();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Weight").selectOption("high");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("main").getByText("high", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Take out of use" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take out of use" }).click();
  await expect(page.getByText("JRN-01 is out of use.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Take out of use" })).toBeVisible();
});

test("whoever sends a long form is led to the first field that is refused", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents/joiner-mover-leaver");
  await page.getByRole("button", { name: "Add a capability" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add the capability" }).click();
  const first = dialog.locator("[aria-invalid='true']").first();
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
});

test("R16: who runs an agent edits its facts, and is not offered what it is for", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  const name = `Run by another ${crypto.randomUUID().slice(0, 8)}`;
  const agent = await askApi<{ slug: string }>(page, "post", "/agents", { name, purpose: "Sorts letters." });
  for (const [role, person] of [
    ["business_owner", admin.email],
    ["system_owner", provisioner.email],
  ])
    await askApi(page, "post", `/agents/${agent.slug}/assignments`, { role, person });
  await page.goto(`/agents/${agent.slug}/edit`);
  await expect(page.getByLabel("Purpose")).toBeEnabled();

  await page.context().clearCookies();
  await signIn(provisioner.email, provisioner.password);
  await page.goto(`/agents/${agent.slug}/edit`);
  for (const field of ["Purpose", "Task boundary", "Acceptable outcomes"])
    await expect(page.getByLabel(field)).toBeDisabled();
  await page.getByLabel("Business unit").fill("Mail room");
  await page.getByRole("button", { name: "Save the facts" }).click();
  await expect(page.getByText("Mail room", { exact: true })).toBeVisible();
});
