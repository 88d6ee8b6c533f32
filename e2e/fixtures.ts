import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { test as base, expect, type Page } from "@playwright/test";
import type { RunOptions } from "axe-core";
import { root } from "../scripts/prepare.mjs";

type Fixtures = {
  /** Signs a person of the example organisation in, without the page for it: that has journeys of its own. */
  signIn: (email: string, password: string) => Promise<Page>;
  /** Fails when the page in its present state breaks an accessibility rule. */
  expectAccessible: () => Promise<void>;
};

/** For what starts an application of its own: the example is not waited for. */
export const testApart = base.extend<Fixtures>({
  signIn: async ({ page, baseURL }, use) => {
    await use(async (email, password) => {
      const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
      const answer = await page.request.post("/api/auth/callback/credentials", {
        headers: { origin: String(baseURL) },
        data: { csrfToken, email, password, json: "true" },
      });
      expect(answer.status()).toBe(200);
      return page;
    });
  },
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      expect(await violationsOn(page)).toEqual([]);
    });
  },
});

/** Most that the example organisation takes to load on a busy machine. Milliseconds. */
const LOADED = 600_000;

export const test = testApart.extend<object, { example: boolean }>({
  example: [
    // biome-ignore lint/correctness/noEmptyPattern: it takes no other fixture
    async ({}, use) => {
      const health = `http://localhost:${process.env.E2E_PORT}/api/health`;
      const serves = () =>
        fetch(health).then(
          ({ ok }) => ok,
          () => false,
        );
      // No `expect.poll`: it would end with the time of the first journey, and not of this fixture.
      while (!(await serves())) await wait(200);
      await use(true);
    },
    { scope: "worker", auto: true, timeout: LOADED },
  ],
});

/** What looks at a page: half the size of the file that people read, as each page has to be given it. */
const AXE = readFileSync(path.join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/**
 * What breaks a rule of accessibility on the page in its present state: the rule, and where. Only what is wrong is told,
 * and not as HTML, of which every element that is looked at would be written out: both spare a third of the time.
 */
async function violationsOn(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      axe.configure({ noHtml: true });
      const { violations } = await axe.run(document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    },
    { resultTypes: ["violations"], ...(rules && { runOnly: rules }) } satisfies RunOptions,
  );
}

/** On dark paper only the colours can differ. */
export async function expectContrastOnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await violationsOn(page, ["color-contrast"])).toEqual([]);
}

/** Presses keys until they were heard: a page that has just been shown may not listen yet. Only for what may be pressed twice. */
export const pressUntil = (page: Page, keys: readonly string[], heard: () => Promise<unknown>): Promise<void> =>
  expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await heard();
  }).toPass();

export { expect };
