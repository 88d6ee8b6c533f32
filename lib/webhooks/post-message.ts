import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { hostOf, isAllowedByName, whyRefused } from "./core/endpoint-address.ts";
import type { Message } from "./core/message.ts";
import { isPublicAddress } from "./core/public-address.ts";

/** How long a receiver may take in all, and how much of its answer is read. */
const PATIENCE = 10_000;
const MOST_ANSWER = 64 * 1024;

export interface Address {
  address: string;
  family: number;
}

/** What became of a message: the status that was answered, or why there was none. */
export type Posted = { status: number; error: string | null } | { status: null; error: string };

/**
 * Posts a message to an address that somebody typed, and to nothing else: the name is resolved once, every address that
 * it has must be public unless the host is allowed by name, and the connection goes to that very address, so that a
 * second look at the name cannot lead elsewhere. Redirects are not followed. Never throws.
 */
export async function postMessage(
  address: string,
  { body, headers }: Message,
  allowed: readonly string[],
  resolve: (host: string) => Promise<Address[]> = (host) => lookup(host, { all: true }),
  patience = PATIENCE,
): Promise<Posted> {
  const refused = whyRefused(address, allowed);
  if (refused !== null) return { status: null, error: refused };
  const url = new URL(address);
  const end = AbortSignal.timeout(patience);
  try {
    const pinned = await publicAddress(url, allowed, resolve, end);
    if (typeof pinned === "string") return { status: null, error: pinned };
    const status = await send(url, pinned, { body, headers }, end);
    if (status >= 200 && status < 300) return { status, error: null };
    return { status, error: status < 400 ? "It leads elsewhere, and is not followed." : `It answered ${status}.` };
  } catch (error) {
    const { name, message } = error as Error;
    const late = end.aborted || name === "TimeoutError" || name === "AbortError";
    return { status: null, error: late ? "It did not answer in time." : message.slice(0, 300) };
  }
}

/** The one address to connect to, or why none is taken. */
async function publicAddress(
  url: URL,
  allowed: readonly string[],
  resolve: (host: string) => Promise<Address[]>,
  end: AbortSignal,
): Promise<Address | string> {
  const host = hostOf(url);
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await before(end, resolve(host));
  const [first] = found;
  if (!first) return "Its name has no address.";
  if (!isAllowedByName(url, allowed) && !found.every(({ address }) => isPublicAddress(address)))
    return "Its name leads to a private address.";
  return first;
}

const before = <T>(end: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => end.addEventListener("abort", () => reject(end.reason), { once: true })),
  ]);

function send(url: URL, pinned: Address, { body, headers }: Message, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      {
        method: "POST",
        agent: false,
        signal,
        // Asked by the connection itself; whatever it asks for, this is the answer.
        lookup: (_host, options, answer) =>
          options.all ? answer(null, [pinned]) : answer(null, pinned.address, pinned.family),
        headers: {
          ...headers,
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          "User-Agent": "Answerable",
        },
      },
      (response) => {
        let size = 0;
        response.on("data", (part: Buffer) => {
          size += part.length;
          if (size > MOST_ANSWER) response.destroy();
        });
        response.on("close", () => resolve(response.statusCode ?? 0));
        response.on("error", () => resolve(response.statusCode ?? 0));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
