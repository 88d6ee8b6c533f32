import { expect, test } from "@playwright/test";
import { realProvider, settingsFor } from "#lib/identity/open-id-for-tests.ts";
import { freePort } from "../scripts/launcher/ports.ts";
import { Launched, temporaryDataDirectory } from "./launched.ts";

test.describe.configure({ timeout: 120_000 });

test("the first admin comes by the link, signs out, and comes back through the organisation's own login", async ({
  page,
}) => {
  const data = temporaryDataDirectory();
  const port = await freePort();
  const ada = { email: "ada@example.com", email_verified: true, name: "Ada" };
  const provider = await realProvider({ ada }, true, `http://localhost:${port}`);
  const { issuer, clientId, clientSecret, name } = settingsFor(provider.issuer);
  const application = await Launched.start("start", port, data.path, {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  });
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  try {
    const link = /http:\S+first-admin#\S+/.exec(application.said)?.[0] ?? "";
    await page.goto(link);
    await page.getByLabel("Name").fill("Ada Admin");
    await page.getByLabel("Email").fill(ada.email);
    await page.getByLabel("Password").fill("seven quiet ledgers");
    await page.getByRole("button", { name: "Become the admin" }).click();
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/sign-in/);

    await page.goto(`${application.address}/people?status=active`);
    await expect(page).toHaveURL(/sign-in\?callbackUrl=/);
    await page.getByRole("button", { name: `Continue with ${name}` }).click();
    await page.locator("[name=login]").fill("ada");
    await page.locator("[name=password]").fill("x");
    await page.locator("[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveURL(`${application.address}/people?status=active`);
    await expect(page.getByText("Ada Admin").first()).toBeVisible();

    await page.goto(link);
    await page.getByLabel("Name").fill("Late Visitor");
    await page.getByLabel("Email").fill("late@example.com");
    await page.getByLabel("Password").fill("seven quiet ledgers");
    await page.getByRole("button", { name: "Become the admin" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "This link was used" })).toBeVisible();
    expect(refused).toEqual([]);
  } finally {
    await application.stop();
    await provider.stop();
    data.remove();
  }
});
