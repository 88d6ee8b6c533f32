import { expect, test } from "../fixtures.ts";
import { admin, security } from "../sign-ins.ts";

test("R20, R46: security groups the gaps by function, goes to one, gives several to a colleague, and closes one by one click", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(security.email, security.password);
  await page.goto("/gaps");
  await page.getByLabel("Group by").selectOption("Function");
  await expect(page).toHaveURL(/by=function/);
  await expectAccessible();
  const group = page
    .getByRole("list", { name: "Groups of gaps" })
    .getByRole("listitem")
    .filter({ hasText: "Business owner" });
  const link = group.getByRole("link", { name: /^\d+ gaps?$/ });
  const size = Number.parseInt((await link.textContent()) ?? "", 10);
  await link.click();
  await expect(page.getByRole("button", { name: /Function: Business owner/ })).toBeVisible();
  await expect(page.getByText(`${size} ${size === 1 ? "gap" : "gaps"}`, { exact: true })).toBeVisible();

  await page.getByRole("checkbox", { name: "Choose every gap on this page" }).check();
  const bar = page.getByRole("region", { name: "Chosen rows" });
  await bar.getByRole("button", { name: "Assign" }).click();
  const dialog = page.getByRole("dialog", { name: /^Who is to close/ });
  await expect(dialog).toContainText("Assigning changes nothing about the gaps themselves.");
  await expectAccessible();
  await dialog.getByRole("combobox", { name: "Assignee" }).fill("grace");
  await page.getByRole("option", { name: /Grace/ }).first().click();
  await dialog.getByRole("button", { name: /^Assign \d+ gaps?$/ }).click();
  const work = page.getByRole("complementary", { name: "Work under way" });
  await expect(work.getByRole("status")).toHaveText(`${size} of ${size} done.`);
  await work.getByRole("button", { name: /^Put away/ }).click();
  await page.getByLabel("Group by").selectOption("Assignee");
  await expect(
    page
      .getByRole("list", { name: "Groups of gaps" })
      .getByRole("listitem")
      .filter({ hasText: /^Grace|Grace/ })
      .first(),
  ).toBeVisible();
  // Back is where one came from, with everything chosen as it was.
  await page.goBack();
  await expect(page.getByRole("button", { name: /Function: Business owner/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Gaps" })).toBeVisible();

  // One click to the form, which says what it closes before it is saved.
  await page.goto("/gaps?rule=role-missing");
  const fix = page.getByRole("button", { name: /^Name an? / }).first();
  const sentence = ((await fix.getAttribute("aria-label")) ?? "").replace(/^[^:]+: /, "");
  await fix.click();
  const naming = page.getByRole("dialog");
  await naming.getByRole("combobox", { name: "Person" }).fill("hyun");
  await page.getByRole("option").first().click();
  await naming.getByRole("button", { name: "Show what this changes" }).click();
  await expect(naming.getByRole("status")).toContainText(/Closes \d+ gaps?/);
  await expectAccessible();
  await naming.getByRole("button", { name: /^Name .+ in 1 seat$/ }).click();
  await expect(work.getByRole("status")).toHaveText("1 of 1 done.");
  await expect(page.getByRole("link", { name: sentence, exact: true })).toHaveCount(0);
});

test("R46: stating one fact says first which gaps it closes, and closes them", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/gaps?by=fact&rule=playbook-missing");
  const group = page.getByRole("list", { name: "Groups of gaps" }).getByRole("listitem").first();
  const size = Number.parseInt((await group.getByRole("link", { name: /^\d+ gaps?$/ }).textContent()) ?? "", 10);
  const address = (await group.getByRole("link", { name: /^\d+ gaps?$/ }).getAttribute("href")) ?? "";
  await group.getByRole("button", { name: /^Fix/ }).click();
  const dialog = page.getByRole("dialog", { name: "Add a playbook" });
  await expect(dialog).toContainText(size === 1 ? "It closes this gap alone." : `It closes ${size} gaps`);
  await dialog.getByLabel("Playbook").fill("https://wiki.halmeric.example/playbooks/one");
  await dialog.getByRole("button", { name: "Add a playbook" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("No gaps match")).toBeVisible();
});

test("the gaps are narrowed, chosen and given away by keyboard alone", async ({ page, signIn }) => {
  await signIn(security.email, security.password);
  await page.goto("/gaps?severity=medium");
  const focused = page.locator(":focus");
  /** Tab until what has the focus answers to a name. */
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const label = await focused.evaluate(
        (element) =>
          element.getAttribute("aria-label") ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          "",
      );
      if (name.test(label.trim())) return label.trim();
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  await tabTo(/^Search gaps and agents$/);
  await page.keyboard.type("a");
  await expect(page).toHaveURL(/q=a/);
  const chosen = await tabTo(/^Choose (?!every)/);
  await page.keyboard.press("Space");
  const bar = page.getByRole("region", { name: "Chosen rows" });
  await expect(bar.getByRole("status")).toHaveText("1 gap chosen");
  await bar.getByRole("button", { name: "Assign" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Who is to close this gap?" });
  await expect(dialog.getByRole("combobox", { name: "Assignee" })).toBeVisible();
  await dialog.getByRole("combobox", { name: "Assignee" }).focus();
  await page.keyboard.type("freya");
  // The list that was there before the first letter has others above her.
  await expect(page.getByRole("option").first()).toHaveText(/Freya/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(/^Assign 1 gap$/);
  await page.keyboard.press("Enter");
  const work = page.getByRole("complementary", { name: "Work under way" });
  await expect(work.getByRole("status")).toHaveText("1 of 1 done.");
  const row = page.getByRole("row").filter({ hasText: chosen.replace(/^Choose /, "") });
  await expect(row.first()).toContainText("Freya");
});
