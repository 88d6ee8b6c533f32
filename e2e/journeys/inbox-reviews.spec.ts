import type { Page } from "@playwright/test";
import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, provisioner } from "../sign-ins.ts";

/** A review of what agents of little and of much risk may do, open, that asks one person. */
async function openReview(page: Page, name: string): Promise<string> {
  const { id } = await askApi<{ id: string }>(page, "post", "/campaigns", {
    name,
    scope: { agents: ["service-desk-resolver", "mailing-list-keeper", "meeting-minutes"] },
    stages: [{ reviewers: "named", people: [provisioner.email] }],
    dueDays: 2,
    remindDaysBefore: [],
    escalateDaysBefore: null,
  });
  await askApi(page, "post", `/campaigns/${id}/open`, {});
  return id;
}

test("R87 R89: review items are looked at and answered in the inbox, one by one and those of little risk together", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  const name = `Service desk ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(admin.email, admin.password);
  const campaign = await openReview(page, name);
  await page.context().clearCookies();
  await signIn(provisioner.email, provisioner.password);
  await page.goto(`/inbox?kind=review&q=${encodeURIComponent(name)}`);
  const rows = page.getByRole("main").locator("li[data-item]");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  expect(before).toBeGreaterThan(2);

  // A row opens with the card of the item, and the answer beside it.
  await page.getByRole("button", { name: /^Look and answer ?: Review .*Close tickets/ }).click();
  const row = rows.filter({ has: page.getByRole("link", { name: /Close tickets/ }) });
  await expect(row.getByRole("heading", { name: "What it may do" })).toBeVisible();
  await expect(row.getByText("Taken away by")).toBeVisible();
  await expectAccessible();
  await row.getByRole("radio", { name: /^Revoke/ }).check();
  await row.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(row.getByText("Say why: a reason is needed for everything but a certification.").first()).toBeVisible();
  await row.getByLabel("Reason").fill("Tickets are closed by their owners now.");
  await row.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByText(/^Revoked: Review .*Close tickets\.$/)).toBeVisible();
  await expect(rows).toHaveCount(before - 1);

  // By keyboard: a opens what is in focus.
  await page.getByRole("link", { name: /Answer tickets/ }).focus();
  await page.keyboard.press("a");
  const next = rows.filter({ has: page.getByRole("link", { name: /Answer tickets/ }) });
  await expect(next.getByRole("group", { name: "Should it go on?" })).toBeVisible();
  await next.getByRole("radio", { name: /^Cannot answer/ }).check();
  await next.getByLabel("Reason").fill("I do not see these tickets.");
  await next.getByRole("button", { name: "Cannot answer", exact: true }).click();
  await expect(rows).toHaveCount(before - 2);

  // What is of little risk goes together, once its residual risk was read again.
  const boxes = page.getByRole("main").getByRole("checkbox", { name: /^Choose: Review / });
  const small = await boxes.count();
  expect(small).toBeGreaterThan(0);
  for (const box of await boxes.all()) await box.check();
  await page.getByLabel("I read the residual risk again, and it stands").check();
  await page.getByRole("button", { name: /^Certify \d+ items?$/ }).click();
  await expect(page.getByText(/^Certified: /)).toBeVisible();
  await expect(page.getByText(/^Certified: /)).toHaveCount(0, { timeout: 20_000 });
  const { data } = await (await page.request.get(`/api/v1/campaigns/${campaign}/items?limit=50`)).json();
  const states = data.map(({ state }: { state: string }) => state);
  expect(states.filter((state: string) => state === "certified")).toHaveLength(small);
  expect(states).toContain("revoked");
});
