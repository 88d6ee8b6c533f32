import type { Page } from "@playwright/test";
import { pages } from "../access-pages.ts";
import { askApi } from "../ask-api.ts";
import { expect, expectContrastOnDark, test } from "../fixtures.ts";
import { admin } from "../sign-ins.ts";

// Every page of the build (the access matrix compares that list with the manifest), each once: it says nothing in the
// console, has a title of its own, breaks no rule of accessibility on light and dark paper, no list of it scrolls
// sideways in a wide window, and nothing is wider than its window on a telephone and at 200 % zoom.
test.describe.configure({ mode: "parallel", timeout: 300_000 });

const PARTS = 4;

/** States of a page that look different enough to be looked at too. */
const further = [
  "/agents?riskTier=high&q=a",
  "/gaps?by=fact",
  "/gaps?by=function",
  "/matrix?problems=true&by=system",
  "/controls/standing?standing=defined_only",
  "/controls/APR-02",
  "/docs/start",
  "/docs/rules",
];

/** Printed whole, the matrix is thousands of lines that look alike. */
const narrowed: Record<string, string> = { "/matrix/print": "/matrix/print?riskTier=critical" };

const routes = [...Object.keys(pages).filter((route) => pages[route] !== "signed out"), ...further].map(
  (route) => narrowed[route] ?? route,
);

/** An address of the route, by the first link of its kind on the list above it: `/agents` leads to `/agents/[agent]`. */
async function addressOf(page: Page, route: string): Promise<string> {
  let address = "";
  for (const segment of route.split("/").slice(1)) {
    if (!segment.startsWith("[")) {
      address += `/${segment}`;
      continue;
    }
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const below = new RegExp(`^${address}/[^/?#]+$`);
    const links = await page
      .getByRole("main")
      .locator(`a[href^='${address}/']`)
      .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname));
    address = links.find((link) => below.test(link) && !(link in pages)) ?? `${address} leads to no ${segment}`;
  }
  return address;
}

/** Makes what the example organisation does not have, and a page is about. */
const made: Record<string, (page: Page) => Promise<void>> = {
  async "/settings/drills/[drill]"(page) {
    const { id } = await askApi<{ id: string }>(page, "post", "/drills", { name: "Every page", tier: "critical" });
    await askApi(page, "post", `/drills/${id}/cancel`, {}); // nobody else's inbox has to change for it
  },
  async "/imports/[import]"(page) {
    await askApi(page, "post", "/imports?resource=systems&dryRun=true", [{ name: "Seen on every page" }]);
  },
};

/** What the window at `width` cannot show without scrolling sideways. Pixels. */
async function sidewaysAt(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 844 });
  return page.evaluate(
    () =>
      new Promise<number>((seen) =>
        requestAnimationFrame(() => seen(document.documentElement.scrollWidth - window.innerWidth)),
      ),
  );
}

/** The lists that scroll sideways in a wide window with the side bar open: their columns, as they come, must have room. */
async function listsTooWide(page: Page): Promise<string[]> {
  await sidewaysAt(page, 1440);
  return page.locator(".ledger-frame").evaluateAll((frames) =>
    frames.flatMap((frame) => {
      const beyond = frame.scrollWidth - frame.clientWidth;
      return beyond > 0 ? [`${frame.getAttribute("aria-label")}: ${beyond} px too wide`] : [];
    }),
  );
}

async function lookAt(page: Page, address: string, expectAccessible: () => Promise<void>): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.title()).toMatch(/^.+ · Answerable$/);
  await expectAccessible();
  await expectContrastOnDark(page);
  expect(await listsTooWide(page)).toEqual([]);
  expect(await sidewaysAt(page, 640), "at 200 % zoom").toBeLessThanOrEqual(0);
  expect(await sidewaysAt(page, 390), "on a telephone").toBeLessThanOrEqual(0);
}

const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()} ${error.message}`));
  return complaints;
};

for (let part = 0; part < PARTS; part++)
  test(`every page is fit to be seen (${part + 1} of ${PARTS})`, async ({ page, signIn, expectAccessible }) => {
    const complaints = complaintsOf(page);
    await signIn(admin.email, admin.password);
    for (const route of routes.filter((_, index) => index % PARTS === part))
      await test.step(route, async () => {
        const look = async () => {
          await made[route]?.(page);
          await lookAt(page, await addressOf(page, route), expectAccessible);
        };
        await look().catch((failure: Error) => complaints.push(`${route}: ${failure.message}`)); // all are told, not the first
      });
    expect(complaints).toEqual([]);
  });

test("so is what people see who are not signed in", async ({ page, expectAccessible }) => {
  const complaints = complaintsOf(page);
  for (const route of Object.keys(pages).filter((route) => pages[route] === "signed out"))
    await test.step(route, () => lookAt(page, route, expectAccessible));
  expect(complaints).toEqual([]);
});
