import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

/** Writes through the API with the session of the page. */
async function post<Answer = { slug: string; name: string }>(page: Page, path: string, data: object): Promise<Answer> {
  const { origin } = new URL(page.url());
  const response = await page.request.post(`/api/v1${path}`, { data, headers: { origin } });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as Answer;
}

const dialog = (page: Page) => page.getByRole("dialog");

test("R14: a system that is used says by what and does not end; then it ends, and is taken back", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  const mark = crypto.randomUUID().slice(0, 8);
  const system = await post(page, "/systems", { name: `Ledger ${mark}` });
  const agent = await post(page, "/agents", { name: `Desk ${mark}` });
  const pay = await post(page, `/agents/${agent.slug}/capabilities`, { name: "Pay", system: system.slug });

  await page.goto(`/systems/${system.slug}`);
  await page.getByRole("button", { name: `End ${system.name}` }).click();
  await expect(dialog(page).getByText("1 capability uses it still.")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "End it" })).toHaveCount(0);
  await expectAccessible();
  await dialog(page)
    .getByRole("link", { name: `${agent.name} · Pay` })
    .click();
  await expect(page).toHaveURL(new RegExp(`/agents/${agent.slug}\\?section=answers&capability=${pay.slug}`));

  const { origin } = new URL(page.url());
  const ended = await page.request.delete(`/api/v1/agents/${agent.slug}/capabilities/${pay.slug}`, {
    headers: { origin },
  });
  expect(ended.ok(), await ended.text()).toBe(true);
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
  const source = await post(page, "/data-sources", { name: `Handbook ${mark}` });
  const agent = await post(page, "/agents", { name: `Reader ${mark}`, dataSources: [source.slug] });
  await page.goto(`/data-sources/${source.slug}`);
  await page.getByRole("button", { name: `End ${source.name}` }).click();
  await expect(dialog(page).getByText("1 agent uses it still. Take it away there, then end it.")).toBeVisible();
  await expectAccessible();
  await dialog(page).getByRole("link", { name: agent.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(agent.name) })).toBeVisible();
});
