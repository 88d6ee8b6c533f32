import { expect, expectContrastOnDark, test } from "../fixtures.ts";
import { admin, auditor } from "../sign-ins.ts";

const sections = ["answers", "people", "controls", "matrix", "map", "gaps", "facts", "history"];

test("every part of an agent's page, its forms and the past are accessible, on light and on dark paper", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()} ${message.text()}`);
  });
  const onBothPapers = async () => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await expectAccessible();
    await expectContrastOnDark(page);
  };
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  const address =
    (await page.getByRole("main").locator("table a[href^='/agents/']").first().getAttribute("href")) ?? "";
  const paths = [
    ...sections.map((section) => `${address}?section=${section}`),
    `${address}?section=people&asOf=2026-06-01T12:00:00Z`,
    `${address}/edit`,
    "/agents/new",
  ];
  for (const path of paths)
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const folded = page.getByRole("main").locator("details:not([open]) > summary:visible");
      for (let more = 0; more < 4 && (await folded.count()) > 0; more++) await folded.first().click();
      await onBothPapers();
    });
  await page.goto(`${address}?section=people`);
  await page
    .getByRole("button", { name: /^Change/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await onBothPapers();
  expect(complaints).toEqual([]);
});

test("R61: a capability says its tier with the points behind it, and its six answers", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active&riskTier=critical");
  await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
  const first = page
    .getByRole("listitem")
    .filter({ has: page.getByText("The six answers and the terms") })
    .first();
  await expect(first.getByText(/^Critical( because it|:)/)).toBeVisible();
  await first.getByText("The six answers and the terms").click();
  for (const asks of [
    "Who granted it?",
    "What is allowed?",
    "Why?",
    "Who monitors it?",
    "Who responds?",
    "Who retires it?",
  ])
    await expect(first.getByText(asks, { exact: true })).toBeVisible();
  await first.getByText("How the tier is counted").click();
  await expect(first.getByRole("row", { name: /^Sum/ })).toBeVisible();
});

test("R21: each letter of the matrix says where it comes from, and the matrix can be exported", async ({
  page,
  signIn,
}) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/agents?state=active");
  await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
  await page.getByRole("link", { name: /^RACI matrix/ }).click();
  const letter = page.getByRole("button", { name: /^A\/R\s*, / }).first();
  await letter.focus();
  await page.keyboard.press("Enter");
  const explanation = page.getByRole("dialog");
  await expect(explanation.getByText("is accountable and responsible")).toBeVisible();
  await expect(explanation.getByText(/since \d+ \w+ \d{4}/).first()).toBeVisible();
  await page.keyboard.press("Escape");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const [head, ...lines] = Buffer.concat(chunks).toString("utf8").trim().split("\r\n");
  expect(head).toContain("agent,agentName,state,duty");
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.every((line) => line.startsWith(slug))).toBe(true);
});

test("an auditor reads everything on an agent's page and is offered nothing to change", async ({ page, signIn }) => {
  await signIn(auditor.email, auditor.password);
  await page.goto("/agents?state=active");
  const address =
    (await page.getByRole("main").locator("table a[href^='/agents/']").first().getAttribute("href")) ?? "";
  for (const section of sections) {
    await page.goto(`${address}?section=${section}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(
      page.getByRole("main").getByRole("button", { name: /^(Edit|Add|Name|Change|Assign|Revoke|Accept|Approve)/ }),
    ).toHaveCount(0);
  }
  await page.goto(address);
  await page.getByRole("button", { name: /^Suspend agent \(not possible now/ }).click();
  await expect(page.getByRole("dialog").getByText(/^You may not do this\. It takes:/)).toBeVisible();
});

test("the past is worn as an edge, says its moment, shows who answered then, and cannot be edited", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  const address =
    (await page.getByRole("main").locator("table a[href^='/agents/']").first().getAttribute("href")) ?? "";
  await page.goto(`${address}?section=people`);
  await expect(page.getByRole("button", { name: /^Change/ }).first()).toBeVisible();

  await page.getByRole("button", { name: "See a past moment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Day").fill(dayBefore(30));
  await dialog.getByLabel("Time (UTC)").fill("12:00");
  await dialog.getByRole("button", { name: "Show that moment" }).click();
  await expect(page.getByText(/^As it stood on \d+ \w+ \d{4}, 12:00 UTC$/)).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /^(Change|Name|Add|Accept|Suspend)/ })).toHaveCount(
    0,
  );
  for (const section of ["Controls", "RACI matrix", "Gaps", "Facts", "History"]) {
    await page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(`^${section}`) })
      .first()
      .click();
    await expect(page.getByText(/^As it stood on/)).toBeVisible();
  }
  await page.getByRole("link", { name: "Back to now" }).click();
  await expect(page.getByText(/^As it stood on/)).toHaveCount(0);

  await page.goto(`${address}?asOf=1991-01-01T00:00:00Z`);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});

test("rule 8: two people edit the same facts; nothing of either is lost", async ({ page, signIn, context }) => {
  await signIn(admin.email, admin.password);
  await page.goto("/agents?state=active");
  const address = (await page.getByRole("main").locator("table a[href^='/agents/']").nth(4).getAttribute("href")) ?? "";
  await page.goto(`${address}/edit`);
  const other = await context.newPage();
  await other.goto(`${address}/edit`);
  await other.getByLabel("Escalation").fill("Changed first: the duty manager");
  await other.getByLabel("Business unit", { exact: true }).fill("Changed first");
  await other.getByRole("button", { name: "Save the facts" }).click();
  await expect(other).toHaveURL(/section=facts/);

  await page.getByLabel("Escalation").fill("Changed second: the on-call");
  await page.getByLabel("Retirement plan").fill("Changed second: ends with the contract");
  await page.getByRole("button", { name: "Save the facts" }).click();
  const overtaken = page.getByRole("alert").filter({ hasText: "Somebody changed this agent while you typed" });
  await expect(overtaken.getByText("Changed first: the duty manager")).toBeVisible();
  await overtaken.getByLabel(/Changed second: the on-call/).check();
  await page.getByRole("button", { name: "Save both together" }).click();
  await expect(page).toHaveURL(/section=facts/);
  for (const kept of ["Changed second: the on-call", "Changed second: ends with the contract", "Changed first"])
    await expect(page.getByText(kept, { exact: true })).toBeVisible();
});

const dayBefore = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
