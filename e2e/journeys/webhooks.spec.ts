import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

test("R82: an admin adds an endpoint, replaces its secret, which is shown once, tries it, and ends it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const name = "Journey hook";
  await signIn(admin.email, admin.password);
  await page.goto("/settings/webhooks");
  await page.getByRole("button", { name: "Add an endpoint" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Address", { exact: true }).fill("https://hooks.example.com/journey");
  await dialog.getByLabel("Told of", { exact: true }).fill("webhook.ended");
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(dialog.getByRole("heading", { name: "Copy the signing secret now" })).toBeVisible();
  const first = await dialog.locator("code").textContent();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole("button", { name: `New secret: ${name}` }).click();
  await expect(dialog.getByRole("heading", { name: `Replace the signing secret of ‘${name}’?` })).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Replace it" }).click();
  await expect(dialog.getByRole("heading", { name: "Copy the signing secret now" })).toBeVisible();
  const second = await dialog.locator("code").textContent();
  expect(second).toMatch(/^whsec_/);
  expect(second).not.toBe(first);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole("button", { name: `Send a test message to ${name}` }).click();
  await expect(page.getByText(`A test message is on its way to ${name}.`)).toBeVisible();
  const { data } = await (await page.request.get("/api/v1/webhooks?state=live&q=Journey")).json();
  const told = await (await page.request.get(`/api/v1/webhooks/${data[0].id}/deliveries`)).json();
  expect(told.data).toMatchObject([{ type: "webhook.tested" }]);
  await expectAccessible();

  await page.getByRole("button", { name: `End ${name}` }).click();
  await dialog.getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("button", { name: `End ${name}` })).toHaveCount(0);
});
