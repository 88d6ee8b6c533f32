import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../scripts/launcher/ports.ts";
import { root } from "../scripts/prepare.mjs";
import { bearer, filled, methodOfRow, routeOfRow, ruleOf, secretsShown, several, verdict } from "./access-asking.ts";
import { pages } from "./access-pages.ts";
import type { Row } from "./access-row.ts";
import { rows } from "./access-rows.ts";
import { open, ownSignIn } from "./access-signing-in.ts";
import { strangersLearnNothing } from "./access-strangers.ts";
import { type Asker, askers, platformRoles, World } from "./access-world.ts";
import { type Answer, ask } from "./ask-exactly.ts";
import { Launched, temporaryDataDirectory } from "./launched.ts";
import { withoutProxy } from "./without-proxy.ts";

// Every route of the build, every method, everybody who could ask, against the table in access-rows.ts.
// One application for all, so one worker and one order.
test.describe.configure({ mode: "serial", timeout: 480_000 });

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const distribution = path.resolve(root, process.env.NEXT_DIST_DIR ?? ".next");

let data: ReturnType<typeof temporaryDataDirectory>;
let application: Launched;
let world: World;

test.beforeAll(async () => {
  // The whole organisation is made through the API: on a busy machine that takes its time.
  test.setTimeout(240_000);
  data = temporaryDataDirectory();
  application = await Launched.start("start", await freePort(), data.path, { PUBLIC_URL: "" });
  expect(application.said).toContain("Ready:");
  world = await new World(application).build(application.said);
});

test.afterAll(async () => {
  await application?.stop();
  data?.remove();
});

/** The routes that the build really serves: handlers, pages, and files with a fixed answer. */
function builtRoutes(): { handlers: string[]; pages: string[] } {
  const manifest = JSON.parse(readFileSync(path.join(distribution, "server/app-paths-manifest.json"), "utf8"));
  const files = Object.keys(manifest);
  const routeOf = (file: string) => file.replace(/\/\([^)]*\)/g, "").replace(/\/(route|page)$/, "") || "/";
  return {
    handlers: files.filter((file) => file.endsWith("/route")).map(routeOf),
    pages: files.filter((file) => file.endsWith("/page")).map(routeOf),
  };
}

/** Files with the same bytes for everybody, and Next's own pages for what is not there. */
const FIXED = ["/icon.svg", "/favicon.ico", "/_not-found", "/_global-error"];

const headersOf = (cookie: string | undefined) => ({ cookie: cookie ?? "", origin: world.address });
const showsSecrets = (answer: Answer) => secretsShown(world, answer);

test("every route of the build is in the table, and every row of the table is a route", () => {
  const built = builtRoutes();
  const handlersInTable = [...Object.keys(rows), ...Object.keys(ownSignIn), ...Object.keys(open)].map(routeOfRow);
  expect(new Set(built.handlers.filter((route) => !FIXED.includes(route)))).toEqual(new Set(handlersInTable));
  expect(new Set(built.pages.filter((route) => !FIXED.includes(route)))).toEqual(new Set(Object.keys(pages)));
});

test("a method that is not in the table is not there", async () => {
  const known = new Set([...Object.keys(rows), ...Object.keys(ownSignIn), ...Object.keys(open)]);
  const found: string[] = [];
  for (const route of new Set([...known].map(routeOfRow)))
    for (const method of METHODS) {
      if (known.has(`${method} ${route}`)) continue;
      if (method === "HEAD" && known.has(`GET ${route}`)) continue;
      const answer = await ask(world.address, method, filled(route, world.params), headersOf(world.cookies.admin));
      const expected = method === "OPTIONS" ? [204, 405, 400] : route.startsWith("/api/auth/[") ? [400, 405] : [405];
      if (!expected.includes(answer.status) || showsSecrets(answer).length > 0)
        found.push(`${method} ${route}: ${answer.status} ${answer.body.slice(0, 100)}`);
    }
  expect(found).toEqual([]);
});

