import type { Page } from "@playwright/test";
import { askApi } from "../ask-api.ts";
import { expect, test } from "../fixtures.ts";
import { admin, auditor, security } from "../sign-ins.ts";

const vendor = "Journey Vendor of Two";
const names = ["Journey vendor agent one", "Journey vendor agent two"];

/** A submitted agent of the vendor, on which security holds every role that decides. */
async function submitted(page: Page, name: string, system: string): Promise<string> {
  const { slug } = await askApi<{ slug: string }>(page, "post", "/agents", {
    name,
    vendor,
    purpose: "Answers what customers ask about their letters.",
    taskBoundary: "Letters of the last year; it decides nothing.",
    acceptableOutcomes: "An answer with its source, or a hand-over.",
    interaction: "assistant",
    hosting: "internal",
    autonomy: "suggests",
    environment: "production",
  });
  await askApi(page, "post", `/agents/${slug}/capabilities`, {
    name: "Read letters",
    action: "read",
    system,
    dataClassification: "internal",
  });
  for (const role of ["business_owner", "system_owner", "security_owner", "retirement_owner"])
    await askApi(page, "post", `/agents/${slug}/assignments`, { role, person: security.email });
  await askApi(page, "post", `/agents/${slug}/submit`);
  return slug;
}

/** Says yes to everything that the registration asks of whoever is signed in, and lets the agent go live. */
async function activated(page: Page, slug: string): Promise<void> {
  const [request] = (await askApi<{ data: { id: string }[] }>(page, "get", `/requests?agent=${slug}`)).data;
  type Asked = { decisions: { slot: string; ready: boolean }[] };
  for (;;) {
    const { decisions } = await askApi<Asked>(page, "get", `/requests/${request?.id}`);
    const next = decisions.find(({ ready }) => ready);
    if (!next) break;
    const said = { slot: next.slot, decision: "approve", reason: "Looked at it: right as shown." };
    await askApi(page, "post", `/requests/${request?.id}/decide`, said);
  }
  await askApi(page, "post", `/agents/${slug}/activate`);
}

test("R98, R125: security stops all agents of a vendor at once, after a look at which; an auditor is not offered it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await signIn(admin.email, admin.password);
  await page.goto("/agents");
  const system = await askApi<{ slug: string }>(page, "post", "/systems", {
    name: "Journey vendor desk",
    owner: security.email,
    kind: "api",
    dataClassification: "internal",
  });
  const slugs: string[] = [];
  for (const name of names) slugs.push(await submitted(page, name, system.slug));

  await page.context().clearCookies();
  await signIn(security.email, security.password);
  await page.goto("/");
  for (const slug of slugs) await activated(page, slug);

  // From anywhere by the palette: it opens the dialog on the list of agents.
  await page.getByRole("button", { name: "Search or go to" }).first().click();
  await page.keyboard.type("stop all agents");
  await page.getByRole("option", { name: "Stop all agents of a vendor" }).click();
  const dialog = page.getByRole("dialog", { name: "Stop all agents of a vendor" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Stop all of its agents" })).toBeDisabled();
  await dialog.getByLabel("Vendor", { exact: true }).fill("journey vendor");
  await page.getByRole("option", { name: vendor }).click();
  await expect(dialog.getByText("2 agents would stop:")).toBeVisible();
  for (const name of names) await expect(dialog.getByText(name)).toBeVisible();
  const stop = dialog.getByRole("button", { name: `Stop 2 agents of ${vendor}` });
  await expect(stop).toBeDisabled();
  await dialog.getByLabel("Why", { exact: true }).fill("Their platform was broken into.");
  await expectAccessible();
  await stop.click();
  await expect(dialog.getByText(`Stopped: 2 agents of ${vendor}`)).toBeVisible();
  for (const name of names) await expect(dialog.getByText(name)).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);

  for (const slug of slugs) {
    await page.goto(`/agents/${slug}`);
    await expect(page.getByText("suspended", { exact: true }).first()).toBeVisible();
  }
  // Nothing of theirs is active any more: the vendor is not found.
  await page.goto("/agents");
  await page.getByRole("button", { name: "Stop a vendor" }).click();
  const found = page.waitForResponse((answer) => /vendors\?.*q=journey/.test(answer.url()));
  await dialog.getByLabel("Vendor", { exact: true }).fill("journey vendor");
  expect((await (await found).json()).total).toBe(0);
  await expect(page.getByText("Nothing matches.")).toBeVisible();

  await page.context().clearCookies();
  await signIn(auditor.email, auditor.password);
  await page.goto("/agents");
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop a vendor" })).toHaveCount(0);
});
