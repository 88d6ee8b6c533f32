import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

/** 'Open gaps 77' → 77, or the count beside the filters. */
const countOf = async (text: Promise<string | null>): Promise<number> =>
  Number(((await text) ?? "").replaceAll(/[^0-9]/g, ""));

test("R46: security sees the gaps by severity, narrows them by chips, and finds the same figure in the list", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/");
  const critical = page.getByRole("link", { name: /open gaps? of severity critical/ });
  const figure = await countOf(critical.textContent());
  await critical.click();
  await expect(page).toHaveURL(/severity=critical/);
  await expect(page.getByRole("button", { name: /Severity: Critical/ })).toBeVisible();
  await expect(
    page.getByText(`${figure.toLocaleString("en-GB")} ${figure === 1 ? "gap" : "gaps"}`, { exact: true }),
  ).toBeVisible();
  await page.getByRole("button", { name: /Severity: Critical/ }).click();
  await expect(page).not.toHaveURL(/severity=/);
  await page.getByLabel("Search gaps and agents").fill("no such gap anywhere");
  await expect(page.getByText("No gaps match")).toBeVisible();
});

test("the gaps leave as JSON, as many as the list shows", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  // Other journeys open and close gaps meanwhile, so that a list and a file of another moment are read anew.
  await expect(async () => {
    await page.goto("/gaps?severity=high");
    const shown = await countOf(page.getByText(/^[\d,]+ gaps$/).textContent());
    const arriving = page.waitForEvent("download", { timeout: 15_000 });
    await page.getByRole("link", { name: "Download as JSON" }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toBe("gaps.json");
    const { total, gaps } = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(total).toBe(shown);
    expect(gaps).toHaveLength(shown);
    // What was accepted is in no list of open gaps, and in no file of one.
    expect(new Set(gaps.map(({ status }: { status: string }) => status))).toEqual(new Set(["open"]));
  }).toPass({ timeout: 50_000 });
});

test("R46: a gap says what is so, why it matters and what closes it, and can be given to somebody", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/gaps?assignee=none&sort=-openedAt");
  const first = page
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: /^Assign:/ }) })
    .first();
  const sentence = (await first.getByRole("cell").first().getByRole("link").textContent()) ?? "";

  await first.getByRole("button", { name: /^Assign:/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Assignee" }).fill("a");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/gaps?q=${encodeURIComponent(sentence.slice(0, 150))}`);
  await expect(page.getByRole("button", { name: /^Hand on/ }).first()).toBeVisible();

  await page.getByRole("link", { name: sentence }).first().click();
  await expect(page.getByRole("heading", { name: sentence, level: 1 })).toBeVisible();
  await expect(page.getByText("Why it matters")).toBeVisible();
  await expect(page.getByText("What closes it")).toBeVisible();
  await expect(page.getByText("opened", { exact: true })).toBeVisible();
  await expect(page.getByText("assigned", { exact: true })).toBeVisible();
});

test("R46: naming the default owner of a control closes the gaps that only this fact kept open", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  // A control that nobody answers for anywhere, whichever it is today.
  await page.goto("/gaps?rule=control-unowned&by=fact");
  const links = page.getByRole("main").locator("a[href*='defaultOwner']");
  await expect(links.first()).toBeVisible();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  // Of the catalogue: the organisation's own controls come and go with other journeys.
  const ofCatalogue = /\b(OWN|LAW|IDN|ACC|APR|PRM|DAT|VEN|DEL|MCP|MON|EVD|REV|INC|RET)-\d{2}\b/;
  const address = addresses.find((one) => ofCatalogue.test(decodeURIComponent(one))) ?? "";
  const control = ofCatalogue.exec(decodeURIComponent(address))?.[0] ?? "";
  expect(control).not.toBe("");
  await page.goto(address);
  const sentence = (await page.getByRole("row").nth(1).getByRole("cell").first().getByRole("link").textContent()) ?? "";

  await page.goto(`/controls/${control}`);
  await page.getByRole("button", { name: /Name a default owner|Change who answers/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /Default owner/ }).fill("ma");
  await page.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Nobody by default")).toHaveCount(0);

  await page.goto(address);
  await expect(page.getByText("No gaps match")).toBeVisible();
  await page.goto(`${address}&status=closed`);
  await expect(page.getByText(sentence).first()).toBeVisible();
});

test("gaps that one fact closes stand together, and the group leads to them", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/gaps");
  await page.getByLabel("Group by").selectOption("What closes them");
  const group = page.getByRole("link", { name: /^\d+ gaps?$/ }).first();
  const size = await countOf(group.textContent());
  await group.click();
  await expect(page).toHaveURL(/closedBy=/);
  await expect(page.getByText(`${size} ${size === 1 ? "gap" : "gaps"}`, { exact: true })).toBeVisible();
});
