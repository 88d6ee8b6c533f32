// `npm run screens`: the pictures of README and docs, taken anew from the example organisation, so that they show what there is.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "../scripts/checks/browser.ts";
import { freePort } from "../scripts/launcher/ports.ts";
import { root } from "../scripts/prepare.mjs";
import { giveUp, say } from "../scripts/steps.mjs";
import { Launched, temporaryDataDirectory } from "./launched.ts";
import { type Picture, takePictures } from "./pictures.ts";
import { admin } from "./sign-ins.ts";

const folder = path.join(root, "docs/screens");

/** What is shown, by the name of its file; each on light and on dark paper. */
const shown: Record<string, string> = {
  overview: "/",
  agents: "/agents",
  agent: "/agents/dependency-updater",
  "agent-map": "/agents/travel-dispatcher?section=map",
  gaps: "/gaps?by=fact",
  matrix: "/matrix",
  inbox: "/inbox",
  requests: "/requests",
  reviews: "/reviews",
  controls: "/controls",
  person: "/people/grace.wanjiru%40halmeric.example",
};

const pictures: Picture[] = [
  ...Object.entries(shown).flatMap(([name, address]) =>
    (["light", "dark"] as const).map((scheme) => ({ path: address, name: `${name}-${scheme}`, width: 1440, scheme })),
  ),
  { path: "/", name: "overview-narrow", width: 390, scheme: "light" },
];

await ensureBrowser().catch(giveUp);
const data = temporaryDataDirectory();
const application = await Launched.start("demo", await freePort(), data.path);
try {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith(".png")) rmSync(path.join(folder, file));
  for (const complaint of await takePictures(application.address, folder, pictures, admin)) say(complaint);
  say(`${pictures.length} pictures are in docs/screens.`);
} finally {
  await application.stop();
  data.remove();
}
