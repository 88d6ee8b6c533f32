import { filled, methodOfRow, routeOfRow, secretsShown, several } from "./access-asking.ts";
import { pages } from "./access-pages.ts";
import { rows } from "./access-rows.ts";
import type { World } from "./access-world.ts";
import { ask } from "./ask-exactly.ts";

/** Ways to write the same address, and headers, that have fooled servers before. */
const VARIANTS: readonly [string, (path: string) => string, Record<string, string>][] = [
  ["as it is", (at) => at, {}],
  [".rsc", (at) => `${at === "/" ? "/index" : at}.rsc`, {}],
  [".rsc with the header", (at) => `${at === "/" ? "/index" : at}.rsc`, { rsc: "1" }],
  [".segments", (at) => `${at === "/" ? "/index" : at}.segments/_tree.segment.rsc`, {}],
  ["?_rsc", (at) => `${at}?_rsc=abc`, { rsc: "1" }],
  ["prefetch", (at) => `${at}?_rsc=abc`, { rsc: "1", "next-router-prefetch": "1" }],
  [
    "segment prefetch",
    (at) => `${at}?_rsc=abc`,
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  ],
  ["browser prefetch", (at) => at, { purpose: "prefetch", "x-middleware-prefetch": "1" }],
  ["trailing slash", (at) => `${at}/`, {}],
  ["double slash in front", (at) => `/${at}`, {}],
  ["double slash within", (at) => at.replace(/(?<=.)\//, "//"), {}],
  ["dot segment", (at) => `/.${at}`, {}],
  ["encoded dot segment", (at) => `/%2e${at}`, {}],
  ["encoded way back", (at) => `/sign-in/%2e%2e${at}`, {}],
  ["encoded slash", (at) => at.replace(/(?<=.)\//g, "%2f"), {}],
  ["encoded letter", (at) => at.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`), {}],
  ["upper case", (at) => at.toUpperCase(), {}],
  ["backslash", (at) => at.replaceAll("/", "\\"), {}],
  ["semicolon", (at) => `${at};x=1`, {}],
  [".json", (at) => `${at}.json`, {}],
  ["data of the old router", (at) => `/_next/data/x${at === "/" ? "/index" : at}.json`, { "x-nextjs-data": "1" }],
  ["absolute", (at) => `http://localhost${at}`, {}],
  [
    "says that it was checked already",
    (at) => at,
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy:middleware:src/middleware" },
  ],
  [
    "says where it was rewritten",
    () => "/sign-in",
    {
      "x-rewrite-url": "/agents",
      "x-original-url": "/agents",
      "x-matched-path": "/agents",
      "x-invoke-path": "/agents",
    },
  ],
  ["says who it is", (at) => at, { "x-forwarded-user": "admin", "x-remote-user": "admin", "x-user-id": "1" }],
  ["says that it reads", (at) => at, { "x-http-method-override": "GET" }],
  ["server action", (at) => at, { "next-action": "0000000000000000000000000000000000000000" }],
];

/** Asks for everything that can be read, in every way to write it; says what was told that should not have been. */
export async function strangersLearnNothing(
  world: World,
  address: string,
  cookies: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  const reads = Object.keys(rows)
    .filter((key) => methodOfRow(key) === "GET")
    .map(routeOfRow);
  const shown = Object.entries(pages).flatMap(([route, page]) => (page === "signed out" ? [] : [route]));
  const tries = [...reads, ...shown].flatMap((route) =>
    VARIANTS.flatMap((variant) => cookies.map((cookie) => ({ route, variant, cookie }))),
  );
  await several(tries, async ({ route, variant: [name, written, headers], cookie }) => {
    const method = name === "server action" ? "POST" : "GET";
    const echoes = filled(route, world.params);
    const answer = await ask(address, method, written(echoes), { cookie, ...headers });
    // The address itself may come back in the answer; what only the registry knows may not.
    const secrets = secretsShown(world, { ...answer, body: answer.body.replaceAll(echoes, "") });
    if (secrets.length > 0 && !answer.headers.location && !echoesOnly(world, answer.body, echoes))
      found.push(`${name}: ${route}: ${answer.status} shows ${answer.body.slice(0, 200)}`);
    if (answer.status >= 500) found.push(`${name}: ${route}: ${answer.status}`);
    if (name !== "as it is") return;
    if (answer.status !== (reads.includes(route) ? 401 : 307)) found.push(`${route}: ${answer.status}`);
  });
  return found;
}

/** True when every secret in the text is a piece of the address that was asked. */
const echoesOnly = (world: World, body: string, echoed: string): boolean => {
  const pieces = echoed.split("/").filter((piece) => piece.includes("matrix-only"));
  const rest = pieces.reduce(
    (left, piece) => left.replaceAll(decodeURIComponent(piece), "").replaceAll(piece, ""),
    body,
  );
  return world.markers.every((marker) => !rest.toLowerCase().includes(marker));
};
