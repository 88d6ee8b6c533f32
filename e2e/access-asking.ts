import type { World } from "./access-world.ts";
import type { Answer } from "./ask-exactly.ts";

export const routeOfRow = (key: string) => key.slice(key.indexOf(" ") + 1);
export const methodOfRow = (key: string) => key.slice(0, key.indexOf(" "));
export const filled = (route: string, params: Record<string, string>) =>
  route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? "absent"));

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
export const ruleOf = ({ body }: Answer): string => /"rule":"([^"]+)"/.exec(body)?.[1] ?? "";
/** What only the registry knows and this answer tells. */
export const secretsShown = (world: World, { body, headers }: Answer): string[] =>
  world.markers.filter((marker) => body.includes(marker) || JSON.stringify(headers).includes(marker));

/** 'no', 'sign in', or 'yes': let through to the question itself, whatever that says. */
export function verdict(answer: Answer): string {
  if (answer.status === 401) return "sign in";
  // The rule of such a refusal is the permission that was missed; guards of a lifecycle have other names.
  if (answer.status === 403 && /^[a-zA-Z]+\.[a-zA-Z]+$/.test(ruleOf(answer))) return "no";
  if (answer.status === 404 || answer.status === 405 || answer.status >= 500)
    return `${answer.status} ${answer.body.slice(0, 200)}`;
  // Refused for its body before anybody asked who may: the row must send a right one.
  if (answer.status === 400) return `400 ${answer.body.slice(0, 300)}`;
  return "yes";
}

/** Does the same for each, a few at a time. */
export async function several<Item>(items: readonly Item[], each: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await each(item);
  };
  await Promise.all(Array.from({ length: 6 }, work));
}
