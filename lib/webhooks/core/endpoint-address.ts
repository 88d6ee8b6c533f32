import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** The host of an address as a name or a bare IP: '[::1]' is '::1', and '0x7f.1' has become '127.0.0.1' already. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** Whether the operator of this installation allowed the host by its name, and so what it resolves to. */
export const isAllowedByName = (url: URL, allowed: readonly string[]): boolean =>
  allowed.includes(hostOf(url)) || allowed.includes(`${hostOf(url)}:${url.port}`);

/** Why nothing is sent to an address, as far as the address alone tells; null where it may be tried. */
export function whyRefused(address: string, allowed: readonly string[]): string | null {
  if (!URL.canParse(address)) return "This is not an address. Write one that starts with https://.";
  const url = new URL(address);
  if (url.username || url.password) return "Leave user name and password out of the address.";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "Write an address that starts with https://.";
  if (isAllowedByName(url, allowed)) return null;
  if (url.protocol === "http:") return "Write an address that starts with https://: nothing is sent in the open.";
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host))
    return "This address is private. Whoever runs this registry can allow it by name (WEBHOOK_ALLOWED_HOSTS).";
  if (host === "localhost" || host.endsWith(".localhost"))
    return "This address is private. Whoever runs this registry can allow it by name (WEBHOOK_ALLOWED_HOSTS).";
  return null;
}
