import type { Page } from "@playwright/test";
import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

const post = (page: Page, path: string, data: object) =>
  askApi<{ id: string; slug: string; email: string }>(page, "post", path, data);

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? at.ariaLabel) : at?.textContent;
      return label ?? "";
    });
    if (name.test(here)) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}

test("R93: hands over what somebody answers for by keyboard alone; the successor has to accept", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  const mark = crypto.randomUUID().slice(0, 8);
  const boss = await post(page, "/people", { name: `Boss ${mark}`, email: `boss.${mark}@halmeric.example` });
  const leaver = await post(page, "/people", {
    name: `Leaver ${mark}`,
    email: `leaver.${mark}@halmeric.example`,
    manager: boss.email,
  });
  const system = await post(page, "/systems", { name: `Ledger ${mark}`, owner: leaver.email });
  const agent = await post(page, "/agents", { name: `Desk ${mark}` });
  await post(page, `/agents/${agent.slug}/assignments`, { role: "business_owner", person: leaver.email });

  await page.goto(`/people/${leaver.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await tabTo(page, /^Hand over$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Hand over what Leaver/ })).toBeVisible();
  await expect(page.getByText("Proposed: manager")).toHaveCount(2);
  await expectAccessible();
  await expect(page.getByText("No gap opens or closes")).toBeVisible();
  await tabTo(page, /^Why/);
  await page.keyboard.type("Leaves the company");
  const bar = page.getByRole("navigation", { name: "Main" });
  const ask = page.getByRole("dialog", { name: "Leave without saving?" });
  await bar.getByRole("link", { name: "Teams", exact: true }).click();
  await ask.getByRole("button", { name: "Stay and go on" }).click();
  await expect(page.getByLabel("Why")).toHaveValue("Leaves the company");
  await tabTo(page, /^Hand over 2 things$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Handed over: 2 things")).toBeVisible();
  await expect(page.getByText("has nothing to hand over")).toBeVisible();
  await bar.getByRole("link", { name: "Teams", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Teams" })).toBeVisible();
  await expectAccessible();

  await page.goto(`/systems/${system.slug}`);
  await expect(page.getByRole("main").getByText(`Boss ${mark}`).first()).toBeVisible();
  await page.goto(`/people/${boss.id}`);
  await expect(page.getByText("named just now, not accepted")).toBeVisible();
});
