import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

/** Keeps the page's scripts on their way until they are let through: a slow line. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const waiting = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await waiting;
    await route.continue();
  });
  return letThrough;
}

test("what is pressed before the page listens happens once it does, and once", async ({ page, signIn }) => {
  await signIn(admin.email, admin.password);
  const letThrough = await holdScripts(page);
  await page.goto("/systems", { waitUntil: "commit" });
  const add = page.getByRole("button", { name: "Add a system" });
  await add.click();
  await add.click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // That it was taken is seen meanwhile, and no longer.
  const taken = page.locator("html[data-pressed]");
  await expect(taken).toHaveCount(1);
  letThrough();
  await expect(taken).toHaveCount(0);
  const dialog = page.getByRole("dialog", { name: "Add a system" });
  await expect(dialog).toBeVisible();
  // Pressed once: nothing opens again, and it closes at the first time of asking.
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("what opens beside its button opens for an early press too, by pointer and by keyboard", async ({
  page,
  signIn,
}) => {
  await signIn(admin.email, admin.password);
  const explained = page.getByRole("button", { name: "What does Readiness mean?" });
  for (const press of [() => explained.click(), () => explained.press("Enter")]) {
    const letThrough = await holdScripts(page);
    await page.goto("/agents/joiner-mover-leaver", { waitUntil: "commit" });
    await press();
    letThrough();
    await expect(page.getByRole("dialog")).toBeVisible();
  }
});

test("who signs in before the page listens is signed in, and nothing of what they typed is in an address", async ({
  page,
}) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const letThrough = await holdScripts(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByLabel("Password").press("Enter");
  letThrough();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  expect(addresses.filter((address) => address.includes("password=") || address.includes("email="))).toEqual([]);
});
