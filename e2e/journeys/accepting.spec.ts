import { expect, test } from "../fixtures.ts";
import { admin, auditor, provisioner } from "../sign-ins.ts";

test("R9: who was named is told so, and answers from the moment they accept", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  const named = await page.request.post("/api/v1/agents/wording-comparer/assignments", {
    data: { role: "retirement_owner", person: provisioner.email },
  });
  expect(named.status()).toBe(201);
  await page.context().clearCookies();
  await signIn(provisioner.email, provisioner.password);
  await page.goto("/");
  const waiting = page.getByRole("region", { name: /^Waits for you/ });
  await expect(waiting.getByText(/of Wording comparer/)).toBeVisible();
  await page.goto(`/people/${encodeURIComponent(provisioner.email)}`);
  const accept = page.getByRole("row", { name: /Wording comparer.*Retirement owner/ }).getByRole("button", {
    name: "Accept ownership",
  });
  await accept.click();
  await expect(accept).toHaveCount(0);
  await expect(page.getByText("accepted just now")).toBeVisible();
});

test("an auditor reads everything and is offered no change", async ({ page, signIn }) => {
  await signIn(auditor.email, auditor.password);
  for (const path of [
    "/agents",
    "/gaps",
    "/people",
    "/teams",
    "/systems",
    "/data-sources",
    "/controls/APR-02",
    "/settings",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(
      page
        .getByRole("main")
        .getByRole("button", { name: /^(Add |Edit|Assign:|Name an? |Change |Invite|Judge|Decide)/ }),
    ).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Register an agent" })).toHaveCount(0);
  }
});
