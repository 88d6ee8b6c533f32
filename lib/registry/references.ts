/** How answers name another thing: `{ id, slug or email, name }`, null where nothing is stated. */
export interface PersonReference {
  id: string;
  email: string;
  name: string;
}

export interface SlugReference {
  id: string;
  slug: string;
  name: string;
}

/** SQL for a person reference from a LEFT JOINed "Person" alias. */
export const personReferenceSql = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE jsonb_build_object('id', ${alias}.id, 'email', ${alias}.email, 'name', ${alias}.name) END`;

/** SQL for a reference by slug from a LEFT JOINed alias. */
export const slugReferenceSql = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE jsonb_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name) END`;

export { isoSql } from "#lib/platform/iso-sql.ts";
