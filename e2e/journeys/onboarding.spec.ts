import type { Page } from "@playwright/test";
import { freePort } from "../../scripts/launcher/ports.ts";
import { expect, testApart as test } from "../fixtures.ts";
import { Launched, temporaryDataDirectory } from "../launched.ts";

test.setTimeout(180_000);

/** Imports one of the samples, as they are offered for download. */
async function importSample(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/imports`);
  await page.getByLabel("File", { exact: true }).setInputFiles(`public/samples/${name}`);
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.getByRole("button", { name: /^Import \d+ rows?$/ }).click();
  await expect(page.getByText(`${name} is imported`)).toBeVisible();
}

test("an empty registry leads its first admin to the first gaps, each step ticked by what is there", async ({
  page,
  expectAccessible,
}) => {
  const data = temporaryDataDirectory();
  const application = await Launched.start("start", await freePort(), data.path);
  const { address } = application;
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()} ${message.text()}`);
  });
  try {
    await page.goto(/http:\S+first-admin#\S+/.exec(application.said)?.[0] ?? "");
    await page.getByLabel("Name").fill("Ada Admin");
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByLabel("Password").fill("seven quiet ledgers");
    await page.getByRole("button", { name: "Become the admin" }).click();

    const steps = page.getByRole("region", { name: /^First steps/ });
    await expect(steps.getByText("0 of 4 done")).toBeVisible();
    await expectAccessible();
    for (const empty of [
      "/agents",
      "/capabilities",
      "/gaps",
      "/people",
      "/teams",
      "/systems",
      "/data-sources",
      "/inbox",
      "/evidence",
    ]) {
      await page.goto(`${address}${empty}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible();
    }

    await page.goto(address);
    const download = page.waitForEvent("download");
    await steps.getByRole("link", { name: "people.csv to fill in" }).click();
    expect((await download).suggestedFilename()).toBe("people.csv");
    await importSample(page, address, "people.csv");
    await page.goto(address);
    await expect(steps.getByText("1 of 4 done")).toBeVisible();

    for (const name of ["teams.csv", "systems.csv", "data-sources.csv", "agents.csv"])
      await importSample(page, address, name);
    await page.goto(address);
    await expect(steps.getByText("2 of 4 done")).toBeVisible();

    for (const name of ["capabilities.csv", "assignments.csv"]) await importSample(page, address, name);
    await page.goto(address);
    await expect(steps.getByText("3 of 4 done")).toBeVisible();
    await steps.getByRole("link", { name: "Choose a draft" }).click();
    await page.getByRole("main").locator("table a[href^='/agents/']").first().click();
    await page.getByRole("button", { name: "Submit for approval" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Submit for approval" }).click();
    await expect(page.getByRole("button", { name: "Submit for approval" })).toHaveCount(0);

    await page.goto(address);
    await expect(page.getByRole("heading", { name: /^Open gaps/ })).toBeVisible();
    await expect(steps).toHaveCount(0);
    expect(complaints).toEqual([]);
  } finally {
    await application.stop();
    data.remove();
  }
});
