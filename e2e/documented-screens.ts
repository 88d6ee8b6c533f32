// `npm run screens`: the pictures of README and docs, taken anew from the example organisation, so that they show what there is.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "../scripts/checks/browser.ts";
import { freePort } from "../scripts/launcher/ports.ts";
import { root } from "../scripts/prepare.mjs";
import { giveUp, say } from "../scripts/steps.mjs";
import { Launched, temporaryDataDirectory } from "./launched.ts";
import { type Picture, takePictures } from "./pictures.ts";
import { admin, security } from "./sign-ins.ts";

const folder = path.join(root, "docs/screens");

/** What is shown, by the name of its file; each on light and on dark paper. */
const shown: Record<string, string> = {
  overview: "/",
  agents: "/agents",
  agent: "/agents/dependency-updater",
  "agent-map": "/agents/travel-dispatcher?section=map",
  gaps: "/gaps?by=fact",
  matrix: "/matrix",
  requests: "/requests",
  reviews: "/reviews",
  controls: "/controls",
  person: "/people/grace.wanjiru%40halmeric.example",
};

const onBothPapers = (pages: Record<string, string>): Picture[] =>
  Object.entries(pages).flatMap(([name, address]) =>
    (["light", "dark"] as const).map((scheme) => ({ path: address, name: `${name}-${scheme}`, width: 1440, scheme })),
  );
const pictures: Picture[] = [
  ...onBothPapers(shown),
  { path: "/", name: "overview-narrow", width: 390, scheme: "light" },
];
/** An inbox is somebody's own: for security more waits than for an admin. */
const ofSecurity = onBothPapers({ inbox: "/inbox" });

await ensureBrowser().catch(giveUp);
const data = temporaryDataDirectory();
const application = await Launched.start("demo", await freePort(), data.path);
try {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith(".png")) rmSync(path.join(folder, file));
  const complaints = [
    ...(await takePictures(application.address, folder, pictures, admin)),
    ...(await takePictures(application.address, folder, ofSecurity, security)),
  ];
  for (const complaint of complaints) say(complaint);
  say(`${pictures.length + ofSecurity.length} pictures are in docs/screens.`);
} finally {
  await application.stop();
  data.remove();
}
