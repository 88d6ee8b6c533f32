import { expect, test } from "../fixtures.ts";
import { admin, security } from "../sign-ins.ts";

test("R33 R47: an exception is asked for, approved by somebody of security, and the gap counts for nothing until its end", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/gaps?rule=revocation-missing&agent=call-notes");
  await page.getByRole("main").locator("table a[href^='/gaps/']").first().click();
  await page.getByRole("button", { name: /^Ask for an exception/ }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible();
  await dialog.getByLabel("Why it cannot be mended now").fill("The vendor writes the path down with its next release.");
  await dialog.getByLabel("What is done meanwhile").fill("The desk can pull the plug of the recorder.");
  const ends = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("Until the end of").fill(ends);
  await dialog.getByRole("button", { name: "Ask for the exception" }).click();
  await expect(page).toHaveURL(/\/exceptions\//);
  const address = page.url();
  await expect(page.getByText("requested", { exact: true })).toBeVisible();
  await expectAccessible();

  // Who asked cannot decide: the button says why instead.
  await page.getByRole("button", { name: /^Approve exception/ }).click();
  await expect(page.getByRole("dialog").getByText(/somebody else decides/)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  await page.context().clearCookies();
  await signIn(security.email, security.password);
  await page.goto(address);
  await page.getByRole("button", { name: "Approve exception" }).click();
  await page.getByRole("dialog").getByLabel("Why that is acceptable").fill("The plug is within reach.");
  await page.getByRole("dialog").getByRole("button", { name: "Approve exception" }).click();
  await expect(page.getByText("approved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /what happened to it/ }).click();
  await expect(page.getByText("accepted", { exact: true })).toBeVisible();
});

test("R42: past its end the gap is open again, and the end is a gap of its own", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(security.email, security.password);
  await page.goto("/exceptions?state=expired");
  await expectAccessible();
  await page
    .getByRole("link", { name: /run test suites/i })
    .first()
    .click();
  await expect(page.getByText("expired", { exact: true })).toBeVisible();
  await expect(page.getByText(/while it is still so, the gap is open again/)).toBeVisible();
  await page.goto("/gaps?rule=exception-expired");
  await expect(page.getByRole("link", { name: /An exception ended on/ }).first()).toBeVisible();
});
