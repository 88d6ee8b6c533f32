import { chromium, type Page } from "@playwright/test";
import { browserPath } from "../scripts/checks/browser.ts";

/** One picture: an address of the application, and how it is looked at. */
export interface Picture {
  path: string;
  /** The file, without its ending; made of address, width and scheme where it does not say. */
  name?: string;
  width: number;
  scheme: "light" | "dark";
  /** The whole page, or what fits the window. */
  full?: boolean;
}

/**
 * Signs in and takes pictures into a folder. @returns what is wrong with what was seen: messages in the console, pages wider than
 * their window
 */
export async function takePictures(
  address: string,
  folder: string,
  pictures: readonly Picture[],
  who?: { email: string; password: string },
): Promise<string[]> {
  const executablePath = browserPath();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  const complaints = new Set<string>();
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.add(`${page.url()} ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.add(`${page.url()} ${error.message}`));
    if (who) await signIn(page, address, who);
    for (const { path, name, width, scheme, full } of pictures) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
      const file =
        name ?? `${path.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "overview"}-${width}-${scheme}`;
      await page.screenshot({ path: `${folder}/${file}.png`, fullPage: full === true });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) complaints.add(`${path} at ${width}: ${overflow} px wider than the window`);
    }
  } finally {
    await browser.close();
  }
  return [...complaints];
}

async function signIn(page: Page, address: string, { email, password }: { email: string; password: string }) {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
