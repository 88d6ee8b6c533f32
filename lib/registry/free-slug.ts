import { invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { slugOf } from "./core/slug.ts";

/**
 * The slug that a new thing gets: the one asked for, or one made from its name with a number behind it where taken.
 * @throws Refusal `conflict` when the one asked for is taken, `invalid` when the name has nothing to make one from.
 */
export async function freeSlug(
  queryable: Queryable,
  table: "Agent" | "System" | "DataSource" | "Team",
  asked: string | undefined,
  name: string,
): Promise<string> {
  const wanted = asked ?? slugOf(name);
  if (wanted === null)
    throw invalid([{ path: "slug", message: "The name has no letters or digits to make a slug from; give one." }]);
  const rows = await queryable.query<{ slug: string }>(
    `SELECT slug FROM public."${table}" WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')`,
    [wanted],
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  if (asked !== undefined)
    throw new Refusal("conflict", "duplicate", "Something with that slug is already there.", {
      errors: [{ path: "slug", message: "This is already taken." }],
    });
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
