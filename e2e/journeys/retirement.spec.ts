import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import { admin, security } from "../sign-ins.ts";

test("R94 R99 R101: an agent is retired, from asking to the certificate", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await signIn(admin.email, admin.password);
  await page.goto("/agents/release-shepherd");
  await page.getByRole("button", { name: "Ask to retire it" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why", { exact: true }).fill("Releases go through the new pipeline.");
  await dialog.getByLabel("What to use instead").fill("The release pipeline");
  await dialog.getByLabel("Whom to ask").fill("The platform desk");
  await dialog.getByRole("button", { name: "Ask for the retirement" }).click();
  await expect(page).toHaveURL(/\/retirements\//);
  const address = page.url();
  await expect(page.getByRole("heading", { name: /What will have to be done/ })).toBeVisible();
  await expectAccessible();

  await page.context().clearCookies();
  await signIn(security.email, security.password);
  await page.goto(address);
  await page.getByRole("button", { name: "Approve retirement" }).click();
  await dialog.getByLabel("Why it may go").fill("The pipeline does it all.");
  await dialog.getByRole("button", { name: "Approve retirement" }).click();
  await expect(page.getByText("in progress", { exact: true })).toBeVisible();
  // Open steps stand against verifying, and are named.
  await page.getByRole("button", { name: /^Verify retirement/ }).click();
  await expect(dialog.getByText(/steps are open/)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.context().clearCookies();
  await signIn(admin.email, admin.password);
  await page.goto(address);
  await expectAccessible();
  const todo = page.getByRole("button", { name: /^Do it ?: / });
  for (let left = await todo.count(); left > 0; left--) {
    await todo.first().click();
    await dialog.getByLabel("Proof").fill("Done, and looked at twice.");
    await dialog.getByRole("button", { name: "It is done" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(todo).toHaveCount(left - 1);
  }
  await expect(page.getByText("Every step is done")).toBeVisible();
  await page.getByRole("button", { name: /^Verify retirement/ }).click();
  await expect(dialog.getByText(/somebody else verifies it/)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.context().clearCookies();
  await signIn(security.email, security.password);
  await page.goto(address);
  await page.getByRole("button", { name: "Verify retirement" }).click();
  await dialog.getByLabel("What you looked at").fill("Its key is refused, its logs are silent.");
  await dialog.getByRole("button", { name: "Verify retirement" }).click();
  await expect(page.getByText("retired", { exact: true })).toBeVisible();
  await expectAccessible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Certificate as PDF" }).click();
  const pdf = readFileSync(await (await downloading).path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const certificate = await page.request.get(`/api/v1/retirements/${address.split("/").at(-1)}/certificate.json`);
  const { steps, agent, evidence } = await certificate.json();
  expect(agent.slug).toBe("release-shepherd");
  expect(steps.length).toBeGreaterThan(3);
  for (const entry of [...evidence, ...steps.flatMap((step: { evidence: object[] }) => step.evidence)]) {
    const kept = await (await page.request.get(`/api/v1/evidence/${entry.sequence}`)).json();
    expect(kept).toMatchObject({ sequence: entry.sequence, type: entry.type, hash: entry.hash });
  }
  await page.goto("/agents/release-shepherd?section=gaps");
  await expect(page.getByText("An agent that is retired has no gaps")).toBeVisible();
});
