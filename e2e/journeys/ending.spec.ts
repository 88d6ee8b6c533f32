import type { Page } from "@playwright/test";
import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

interface Made {
  slug: string;
  name: string;
}

const dialog = (page: Page) => page.getByRole("dialog");

test("R14: a system that is used says by what and does not end; then it ends, and is taken back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  const mark = crypto.randomUUID().slice(0, 8);
  const system = await askApi<Made>(page, "post", "/systems", { name: `Ledger ${mark}` });
  const agent = await askApi<Made>(page, "post", "/agents", { name: `Desk ${mark}` });
  const pay = await askApi<Made>(page, "post", `/agents/${agent.slug}/capabilities`, {
    name: "Pay",
    system: system.slug,
  });

  await page.goto(`/systems/${system.slug}`);
  await page.getByRole("button", { name: `End ${system.name}` }).click();
  await expect(dialog(page).getByText("1 capability uses it still.")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "End it" })).toHaveCount(0);
  await expectAccessible();
  await dialog(page)
    .getByRole("link", { name: `${agent.name} · Pay` })
    .click();
  await expect(page).toHaveURL(new RegExp(`/agents/${agent.slug}\\?section=answers&capability=${pay.slug}`));

  await askApi(page, "delete", `/agents/${agent.slug}/capabilities/${pay.slug}`);
  await page.goto(`/systems/${system.slug}`);
  await page.getByRole("button", { name: `End ${system.name}` }).click();
  await expect(dialog(page).getByText(/No capability can name it any more/)).toBeVisible();
  await expectAccessible();
  await dialog(page).getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("main").getByText("out of use", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Take ${system.name} back into use` }).click();
  await expect(page.getByRole("main").getByText("out of use", { exact: true })).toHaveCount(0);
});

test("R27: a data source that an agent names says so and does not end", async ({ page, signIn, expectAccessible }) => {
  await signIn(admin.email, admin.password);
  const mark = crypto.randomUUID().slice(0, 8);
  const source = await askApi<Made>(page, "post", "/data-sources", { name: `Handbook ${mark}` });
  const agent = await askApi<Made>(page, "post", "/agents", { name: `Reader ${mark}`, dataSources: [source.slug] });
  await page.goto(`/data-sources/${source.slug}`);
  await page.getByRole("button", { name: `End ${source.name}` }).click();
  await expect(dialog(page).getByText("1 agent uses it still. Take it away there, then end it.")).toBeVisible();
  await expectAccessible();
  await dialog(page).getByRole("link", { name: agent.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(agent.name) })).toBeVisible();
});