test("nobody, somebody suspended, somebody signed out, and a made-up token are told to sign in", async () => {
  const strangers: Record<string, Record<string, string>> = {
    anonymous: {},
    suspended: headersOf(world.cookies.suspended),
    "signed out": headersOf(world.cookies.signedOut),
    "made-up session": headersOf(world.cookies.admin.replace(/.$/, (last) => (last === "A" ? "B" : "A"))),
    "made-up token": bearer(`ans_${"A".repeat(43)}`),
    "a made-up token beside a right session": {
      ...headersOf(world.cookies.admin),
      ...bearer(`ans_${"A".repeat(43)}`),
    },
    "another scheme": { authorization: "Basic YWRtaW46YWRtaW4=" },
  };
  const found: string[] = [];
  const asked = [...Object.entries(rows), ...Object.entries(ownSignIn)] as [string, Partial<Row>][];
  for (const [key, { body, search = "" }] of asked)
    for (const [who, headers] of Object.entries(strangers)) {
      const sent = typeof body === "function" ? body(world) : body;
      const answer = await ask(
        world.address,
        methodOfRow(key),
        filled(routeOfRow(key), world.params) + search,
        headers,
        sent,
      );
      if (answer.status !== 401 || showsSecrets(answer).length > 0) found.push(`${who}: ${key}: ${answer.status}`);
      if (methodOfRow(key) !== "GET") continue;
      const head = await ask(world.address, "HEAD", filled(routeOfRow(key), world.params), headers);
      if (head.status !== 401) found.push(`${who}: HEAD ${key}: ${head.status}`);
    }
  expect(found).toEqual([]);
});

test("a refused write changes nothing: the evidence is as long as before", async () => {
  const length = async () =>
    (
      JSON.parse((await ask(world.address, "GET", "/api/v1/evidence?limit=1", bearer(world.tokens.auditor))).body) as {
        total: number;
      }
    ).total;
  const before = await length();
  for (const [key, row] of Object.entries(rows)) {
    if (methodOfRow(key) === "GET" || row.letters[4] !== "-") continue;
    const route = filled(routeOfRow(key), world.params) + (row.search ?? "");
    await ask(world.address, methodOfRow(key), route, headersOf(world.cookies.auditor), row.body?.(world));
    await ask(world.address, methodOfRow(key), route, bearer(world.tokens.auditor), row.body?.(world));
    await ask(
      world.address,
      methodOfRow(key),
      route,
      { ...headersOf(world.cookies.admin), origin: "null" },
      row.body?.(world),
    );
  }
  expect(await length()).toBe(before);
});

/** What each asker gets at a row, as the row writes it; anything that is neither yes nor no, in full. */
async function lettersFound(key: string, row: Row, headersFor: (asker: Asker) => Record<string, string> | undefined) {
  const pathAnew = async () =>
    filled(routeOfRow(key), { ...world.params, ...(await row.fresh?.(world)) }) + (row.search ?? "");
  let path = await pathAnew();
  const found: Record<string, string> = {};
  const odd: string[] = [];
  // Who may not goes first, so that nobody who may has changed the thing in question.
  const order = askers.toSorted((one, other) => Number(isYes(row, one)) - Number(isYes(row, other)));
  for (const asker of order) {
    const headers = headersFor(asker);
    // What one who may has ended is not there for the next.
    if (isYes(row, asker)) path = await pathAnew();
    const said = headers ? verdict(await ask(world.address, methodOfRow(key), path, headers, row.body?.(world))) : "";
    found[asker] = said === "yes" ? (LETTERS[askers.indexOf(asker)] ?? "") : said === "" ? "" : "-";
    if (!["", "yes", "no"].includes(said)) odd.push(`${asker}: ${said}`);
  }
  return { letters: askers.map((asker) => found[asker]).join(""), odd };
}

const LETTERS = "ASCMUH";
const isYes = (row: Row, asker: Asker) => row.letters[askers.indexOf(asker)] !== "-";

test("each row says who may, of people with each platform role and of those who hold something", async () => {
  const differences: unknown[] = [];
  for (const [key, row] of Object.entries(rows)) {
    const { letters, odd } = await lettersFound(key, row, (asker) => headersOf(world.cookies[asker]));
    if (letters !== row.letters || odd.length > 0) differences.push({ key, table: row.letters, found: letters, odd });
  }
  expect(differences).toEqual([]);
});

test("each row says which token may: by its platform role alone, for it holds nothing", async () => {
  const differences: unknown[] = [];
  for (const [key, row] of Object.entries(rows)) {
    const { letters, odd } = await lettersFound(key, row, (asker) =>
      asker === "holder" ? undefined : bearer(world.tokens[asker]),
    );
    const table = row.tokens ?? row.letters.slice(0, 5);
    if (letters !== table || odd.length > 0) differences.push({ key, table, found: letters, odd });
  }
  expect(differences).toEqual([]);
});

