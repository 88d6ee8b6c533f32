import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

type Fixtures = {
  /** Signs a person of the example organisation in, without the page for it: that has journeys of its own. */
  signIn: (email: string, password: string) => Promise<Page>;
  /** Fails when the page in its present state breaks an accessibility rule. */
  expectAccessible: () => Promise<void>;
};

export const test = base.extend<Fixtures>({
  signIn: async ({ page, baseURL }, use) => {
    await use(async (email, password) => {
      const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
      const answer = await page.request.post("/api/auth/callback/credentials", {
        headers: { origin: String(baseURL) },
        data: { csrfToken, email, password, json: "true" },
      });
      expect(answer.status()).toBe(200);
      await page.goto("/icon.svg"); // the lightest address of ours: what a journey asks next comes from here
      return page;
    });
  },
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await look(page).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });
  },
});

/** No page holds a frame, and only what is wrong is told: both spare most of the time that looking takes. */
const look = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });

/** On dark paper only the colours can differ. */
export async function expectContrastOnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const { violations } = await look(page).withRules(["color-contrast"]).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
}

/** Presses keys until they were heard: a page that has just been shown may not listen yet. Only for what may be pressed twice. */
export const pressUntil = (page: Page, keys: readonly string[], heard: () => Promise<unknown>): Promise<void> =>
  expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await heard();
  }).toPass();

export { expect };
