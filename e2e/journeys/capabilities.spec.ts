import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { admin, businessOwner } from "../sign-ins.ts";

const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);

test("R46: a business owner names one person in a role of many capabilities at once, sees first what closes, and takes it back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto("/capabilities");
  await page.getByLabel("Whose").selectOption("Of my agents");
  await expect(page.getByRole("list", { name: "What is chosen" })).toContainText("Whose: Of my agents");
  await expectAccessible();
  await page.getByRole("checkbox", { name: "Choose every capability on this page" }).check();
  const bar = page.getByRole("region", { name: "Chosen rows" });
  const count = Number.parseInt((await bar.getByRole("status").textContent()) ?? "", 10);
  expect(count).toBeGreaterThan(1);

  const arriving = page.waitForEvent("download");
  await bar.getByRole("button", { name: "XLSX" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe("capabilities.xlsx");
  expect((await readFile(await file.path())).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");

  await bar.getByRole("button", { name: "Name somebody" }).click();
  const dialog = page.getByRole("dialog");
  // A capability has seats of its own for five roles.
  await expect(dialog.getByLabel("Role").getByRole("option")).toHaveText([
    "Choose a role",
    "Provisioner",
    "Control owner",
    "Approver",
    "Detector",
    "Responder",
  ]);
  await dialog.getByLabel("Role").selectOption("Control owner");
  await dialog.getByRole("combobox", { name: "Person" }).fill("hyun");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Show what this changes" }).click();
  await expect(dialog.getByRole("status")).toContainText(/Closes \d+ gaps?, opens \d+/);
  await expectAccessible();
  await dialog.getByRole("button", { name: /^Name .+ in \d+ seats?$/ }).click();
  const under = page.getByRole("complementary", { name: "Work under way" });
  await expect(under.getByRole("status")).toHaveText(new RegExp(`^\\d+ of ${count} done`));
  await under.getByRole("button", { name: /^Undo/ }).click();
  await expect(under).toContainText("Taking back: Naming");
  await expect(under.getByRole("status")).toHaveText(/^(\d+) of \1 done\.$/);
});

for (const list of ["/gaps", "/capabilities"])
  test(`rows of ${list} are 36 px high`, async ({ page, signIn }) => {
    await signIn(admin.email, admin.password);
    await page.goto(list);
    const rows = page.getByRole("main").locator("table tbody tr");
    await expect(rows.first()).toBeVisible();
    const heights = await rows.evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)));
    expect([...new Set(heights)]).toEqual([36]);
  });

test("R94: of what has ended the list says neither that it is answered for nor that it is not", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/capabilities?q=answer+public+posts");
  const row = page.getByRole("row", { name: /Answer public posts/ });
  await expect(row.getByRole("img", { name: /^All 5 seats are closed/ })).toBeVisible();
  await expect(row.getByRole("cell", { name: "–", exact: true })).toBeVisible();
  await expect(row.getByRole("cell", { name: "no", exact: true })).toHaveCount(0);
});

test("the matrix is narrowed by a unit, a system and a person that one searches for", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto("/matrix");
  for (const [label, typed] of [
    ["Person", "grace"],
    ["System", "ledger"],
    ["Unit", ""],
  ] as const) {
    const filter = page.getByRole("combobox", { name: label, exact: true });
    await filter.click();
    if (typed) await filter.fill(typed);
    const option = page.getByRole("option").first();
    const name = ((await option.locator("span").first().textContent()) ?? "").trim();
    await option.click();
    const chip = page.getByRole("button", { name: `${label}: ${name} (remove)` });
    await expect(chip).toBeVisible();
    await expect(filter).toHaveValue("");
    if (label === "Person") await expectAccessible();
    await chip.click();
    await expect(chip).toHaveCount(0);
  }
});

test("while a search is on its way nobody found for another text can be picked, however late the answers come", async ({
  page,
  signIn,
}) => {
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto("/matrix");
  const held = new Map<string, () => void>();
  await page.route(/\/people\?.*q=/, async (route) => {
    await new Promise<void>((resolve) => held.set(new URL(route.request().url()).searchParams.get("q") ?? "", resolve));
    await route.continue();
  });
  const answer = async (text: string) => {
    await expect.poll(() => held.has(text)).toBe(true);
    const answered = page.waitForResponse((response) => response.url().endsWith(`q=${text}`));
    held.get(text)?.();
    held.delete(text);
    await (await answered).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  };
  const filter = page.getByRole("combobox", { name: "Person", exact: true });
  const options = page.getByRole("option");
  const others = options.filter({ hasNotText: /grace/i });
  await filter.click();
  await expect.poll(() => held.has("")).toBe(true);
  await filter.fill("grace");
  // The answer to the empty text comes after 'grace' was typed, and before it is asked for or answered.
  await answer("");
  await expect(page.getByText("Searching …")).toBeVisible();
  await expect(options).toHaveCount(0);
  await answer("grace");
  await expect(options.first()).toBeVisible();
  await expect(others).toHaveCount(0);

  // What was found stays as far as it matches what is typed, until the answer is there.
  await filter.fill("");
  await answer("");
  await expect(others.first()).toBeVisible();
  await filter.fill("grace");
  await expect(others).toHaveCount(0);
});

test("rule 4: a person, a system and a gap can be seen as they stood, and offer no change then", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn(admin.email, admin.password);
  for (const [list, link, acts] of [
    ["/people", "/people/", /^(Edit|Hand over|Invite)/],
    ["/systems", "/systems/", /^(Edit|Name an owner)/],
    ["/gaps", "/gaps/", /^(Assign|Hand on|Name|Ask)/],
  ] as const) {
    await page.goto(`${list}?asOf=${monthAgo}T12:00:00Z`);
    await page.getByRole("main").locator(`table a[href^='${link}']`).first().click();
    await expect(page).toHaveURL(new RegExp(`${link}[^?]+\\?asOf=`));
    await expect(page.getByText(/^As it stood on/)).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: acts })).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("link", { name: acts })).toHaveCount(0);
    await expectAccessible();
    await page.getByRole("link", { name: "Back to now" }).click();
    await expect(page.getByText(/^As it stood on/)).toHaveCount(0);
    await page.getByRole("button", { name: "See a past moment" }).waitFor();
  }
});
