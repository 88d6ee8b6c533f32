import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, businessOwner, security } from "../sign-ins.ts";

test("R59: a change that was sent back is stated anew and asked for again, beside what was reviewed", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn(admin.email, admin.password);
  const owned = await askApi<{ data: { slug: string }[] }>(
    page,
    "get",
    `/agents?state=active&person=${encodeURIComponent(businessOwner.email)}&role=business_owner`,
  );
  const agent = owned.data[0]?.slug ?? "";
  const assignment = await askApi<{ id: string }>(page, "post", `/agents/${agent}/assignments`, {
    role: "security_owner",
    person: security.email,
    accountable: true,
  });
  const { data: capabilities } = await askApi<{ data: { slug: string; tools: string[] }[] }>(
    page,
    "get",
    `/agents/${agent}/capabilities`,
  );
  const [capability] = capabilities;
  if (!capability) throw new Error(`The example's ${agent} has no capability.`);

  await signIn(businessOwner.email, businessOwner.password);
  const { id } = await askApi<{ id: string }>(page, "patch", `/agents/${agent}/capabilities/${capability.slug}`, {
    tools: [...capability.tools, "journey-send-mail", "journey-delete-mail"],
  });
  await signIn(security.email, security.password);
  await page.goto(`/requests/${id}`);
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("Sending is enough.");
  await page.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByText("Changes are asked for", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Change and ask again" })).toHaveCount(0);

  await signIn(businessOwner.email, businessOwner.password);
  await page.goto(`/requests/${id}`);
  await page.getByRole("button", { name: "Change and ask again" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Asked of you: Sending is enough.");
  const tools = dialog.getByLabel("Tools");
  await expect(tools).toHaveValue([...capability.tools, "journey-send-mail", "journey-delete-mail"].join(", "));
  await tools.fill([...capability.tools, "journey-send-mail"].join(", "));
  await expectAccessible();
  await dialog.getByRole("button", { name: "Ask again" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("changed since the last review")).toBeVisible();
  await expect(page.getByText("Reviewed as:")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change and ask again" })).toHaveCount(0);

  await signIn(security.email, security.password);
  await page.goto("/inbox");
  await expect(page.getByRole("main")).toContainText("Widen");
  await page.goto(`/requests/${id}`);
  await expect(page.getByRole("button", { name: "Approve", exact: true }).first()).toBeVisible();
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto(`/requests/${id}`);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("withdrawn", { exact: true }).first()).toBeVisible();
  await signIn(admin.email, admin.password);
  await askApi(page, "delete", `/assignments/${assignment.id}`);
});
