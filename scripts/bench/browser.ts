import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { configuration } from "#lib/platform/configuration.ts";
import { writing } from "#lib/platform/database.ts";
import { browserPath } from "../checks/browser.ts";
import { generatedAt } from "./judge-everything.ts";
import { answering, sessionOf, startServed } from "./served.ts";
import { median } from "./statistics.ts";

const ROUNDS = 5;
/** As on a telephone or an old laptop. */
const SLOWER = 4;

/** What the browser itself noticed on a page since it was opened. */
interface Noticed {
  largestPaint: number;
  shift: number;
  /** The longest time from an input to the next paint. Milliseconds. */
  interaction: number;
}
declare global {
  interface Window {
    noticed: Noticed;
  }
}

/**
 * The list and the page of an agent in a real browser, four times slower than this machine: largest contentful paint, layout
 * shift, script that comes over the wire, and how long the page takes to answer a sort, a filter and an edit of a cell. Median of five.
 */
export async function browserTimings(): Promise<Record<string, number>> {
  const { port } = configuration();
  const web = startServed(port);
  const executablePath = browserPath();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const session = await sessionOf("person2@example.com");
    const admin = await sessionOf(await anAdmin());
    const cookie = `${session.name}=${session.value}`;
    await answering({ port, path: "/agents", headers: { cookie } }, (body) => body.includes("agent-"));
    const address = `http://127.0.0.1:${port}`;
    const openAs = (who: typeof session) => async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies([{ ...who, url: address }]);
      return context;
    };
    const list = await rounds(openAs(session), `${address}/agents`, sortAndFilter);
    const agent = await rounds(openAs(session), `${address}/agents/agent-5`);
    const people = await rounds(openAs(admin), `${address}/people`, editACell);
    return {
      listPaint: list.largestPaint,
      listShift: list.shift,
      listScriptKiB: list.script / 1024,
      interaction: list.interaction,
      cellEdit: people.interaction,
      agentPaint: agent.largestPaint,
      agentShift: agent.shift,
      agentScriptKiB: agent.script / 1024,
    };
  } finally {
    await browser.close();
    web.kill("SIGTERM");
  }
}

async function rounds(
  open: () => Promise<BrowserContext>,
  address: string,
  act: (page: Page) => Promise<void> = async () => {},
): Promise<Noticed & { script: number }> {
  const found: (Noticed & { script: number })[] = [];
  // One round more than is counted: the server's first answer compiles what later ones find ready.
  for (let round = 0; round <= ROUNDS; round++) {
    const context = await open();
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const script = await countScript(slow);
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: "networkidle" });
    // What moves by itself; rows that a sort puts elsewhere were asked to move.
    const { shift } = await page.evaluate(() => window.noticed);
    // Largest paint ends with the first input, so that what is acted out afterwards does not count into it.
    await act(page);
    if (round > 0) found.push({ ...(await page.evaluate(() => window.noticed)), shift, script: script() });
    await context.close();
  }
  const middle = (name: keyof Noticed | "script") => median(found.map((one) => one[name]));
  return {
    largestPaint: middle("largestPaint"),
    shift: middle("shift"),
    interaction: middle("interaction"),
    script: middle("script"),
  };
}

/** Bytes of script as they come over the wire, compressed. */
async function countScript(session: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return () => bytes;
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const noticed: Noticed = { largestPaint: 0, shift: 0, interaction: 0 };
  window.noticed = noticed;
  const observe = (type: string, note: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  observe("largest-contentful-paint", (entry) => {
    noticed.largestPaint = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) noticed.shift += value;
  });
  observe(
    "event",
    (entry) => {
      if ((entry as PerformanceEntry & { interactionId: number }).interactionId > 0)
        noticed.interaction = Math.max(noticed.interaction, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

async function sortAndFilter(page: Page): Promise<void> {
  await page.getByRole("columnheader", { name: /^Gaps/ }).getByRole("button").click();
  await page.waitForURL(/sort=/);
  await page.waitForLoadState("networkidle");
  const search = page.getByRole("searchbox").first();
  await search.pressSequentially("billing");
  await page.waitForURL(/q=/);
  await page.waitForLoadState("networkidle");
}

/** Another unit for the first person of the list, where it stands. */
async function editACell(page: Page): Promise<void> {
  const cell = page.getByRole("button", { name: /^Change the unit of / }).first();
  await cell.click();
  const unit = `Bench ${Date.now()}`;
  const field = page.getByRole("textbox", { name: /^Unit of / });
  await field.fill("");
  await field.pressSequentially(unit);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: unit }).waitFor();
  await page.waitForLoadState("networkidle");
}

/** The e-mail address of somebody who may edit people. */
async function anAdmin(): Promise<string> {
  const email = "person4@example.com";
  await writing((await generatedAt()) + 3_000_000, (tx) =>
    tx.query(`UPDATE "Person" SET "platformRoles" = '{admin,member}' WHERE email = $1 RETURNING id::text`, [email]),
  );
  return email;
}
