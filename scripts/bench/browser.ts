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

/** What a round found besides: bytes of script, and when everything on the page listened. Milliseconds since it was asked for. */
interface Found extends Noticed {
  script: number;
  listens: number;
}
declare global {
  interface Window {
    noticed: Noticed;
    listens?: number;
  }
}

/**
 * The list and the page of an agent in a real browser, four times slower than this machine: largest contentful paint,
 * layout shift, script that comes over the wire, and how long the page takes to answer a sort, a filter and an edit of
 * a cell once it listens; and a sort that is asked for as soon as the list is painted, when the browser is still busy
 * taking it over. Median of five.
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
    const early = await rounds(openAs(session), `${address}/agents`, sort, "painted");
    const agent = await rounds(openAs(session), `${address}/agents/agent-5`);
    const people = await rounds(openAs(admin), `${address}/people`, editACell);
    return {
      listPaint: list.largestPaint,
      listShift: list.shift,
      listScriptKiB: list.script / 1024,
      listListens: list.listens,
      interaction: list.interaction,
      earlyInteraction: early.interaction,
      cellEdit: people.interaction,
      agentListens: agent.listens,
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
  after: "listens" | "painted" = "listens",
): Promise<Found> {
  const found: Found[] = [];
  // One round more than is counted: the server's first answer compiles what later ones find ready.
  for (let round = 0; round <= ROUNDS; round++) {
    const context = await open();
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const script = await countScript(slow);
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: after === "painted" ? "commit" : "networkidle" });
    // A person cannot click what is not painted; what listens already is not for them to know.
    await page.waitForFunction(after === "painted" ? () => window.noticed.largestPaint > 0 : isListening);
    const listens = await page.evaluate(() => window.listens ?? 0);
    // What moves by itself; rows that a sort puts elsewhere were asked to move.
    const { shift } = await page.evaluate(() => window.noticed);
    // Largest paint ends with the first input, so that what is acted out afterwards does not count into it.
    await act(page);
    if (round > 0) found.push({ ...(await page.evaluate(() => window.noticed)), shift, script: script(), listens });
    await context.close();
  }
  const middle = (name: keyof Found) => median(found.map((one) => one[name]));
  return {
    largestPaint: middle("largestPaint"),
    shift: middle("shift"),
    interaction: middle("interaction"),
    script: middle("script"),
    listens: middle("listens"),
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

/** Whether React has taken over the last thing in the page from the server: from then on everything answers at once. */
function isListening(): boolean {
  const last = [...document.querySelectorAll("#page a, #page button, #page td")].at(-1);
  const listening = last !== undefined && Object.keys(last).some((key) => key.startsWith("__reactProps"));
  if (listening) window.listens ??= performance.now();
  return listening;
}

async function sort(page: Page): Promise<void> {
  await page.getByRole("columnheader", { name: /^Gaps/ }).getByRole("button").click();
  await page.waitForURL(/sort=/);
}

async function sortAndFilter(page: Page): Promise<void> {
  await sort(page);
  const search = page.getByRole("searchbox").first();
  await search.pressSequentially("billing");
  await page.waitForURL(/q=/);
}

/** Another unit for the first person of the list, where it stands. */
async function editACell(page: Page): Promise<void> {
  const cell = page.getByRole("button", { name: /^Change the unit of / }).first();
  await cell.click();
  const unit = `Bench ${Date.now()}`;
  const field = page.getByRole("textbox", { name: /^Unit of / });
  await field.fill("");
  await field.pressSequentially(unit);
  // The new unit is shown at once; the next round's page must not be read before it is kept.
  const kept = page.waitForResponse((response) => response.request().method() === "PATCH");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: unit }).waitFor();
  await (await kept).finished();
}

/** The e-mail address of somebody who may edit people. */
async function anAdmin(): Promise<string> {
  const email = "person4@example.com";
  await writing((await generatedAt()) + 3_000_000, (tx) =>
    tx.query(`UPDATE "Person" SET "platformRoles" = '{admin,member}' WHERE email = $1 RETURNING id::text`, [email]),
  );
  return email;
}
