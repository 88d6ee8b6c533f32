import { createHash } from "node:crypto";
import { slugOf as slugOfName } from "#lib/registry/core/slug.ts";

const longest = 80;

/** The slug of a name, as the registry makes them. A name with nothing to make one from gets a stable one from its hash. */
export const slugOf = (name: string): string => slugOfName(name.slice(0, 1_000)) ?? `x-${shortHash(name)}`;

/** A slug kept apart from an equal one of another source: the same source always gets the same. */
export const slugApart = (slug: string, identity: string): string =>
  `${trimHyphens(slug.slice(0, longest - 9))}-${shortHash(identity)}`;

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

function trimHyphens(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === "-") end -= 1;
  return text.slice(0, end);
}

const slugPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
export const isSlug = (text: string): boolean => text.length <= 100 && slugPattern.test(text);

/** The slugs of one file: two sources that would share a slug get one each, the later one kept apart by its identity. */
export class Slugs {
  private readonly takenBy = new Map<string, string>();

  take(slug: string, identity: string): string {
    const holder = this.takenBy.get(slug);
    const free = holder === undefined || holder === identity ? slug : slugApart(slug, identity);
    this.takenBy.set(free, identity);
    return free;
  }
}