test("evidence of a colleague's signing in is there for who watches over access, and for nobody else", async () => {
  const path = `/api/v1/evidence/${world.params.signIn}`;
  const found = await Promise.all(
    askers.map(async (asker) => (await ask(world.address, "GET", path, headersOf(world.cookies[asker]))).status),
  );
  expect(found).toEqual([200, 200, 404, 404, 200, 404]);
});

test("a token that was cut down reaches what it was given, and nothing else", async () => {
  const permissions = [...new Set(Object.values(rows).map(({ may }) => may))];
  const found: string[] = [];
  for (const permission of permissions) {
    const alone = await world.token("admin", [permission]);
    // More never opens less: what all the others together do not open, none of them does.
    const without = await world.token(
      "admin",
      permissions.filter((other) => other !== permission),
    );
    await several(
      Object.entries(rows).filter(([, row]) => row.may === permission),
      async ([key, row]) => {
        const route = filled(routeOfRow(key), world.params) + (row.search ?? "");
        const asked = (token: string) => ask(world.address, methodOfRow(key), route, bearer(token), row.body?.(world));
        const refused = await asked(without);
        if (refused.status !== 403) found.push(`without ${permission}: ${key}: ${refused.status} ${refused.body}`);
        // What it may write is shown by the rows above; asking again would use up what the rows need.
        if (methodOfRow(key) !== "GET" || row.letters[0] !== "A" || row.own) return;
        const allowed = await asked(alone);
        if (allowed.status >= 400) found.push(`${permission}: ${key}: ${allowed.status} ${allowed.body}`);
      },
    );
  }
  expect(found).toEqual([]);
});

