import { defineConfig, devices } from "@playwright/test";
import { browserPath } from "./scripts/checks/browser.ts";
import { freePort } from "./scripts/launcher/ports.ts";

/** Where the application that the journeys use listens; chosen once, by the first process that reads this file. */
process.env.E2E_PORT ??= String(await freePort());
const executablePath = browserPath();

const apart = [
  "access-matrix.spec.ts",
  "dead-letters.spec.ts",
  "launcher.spec.ts",
  "onboarding.spec.ts",
  "open-id.spec.ts",
];

export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
  globalSetup: "./e2e/application.ts",
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: "en-GB",
    timezoneId: "UTC",
    // With pictures and snapshots in it a trace takes more of a small machine than the journey does.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: executablePath ? { executablePath } : {},
  },
  projects: [
    // First what starts applications of its own, while the example of the journeys loads.
    { name: "apart", testMatch: apart, use: devices["Desktop Chrome"] },
    { name: "journeys", testIgnore: apart, use: devices["Desktop Chrome"] },
  ],
});
