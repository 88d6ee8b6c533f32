import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

const sample = (name: string): string => `public/samples/${name}`;

test("a platform engineer imports an agent card, sees first what it would change, and finds nothing to do the second time", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/imports");
  await page.getByLabel("File", { exact: true }).setInputFiles(sample("agent-card.json"));
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
  const rows = page.getByRole("region", { name: "Rows of the file" });
  await expect(rows.getByRole("row", { name: /Linen counter.*Agent.*to be created/ })).toBeVisible();
  await expect(rows.getByText(/Suggests credential.kind long lived/)).toBeVisible();
  await expectAccessible();
  // What was chosen and shown is not lost by leaving without a question; what is imported needs none.
  const people = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People", exact: true });
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await people.click();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(page.getByText("agent-card.json is imported")).toBeVisible();
  await people.click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();

  await page.goto("/agents/linen-counter");
  await expect(page.getByRole("heading", { level: 1, name: "Linen counter" })).toBeVisible();

  await page.goto("/imports");
  await page.getByLabel("File", { exact: true }).setInputFiles(sample("agent-card.json"));
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "3 as they are" })).toBeVisible();
});

test("a file with a wrong row names line and field, and is imported only when that row is left out", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/imports");
  const buffer = Buffer.from("slug,name,kind\njourney-right,Right,saas\njourney-wrong,Wrong,mainframe\n");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: "systems.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByRole("row", { name: /Wrong.*3.*with errors.*kind: 'mainframe' is not one of/ })).toBeVisible();
  const act = page.getByRole("button", { name: "Import 1 row" });
  await expect(act).toBeDisabled();
  await page.getByLabel("Leave out the row with errors").check();
  await act.click();
  await page.getByRole("link", { name: "Look at each row" }).click();
  await expect(page.getByRole("row", { name: /Wrong.*left out, with errors/ })).toBeVisible();
});

test("the tools of a server are given to an agent in one step", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn(admin.email, admin.password);
  for (const name of ["mcp-tools.json", "agent-card.json"]) {
    await page.goto("/imports");
    await page.getByLabel("File", { exact: true }).setInputFiles(sample(name));
    await page.getByRole("button", { name: "Show what would change" }).click();
    const act = page.getByRole("button", { name: /^Import \d+ rows?$|^Nothing to import$/ });
    await expect(act).toBeVisible();
    // The rows are shown a moment before the form is free again: until then 'Import' is disabled whatever it says.
    await expect(page.getByRole("button", { name: "Show what would change" })).toBeEnabled();
    if (await act.isEnabled()) {
      await act.click();
      await expect(page.getByText(`${name} is imported`)).toBeVisible();
    }
  }
  await page.goto("/systems/mcp-tools");
  await page.getByRole("button", { name: "Give tools to an agent" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("Linen");
  await page.getByRole("option", { name: /Linen counter/ }).click();
  await dialog.getByLabel("list_codes").check();
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Discard what you typed?")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on typing" }).click();
  await dialog.getByRole("button", { name: "Give the tool" }).click();
  await expect(dialog).toBeHidden();
  await page.goto("/agents/linen-counter");
  await expect(page.getByText(/Use mcp-tools \(said to read\)/).first()).toBeVisible();
});