test("a write with a session from another page is refused, whoever is signed in", async () => {
  const found: string[] = [];
  const elsewhere: Record<string, string>[] = [
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: world.address, "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  const asked = [...Object.entries(rows), ...Object.entries(ownSignIn)] as [string, Partial<Row>][];
  for (const [key, { body, search = "" }] of asked) {
    if (methodOfRow(key) === "GET") continue;
    for (const headers of elsewhere) {
      const sent = typeof body === "function" ? body(world) : body;
      const answer = await ask(
        world.address,
        methodOfRow(key),
        filled(routeOfRow(key), world.params) + search,
        { cookie: world.cookies.admin, ...headers },
        sent,
      );
      if (answer.status !== 403 || ruleOf(answer) !== "foreign-origin")
        found.push(`${key} ${JSON.stringify(headers)}: ${answer.status}`);
    }
  }
  for (const headers of elsewhere.slice(0, 3))
    for (const route of ["first-admin", "password", "signout", "callback/credentials", "session"]) {
      const answer = await ask(world.address, "POST", `/api/auth/${route}`, headers, {});
      if (answer.status !== 403) found.push(`${route} ${JSON.stringify(headers)}: ${answer.status}`);
    }
  expect(found).toEqual([]);
});

test("no token and no stranger is anybody who could sign out or change a password", async () => {
  for (const [key, { body }] of Object.entries(ownSignIn)) {
    for (const role of platformRoles) {
      const answer = await ask(world.address, methodOfRow(key), routeOfRow(key), bearer(world.tokens[role]), body);
      expect(answer.status, `${key} by a token`).toBeGreaterThanOrEqual(400);
    }
    const wrong = await ask(world.address, methodOfRow(key), routeOfRow(key), headersOf(world.cookies.signedOut), body);
    expect(wrong.status).toBe(401);
  }
});

test("pages show themselves to who is signed in, and their secrets to who may read them", async () => {
  const found: string[] = [];
  for (const [route, page] of Object.entries(pages)) {
    if (page === "signed out") continue;
    for (const [at, asker] of askers.entries()) {
      const answer = await ask(world.address, "GET", filled(route, world.params), { cookie: world.cookies[asker] });
      const may = page.letters[at] !== "-";
      // A page may say 'you may not' in words, or be absent; it must not fail, nor show a refusal to who may.
      if (may ? answer.status !== 200 : ![200, 403, 404].includes(answer.status))
        found.push(`${asker} ${route}: ${answer.status}`);
      if (!may && answer.body.includes("matrix-only imported")) found.push(`${asker} ${route} reads the import`);
      // Names of tokens are public where a token acted; how one begins is not.
      const mayTokens = (page.tokens ?? "------")[at] !== "-";
      const showsTokens = /ans_[\w-]{8}/.test(answer.body);
      if (showsTokens && !mayTokens) found.push(`${asker} ${route} reads the tokens`);
      if (route === "/settings/tokens" && mayTokens && !showsTokens) found.push(`${asker} ${route} misses the tokens`);
    }
  }
  expect(found).toEqual([]);
});

test("strangers learn nothing, however they write the address", async () => {
  expect(await strangersLearnNothing(world, world.address, ["", world.cookies.suspended])).toEqual([]);
});

test("every answer carries the headers; a page lets only its own scripts and styles run", async () => {
  for (const at of ["/sign-in", "/agents", "/api/v1/agents", "/api/health", "/nothing-here", "/icon.svg"]) {
    const { headers } = await ask(world.address, "GET", at, at === "/agents" ? { cookie: world.cookies.admin } : {});
    expect(headers["x-content-type-options"], at).toBe("nosniff");
    expect(headers["x-frame-options"], at).toBe("DENY");
    expect(headers["referrer-policy"], at).toBeTruthy();
    expect(headers["permissions-policy"], at).toContain("camera=()");
    expect(headers["cross-origin-opener-policy"], at).toBe("same-origin");
    expect(headers["x-powered-by"], at).toBeUndefined();
    expect(headers["content-security-policy"], at).toContain("frame-ancestors 'none'");
    for (const directive of ["script-src", "style-src", "default-src"]) {
      const policy = String(headers["content-security-policy"]).split("; ");
      expect(policy.find((part) => part.startsWith(`${directive} `)) ?? "", at).not.toMatch(/unsafe|\*|https?:/);
    }
  }
  const nonces = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const { headers, body } = await ask(world.address, "GET", "/agents", { cookie: world.cookies.admin });
    expect(headers["cache-control"]).toContain("no-store");
    const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
    nonces.add(nonce);
    expect(nonce.length).toBeGreaterThanOrEqual(20);
    for (const [tag] of body.matchAll(/<(?:script|style)[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(3);
  // The image optimizer is off.
  expect((await ask(world.address, "GET", "/_next/image?url=%2Ficon.svg&w=64&q=75")).status).toBe(404);
  const api = await ask(world.address, "GET", "/api/v1/agents", bearer(world.tokens.auditor));
  expect(api.headers["cache-control"]).toBe("no-store");
});

test("without the proxy file the product is as safe", async () => {
  const bare = await withoutProxy(application, distribution);
  try {
    expect(await strangersLearnNothing(world, bare.address, [""])).toEqual([]);
    const page = await ask(bare.address, "GET", "/sign-in");
    expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
    expect(page.headers["content-security-policy"]).not.toContain("nonce");
    for (const [key, row] of Object.entries(rows)) {
      if (methodOfRow(key) !== "GET") continue;
      for (const [at, asker] of askers.entries()) {
        // What one role of each kind gets tells whether the proxy decided: the roles themselves were asked above.
        if (!["compliance", "member"].includes(asker)) continue;
        const answer = await ask(bare.address, "GET", filled(routeOfRow(key), world.params), {
          cookie: world.cookies[asker],
        });
        expect(verdict(answer), `${asker} ${key}`).toBe(row.letters[at] === "-" ? "no" : "yes");
      }
    }
    const foreign = await ask(
      bare.address,
      "POST",
      "/api/v1/teams",
      { cookie: world.cookies.admin, origin: "null" },
      { name: "x" },
    );
    expect(ruleOf(foreign)).toBe("foreign-origin");
  } finally {
    await bare.stop();
  }
});

test("attempts to sign in wait, by status and header, and the page says so", async () => {
  const csrf = await ask(world.address, "GET", "/api/auth/csrf");
  const cookie = (csrf.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const attempt = () =>
    ask(
      world.address,
      "POST",
      "/api/auth/callback/credentials",
      { cookie, origin: world.address },
      { csrfToken, email: "matrix-only.nobody@example.com", password: "wrong", json: "true" },
    );
  for (let time = 0; time < 5; time++) expect((await attempt()).status).toBe(401);
  const waiting = await attempt();
  expect(waiting.status).toBe(429);
  expect(Number(waiting.headers["retry-after"])).toBeGreaterThan(0);
  expect(waiting.headers["set-cookie"]?.join() ?? "").not.toContain("answerable-session=0");
});
