import { askApi } from "../ask-api.ts";
import { expect, pressUntil, test } from "../fixtures.ts";
import { admin, businessOwner, security } from "../sign-ins.ts";

test("R59: a change that was sent back is stated anew and asked for again, beside what was reviewed, and decided in sight of it", async ({
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
  await page.goto(`/requests/${id}`);
  await expect(page.getByRole("button", { name: "Approve", exact: true }).first()).toBeVisible();
  // In the inbox it is decided by keyboard alone, with what the answer covers in sight.
  const { title } = await askApi<{ title: string }>(page, "get", `/requests/${id}`);
  const question = "Is the wider scope right?";
  await page.goto("/inbox?kind=decision");
  await page
    .getByRole("main")
    .getByRole("link", { name: `${title}: ${question}`, exact: true })
    .focus();
  const deciding = page.getByRole("dialog", { name: `Approve: ${title}: ${question}` });
  const covers = deciding.getByRole("region", { name: "Your answer covers" });
  await pressUntil(page, ["a"], () => expect(covers).toBeVisible({ timeout: 2_000 }));
  await expect(covers.locator("details", { hasText: "What it may do" })).toHaveAttribute("open", "");
  await expect(covers).toContainText("journey-send-mail");
  const others = deciding.getByRole("region", { name: "Others are asked about" });
  await expect(others.locator("details", { hasText: "Purpose and boundary" })).not.toHaveAttribute("open");
  await expectAccessible();
  await expect(deciding.getByRole("button", { name: "Approve" })).toBeDisabled();
  await deciding.getByLabel("Why").fill("Sending alone is right.");
  await deciding.getByRole("button", { name: "Approve" }).focus();
  await page.keyboard.press("Enter");
  await expect(deciding).toHaveCount(0);
  await page.goto(`/requests/${id}`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("“Sending alone is right.”")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await signIn(businessOwner.email, businessOwner.password);
  await page.goto(`/requests/${id}`);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("withdrawn", { exact: true }).first()).toBeVisible();
  await signIn(admin.email, admin.password);
  await askApi(page, "delete", `/assignments/${assignment.id}`);
});
