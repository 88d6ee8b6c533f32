import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin, businessOwner, provisioner, security } from "../sign-ins.ts";

test.setTimeout(180_000);

/** Searches a field that holds one of what the registry knows, and takes the first that fits. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(words);
  await page.getByRole("option").first().click();
}

/** Accepts everything that waits for the person on the agent's page. */
async function acceptAll(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?section=people`);
  const accept = page.getByRole("button", { name: /^Accept ownership/ });
  await expect(accept.first()).toBeVisible();
  for (let left = await accept.count(); left > 0; left--) {
    await accept.first().click();
    await expect(accept).toHaveCount(left - 1);
  }
}

test("R7, R9, R52: register an agent, add what it may do, name people, accept; its gaps close and its matrix is valid", async ({
  page,
  signIn,
  browser,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  await page.getByRole("link", { name: "Register an agent" }).click();

  // A name is enough for a draft; it keeps itself and says so.
  const preview = page.getByRole("complementary", { name: "What it comes to" });
  await page.getByLabel("Name", { exact: true }).fill("Journey minutes");
  await expect(preview.getByText(/^Saved as a draft at/)).toBeVisible();
  await expect(preview.getByText(/gaps would be open$/)).toBeVisible();
  await expect(preview.getByText("low", { exact: true })).toBeVisible();

  await page.getByLabel("Purpose").fill("Writes the minutes of meetings that ask for it.");
  await page.getByLabel("Task boundary").fill("Meetings whose organiser invited it; it sends nothing by itself.");
  await page.getByLabel("Interaction").selectOption("assistant");
  await page.getByLabel("Autonomy").selectOption("suggests");
  await page.getByLabel("Hosting").selectOption("internal");
  await page.getByLabel("Environment").selectOption("production");
  await expect(page.getByText("Interaction is not stated.")).toHaveCount(0);

  // What it may do decides the tier while one types: paying without undo first, then what it is.
  await page.getByLabel("Capability", { exact: true }).fill("Draft the minutes");
  await page.getByLabel("Action", { exact: true }).selectOption("pay");
  await page.getByLabel("Can be undone").selectOption("no");
  await expect(preview.getByText("high", { exact: true })).toBeVisible();
  await expect(preview.getByText(/pays and cannot be undone/)).toBeVisible();
  await expect(preview.getByText("Responder", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Action", { exact: true }).selectOption("read");
  await page.getByLabel("Can be undone").selectOption("yes");
  await page.getByLabel("Data classification").selectOption("internal");
  await expect(preview.getByText("low", { exact: true })).toBeVisible();
  await expect(page.getByText("The system of 'Draft the minutes' is not stated.")).toBeVisible();
  await pick(page, "System", "Knowledge Base");

  for (const [role, email] of [
    ["Business owner", businessOwner.email],
    ["System owner", provisioner.email],
    ["Security owner", security.email],
    ["Retirement owner", businessOwner.email],
    ["Provisioner", provisioner.email],
  ] as const)
    await pick(page, role, email);
  await expect(preview.getByText(/^Saved as a draft at/)).toBeVisible();

  // A new page continues where the first stopped: nothing was lost.
  await page.getByRole("link", { name: "Go to its page" }).click();
  await expect(page.getByRole("heading", { name: "Journey minutes", level: 1 })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Go on registering" }).click();
  await expect(page.getByLabel("Purpose")).toHaveValue(/^Writes the minutes/);
  await expect(page.getByLabel("Business owner", { exact: true })).not.toHaveValue("");

  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByText("submitted", { exact: true })).toBeVisible();

  // What is still missing is a gap now; each says what closes it and leads there.
  await page.getByRole("link", { name: /^Gaps/ }).last().click();
  const unstated = page.getByRole("listitem").filter({ hasText: "acceptable outcomes" });
  await expect(unstated.getByText("What closes it:")).toBeVisible();
  await page
    .getByRole("button", { name: /^Name a control owner: / })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await pick(page, "Person", provisioner.email);
  await dialog.getByRole("button", { name: "Show what this changes" }).click();
  await dialog.getByRole("button", { name: /^Name .+ in 1 seat$/ }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("link", { name: "Facts" }).click();
  await page.getByRole("link", { name: "Edit the facts" }).click();
  await page.getByLabel("Acceptable outcomes").fill("Minutes as a draft that a person sends, or none.");
  await page.getByRole("button", { name: "Save the facts" }).click();
  await expect(page).toHaveURL(/section=facts/);
  await page.getByRole("link", { name: /^Answers/ }).click();

  // A grant, how it is taken away, and the controls that have nobody.
  await page.getByRole("button", { name: "Edit Draft the minutes" }).click();
  await dialog.getByLabel("How it is watched").fill("A sample of ten a week");
  await dialog.getByLabel("How it is revoked").fill("Take the reader role away");
  await dialog.getByLabel("Minutes").fill("10");
  await pick(page, "Granted by", provisioner.email);
  await pick(page, "Approved by", businessOwner.email);
  await dialog.getByLabel("Until").fill("2199-01-31");
  await dialog.getByLabel("Why it is granted").fill("It writes what it reads.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("6 of 6 answered")).toBeVisible();

  await page
    .getByRole("link", { name: /^Controls/ })
    .last()
    .click();
  const nameOwner = page.getByRole("button", { name: /^Name an owner of/ });
  await expect(page.getByRole("heading", { name: /^Controls that apply/ })).toBeVisible();
  for (let left = await nameOwner.count(); left > 0; left--) {
    await nameOwner.first().click();
    await pick(page, "Owner on this agent", security.email);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(nameOwner).toHaveCount(left - 1);
  }

  // Each of those named says yes.
  for (const person of [businessOwner, provisioner, security]) {
    const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const own = await context.newPage();
    await own.goto("/sign-in");
    await own.getByLabel("Email").fill(person.email);
    await own.getByLabel("Password").fill(person.password);
    await own.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(own).not.toHaveURL(/sign-in/);
    await acceptAll(own, address);
    await context.close();
  }

  await page.goto(`${address}?section=matrix`);
  await expect(page.getByText(/^All \d+ duties have one accountable person who answers/)).toBeVisible();
  await page.goto(`${address}?section=gaps`);
  await expect(page.getByRole("heading", { name: /^Gaps/ })).toBeVisible();
  for (const closed of ["acceptable outcomes", "Nobody answers for"])
    await expect(page.getByText(closed, { exact: false })).toHaveCount(0);
  await page.goto(`${address}?section=history`);
  await expect(page.getByText("Gap closed").first()).toBeVisible();
  await expect(page.getByText("Assignment accepted").first()).toBeVisible();
});

test("an event that cannot happen yet stays in sight and says what stands in its way", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents/new");
  await page.getByLabel("Name", { exact: true }).fill("Journey bare draft");
  await expect(page.getByText(/^Saved as a draft at/).first()).toBeVisible();
  await page.getByRole("link", { name: "Go to its page" }).click();
  await page.getByRole("button", { name: /^Submit for approval \(not possible now/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Interaction is not stated.")).toBeVisible();
  await expect(dialog.getByText("Hosting is not stated.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("No capability is registered")).toBeVisible();
});

test("R52: what the API refuses stands beside its field, and the rest is kept", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents/new");
  await page.getByLabel("Name", { exact: true }).fill("Journey refused field");
  await page.getByText("Identity, vendor, reach").click();
  await page.getByLabel("Playbook").fill("not an address");
  await page.getByLabel("Escalation").fill("The duty manager");
  await page.getByLabel(/^Ends on/).fill("2198-01-31");
  await expect(page.getByText("Write an address that starts with https://.")).toBeVisible();
  await expect(page.getByText(/but for what is marked$/).first()).toBeVisible();
  await page.getByRole("link", { name: "Go to its page" }).click();
  // What was refused is kept nowhere: leaving asks first.
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await ask.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("link", { name: "Facts" }).click();
  await expect(page.getByText("The duty manager")).toBeVisible();
  await expect(page.getByText(/31 January 2198/)).toBeVisible();
});
