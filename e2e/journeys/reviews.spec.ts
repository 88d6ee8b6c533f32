import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin, businessOwner, provisioner } from "../sign-ins.ts";

const pick = async (page: Page, label: string, name: string) => {
  await page.getByLabel(label, { exact: true }).fill(name);
  await page.getByRole("option", { name }).first().click();
};

test("R85, R87, R88: an admin plans a review, two answer and a third is silent; escalation, close, revocation confirmed, sign-off", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  const as = async ({ email, password }: { email: string; password: string }) => {
    await page.context().clearCookies();
    await signIn(email, password);
  };
  await as(admin);
  await page.goto("/reviews");
  await expect(page.getByRole("link", { name: "Quarterly review of high and critical access" }).first()).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: "Plan a review" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Test data, looked at again");
  await page.getByLabel(/^Agent name/).fill("Test data maker");
  const preview = page.getByRole("complementary", { name: "Preview" });
  await expect(preview.getByRole("status")).toHaveText("2 items of 1 agent");
  await page.getByLabel("Asks", { exact: true }).selectOption("named");
  for (const name of ["Grace Wanjiru", "Sanjay Kulkarni", "Salma Idrissi"]) {
    await pick(page, "Add a person", name);
    await expect(page.getByRole("button", { name: `Take ${name} away` })).toBeVisible();
  }
  await page.getByLabel("Settled when").selectOption("all_accept");
  await page.getByLabel(/^Starts, UTC/).fill("2099-01-05T09:00");
  await expect(page.getByText("Managers of silent reviewers are asked, 2 days before it is due")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Test data, looked at again" })).toBeVisible();

  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(page.getByText("Scheduled", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Open now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open now" }).click();
  await expect(page.getByText("0 of 2 answered")).toBeVisible();
  const campaign = new URL(page.url()).pathname;

  // The first one revokes one capability and certifies the other, by keyboard.
  await as(businessOwner);
  await page.goto(campaign);
  await page.getByRole("link", { name: "Run test suites" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Run test suites" })).toBeVisible();
  await expectAccessible();
  await page.keyboard.press("r");
  await page.getByLabel("Reason").fill("The suites run in the pipeline now.");
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Create invented claims" })).toBeVisible();
  await certify(page);
  await expect(page).toHaveURL(new RegExp(`${campaign}$`));

  // The second one has only what is not settled yet.
  await as(provisioner);
  await page.goto(campaign);
  await page.getByRole("link", { name: "Create invented claims" }).click();
  await certify(page);
  await expect(page).toHaveURL(new RegExp(`${campaign}$`));

  // The third is silent: her manager is asked beside her.
  await as(admin);
  await page.goto(campaign);
  await expect(page.getByText("1 of 2 answered")).toBeVisible();
  await page.getByRole("button", { name: "Escalate" }).click();
  await expect(page.getByRole("link", { name: "Leila Farahani" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Close campaign" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close campaign" }).click();
  await expect(page.getByRole("table", { name: "Items of this campaign" }).getByText("Nobody answered")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign off" })).toBeDisabled();
  await page.getByRole("button", { name: "Confirm Run test suites" }).click();
  await page.getByLabel("What was done, and how it was checked").fill("The scope is gone; a call is refused.");
  await page.getByRole("button", { name: "Confirm it is done" }).click();
  await expect(page.getByText("The scope is gone; a call is refused.")).toBeVisible();
  await page.getByRole("button", { name: "Sign off" }).click();
  await page.getByRole("dialog").getByLabel("Note").fill("Complete, as far as it was asked.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog").getByText("Discard what you typed?")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Go on typing" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign off" }).click();
  await expect(page.getByText("Signed off by Rhys Llewellyn")).toBeVisible();
  await expectAccessible();

  // The report goes with the auditor.
  for (const ending of ["XLSX", "PDF"]) {
    const file = page.waitForEvent("download");
    await page.getByRole("link", { name: `Download as ${ending}` }).click();
    expect((await file).suggestedFilename()).toMatch(
      new RegExp(`^access-review-[-0-9a-f]+\\.${ending.toLowerCase()}$`),
    );
  }
});

/** Certifies the item on the page; a residual risk that is stated is read again. */
async function certify(page: Page): Promise<void> {
  await expect(page.getByRole("group", { name: "Should it go on?" })).toBeVisible();
  await page.getByRole("radio", { name: /^Certify/ }).check();
  const risk = page.getByLabel("I read the residual risk again, and it stands");
  const certifying = page.getByRole("button", { name: "Certify", exact: true });
  await expect(certifying).toBeEnabled();
  if (await risk.isVisible()) await risk.check();
  await certifying.click();
}

test("a review of more than fits in one campaign says so instead of counting for ever", async ({ page, signIn }) => {
  const tooMuch = "85,000 capabilities are in scope; at most 20,000 make a campaign. Narrow the filters.";
  await page.route("**/api/v1/campaigns/preview", (route) =>
    route.fulfill({
      status: 400,
      contentType: "application/problem+json",
      json: {
        title: "Some fields need attention",
        status: 400,
        detail: "Some fields need your attention.",
        rule: "invalid-input",
        errors: [{ path: "scope", message: tooMuch }],
      },
    }),
  );
  await signIn(admin.email, admin.password);
  await page.goto("/reviews/new");
  const preview = page.getByRole("complementary", { name: "Preview" });
  await expect(preview.getByText(tooMuch)).toBeVisible();
  await expect(preview.getByText("Counting what is in scope")).toBeHidden();
});
