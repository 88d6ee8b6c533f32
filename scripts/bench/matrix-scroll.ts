import { chromium, type Page } from "@playwright/test";
import { configuration } from "#lib/platform/configuration.ts";
import { browserPath } from "../checks/browser.ts";
import { answering, sessionOf, startServed } from "./served.ts";

/** Frames of scrolling in each direction, and how far each goes: faster than anybody reads. */
const FRAMES = 300;
const STEP = 150;

/** What the browser measured while the board moved. */
interface Moved {
  /** Milliseconds of the longest task; 0 where none lasted 50. */
  longest: number;
  longTasks: number;
  /** The most elements that the document held. */
  nodes: number;
  /** Milliseconds between two frames: the median, and one in a hundred is slower than this. */
  frame: number;
  frame99: number;
}

/** The matrix in a real browser: how long it takes until all is there, and how it scrolls down and across. */
export async function matrixScroll(): Promise<Record<string, number>> {
  const { port } = configuration();
  const address = `http://127.0.0.1:${port}`;
  const web = startServed(port);
  const executablePath = browserPath();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const session = await sessionOf("person2@example.com");
    const cookie = `${session.name}=${session.value}`;
    await answering({ port, path: "/agents", headers: { cookie } }, (body) => body.includes("agent-"));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ ...session, url: address }]);
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto(`${address}/matrix`);
    const grid = page.getByRole("grid");
    await grid.waitFor();
    const shown = performance.now() - begun;
    await page.getByText("Loading …").waitFor({ state: "detached", timeout: 120_000 });
    const loaded = performance.now() - begun;
    const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
    const people = Number(await grid.getAttribute("aria-colcount")) - 2;
    const down = await move(page, "top");
    const across = await move(page, "left");
    return {
      rows,
      people,
      shown,
      loaded,
      longest: Math.max(down.longest, across.longest),
      longTasks: down.longTasks + across.longTasks,
      nodes: Math.max(down.nodes, across.nodes),
      frame: down.frame,
      frame99: down.frame99,
    };
  } finally {
    await browser.close();
    web.kill("SIGTERM");
  }
}

const move = (page: Page, direction: "top" | "left"): Promise<Moved> =>
  page.evaluate(
    ({ direction: along, frames, step }) =>
      new Promise<Moved>((resolve) => {
        const board = document.querySelector<HTMLElement>("[role=grid]");
        if (!board) throw new Error("There is no board.");
        const tasks: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks.push(duration);
        });
        observer.observe({ type: "longtask" });
        const between: number[] = [];
        let [nodes, count, last] = [0, 0, performance.now()];
        const frame = () => {
          const now = performance.now();
          between.push(now - last);
          last = now;
          nodes = Math.max(nodes, document.querySelectorAll("*").length);
          board.scrollBy(along === "top" ? { top: step } : { left: step });
          count += 1;
          if (count < frames) {
            requestAnimationFrame(frame);
            return;
          }
          // Long tasks are told a moment after they end.
          setTimeout(() => {
            observer.disconnect();
            between.sort((one, other) => one - other);
            const at = (share: number) => between[Math.floor(between.length * share)] ?? 0;
            resolve({
              longest: Math.max(0, ...tasks),
              longTasks: tasks.length,
              nodes,
              frame: at(0.5),
              frame99: at(0.99),
            });
          }, 500);
        };
        requestAnimationFrame(frame);
      }),
    { direction, frames: FRAMES, step: STEP },
  );
