import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { type Configuration, Provider } from "oidc-provider";
import { authOptions } from "./auth-options.ts";
import { sessionCookieName } from "./session-cookie.ts";

const APPLICATION = "http://localhost:3000";
const callbackOf = (application: string) => `${application}/api/auth/callback/oidc`;
const CLIENT = { clientId: "answerable", clientSecret: "only for tests" };

export type Claims = Record<string, unknown>;

/** What the application is told of an issuer. */
export const settingsFor = (issuer: string) => ({ issuer, name: "Test login", ...CLIENT });

async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const closing = (server: Server) => () =>
  new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });

/** A real provider on loopback; `strict` keeps everything but the subject out of the ID token. */
export async function realProvider(people: Record<string, Claims>, strict: boolean, application = APPLICATION) {
  const server = createServer();
  const issuer = await listening(server);
  const settings: Configuration = {
    clients: [
      { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [callbackOf(application)] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: strict,
    pkce: { required: () => true },
    cookies: { keys: ["test"] },
    findAccount: (_context, id) => {
      const claims = people[id];
      return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
    },
  };
  server.on("request", new Provider(issuer, settings).callback());
  return { issuer, stop: closing(server) };
}

/** A provider that answers as it is told to: for what a wrong or hostile one could say. */
export async function toldProvider() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const told: { claims: Claims; userinfo: Claims; by: "us" | "stranger" | "nobody" } = {
    claims: {},
    userinfo: {},
    by: "us",
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const idToken = () => {
    const signed = `${part({ alg: told.by === "nobody" ? "none" : "RS256", kid: "k" })}.${part(told.claims)}`;
    if (told.by === "nobody") return `${signed}.`;
    const key = told.by === "us" ? privateKey : stranger;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key).toString("base64url")}`;
  };
  let issuer = "";
  const answers: Record<string, () => unknown> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": () => ({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", use: "sig", alg: "RS256" }] }),
    "/token": () => ({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: idToken() }),
    "/userinfo": () => told.userinfo,
  };
  const server = createServer((request, answer) => {
    answer.setHeader("Content-Type", "application/json");
    answer.end(JSON.stringify(answers[request.url?.split("?")[0] ?? ""]?.() ?? {}));
  });
  issuer = await listening(server);
  return { issuer, told, stop: closing(server) };
}

type Handler = (request: object, answer: Answer) => Promise<void>;

/** next-auth's handler; plain Node wraps its default export once more than the bundler does. */
function handlerOf(options: NextAuthOptions): Handler {
  const make = ("default" in NextAuth ? NextAuth.default : NextAuth) as (options: NextAuthOptions) => Handler;
  return make(options);
}

/** What next-auth answers, caught. */
class Answer {
  location = "";
  body: unknown;
  cookies: string[] = [];

  status(): this {
    return this;
  }
  getHeader(): string[] {
    return this.cookies;
  }
  setHeader(name: string, value: string | string[]): this {
    if (name === "Set-Cookie") this.cookies = [value].flat();
    if (name === "Location") this.location = String(value);
    return this;
  }
  json(body: unknown): void {
    this.body = body;
  }
  send(body: unknown): void {
    this.body = body;
  }
  end(): void {}
}

function keepCookies(jar: Record<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
    if (value === "") delete jar[name];
    else jar[name] = decodeURIComponent(value);
  }
}

/** A browser in front of next-auth's handler and of a provider: it keeps cookies and follows where it is sent. */
export class Visitor {
  readonly cookies: Record<string, Record<string, string>> = {};
  readonly #issuer: string;

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /** The signed session cookie that it was given, as a Cookie header; null when it was not signed in. */
  get session(): string | null {
    const value = this.#jar(APPLICATION)[sessionCookieName()];
    return value ? `${sessionCookieName()}=${value}` : null;
  }

  #jar(origin: string): Record<string, string> {
    this.cookies[origin] ??= {};
    return this.cookies[origin];
  }

  /** Asks our own application; gives back where it is sent on to. */
  async application(path: string, body?: Record<string, string>): Promise<{ redirect: string; body: unknown }> {
    const url = new URL(path, APPLICATION);
    const [action = "", providerId] = url.pathname.replace("/api/auth/", "").split("/");
    const answer = new Answer();
    const request = {
      method: body ? "POST" : "GET",
      headers: {},
      cookies: this.#jar(APPLICATION),
      query: { ...Object.fromEntries(url.searchParams), nextauth: providerId ? [action, providerId] : [action] },
      body,
    };
    await handlerOf(authOptions(settingsFor(this.#issuer)))(request, answer);
    keepCookies(this.#jar(APPLICATION), answer.cookies);
    return { redirect: answer.location, body: answer.body };
  }

  /** Presses 'Continue with …': gives back the provider's address that it is sent to. */
  async begin(): Promise<URL> {
    const { body } = await this.application("/api/auth/csrf");
    const { csrfToken } = body as { csrfToken: string };
    return new URL((await this.application("/api/auth/signin/oidc", { csrfToken, callbackUrl: "/" })).redirect);
  }

  /** Signs in at a real provider as `login`, agrees, and comes back; gives back where our application sends it. */
  async signIn(login: string): Promise<string> {
    let next = (await this.begin()).href;
    for (let step = 0; step < 12; step++) {
      if (next.startsWith(callbackOf(APPLICATION))) return (await this.application(next)).redirect;
      const page = await this.#elsewhere(next);
      if (page.redirect) {
        next = page.redirect;
        continue;
      }
      const action = /action="([^"]+)"/.exec(page.text)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
      if (!action || !prompt) throw new Error(`The provider says: ${page.text.slice(0, 500)}`);
      const form = new URLSearchParams({ prompt, login, password: "x" });
      next = (await this.#elsewhere(new URL(action, next).href, form)).redirect ?? "";
    }
    throw new Error("The provider sends round in circles.");
  }

  async #elsewhere(address: string, form?: URLSearchParams): Promise<{ redirect: string | null; text: string }> {
    const { origin } = new URL(address);
    const answer = await fetch(address, {
      redirect: "manual",
      method: form ? "POST" : "GET",
      ...(form ? { body: form } : {}),
      headers: {
        cookie: Object.entries(this.#jar(origin))
          .map(([name, value]) => `${name}=${value}`)
          .join("; "),
      },
    });
    keepCookies(this.#jar(origin), answer.headers.getSetCookie());
    const redirect = answer.headers.get("location");
    return { redirect: redirect && new URL(redirect, address).href, text: await answer.text() };
  }
}
