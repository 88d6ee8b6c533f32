// Pictures of pages, to look at before a customer does: `node e2e/screens.ts FOLDER /agents /gaps …`.
// SCREENS_URL names the running application, SCREENS_EMAIL and SCREENS_PASSWORD who signs in,
// SCREENS_WIDTHS and SCREENS_SCHEMES what is taken (1440,1024,390 and light,dark unless they say), SCREENS_FULL whole pages.
import { type Picture, takePictures } from "./pictures.ts";

const [folder = "screens", ...paths] = process.argv.slice(2);
const setting = (name: string, otherwise: string): string => process.env[`SCREENS_${name}`] ?? otherwise;
const widths = setting("WIDTHS", "1440,1024,390").split(",").map(Number);
const schemes = setting("SCHEMES", "light,dark").split(",") as Picture["scheme"][];
const email = setting("EMAIL", "");

const pictures = (paths.length > 0 ? paths : ["/"]).flatMap((path) =>
  schemes.flatMap((scheme) => widths.map((width) => ({ path, width, scheme, full: setting("FULL", "") !== "" }))),
);
const complaints = await takePictures(
  setting("URL", "http://localhost:3000"),
  folder,
  pictures,
  email ? { email, password: setting("PASSWORD", "") } : undefined,
);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
