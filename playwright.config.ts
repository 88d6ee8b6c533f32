import { defineConfig, devices } from "@playwright/test";
import { browserPath } from "./scripts/checks/browser.ts";
import { freePort } from "./scripts/launcher/ports.ts";

/** Where the application that the journeys use listens; chosen once, by the first process that reads this file. */
process.env.E2E_PORT ??= String(await freePort());
const executablePath = browserPath();

/**
 * What Chromium leaves out. For each window, which here is each journey, it would make the lists beneath its address bar
 * ready, which takes as much as a page of ours does. The last such switch alone counts: Playwright's own are said again.
 */
const leftOut = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"].concat(
  ["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"],
  ["HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AimEnabled"],
  ["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"],
);

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
  // One more than the processors of a small machine: a journey often waits for a clock or a program that starts.
  workers: 3,
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
    launchOptions: {
      args: [`--disable-features=${leftOut.join(",")}`],
      ...(executablePath && { executablePath }),
    },
  },
  projects: [
    // First what starts applications of its own, while the example of the journeys loads.
    { name: "apart", testMatch: apart, use: devices["Desktop Chrome"] },
    { name: "journeys", testIgnore: apart, use: devices["Desktop Chrome"] },
  ],
});
