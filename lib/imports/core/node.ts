import type { Place } from "./proposal.ts";

/**
 * A value of a JSON or YAML file with the line it stands on. Objects keep their members in a Map, so that a key such as
 * `__proto__` is a key and nothing more.
 */
export type SourceNode =
  | { type: "object"; line: number | null; members: ReadonlyMap<string, SourceNode> }
  | { type: "array"; line: number | null; items: readonly SourceNode[] }
  | { type: "scalar"; line: number | null; value: string | number | boolean | null };

/** A node and the path that led to it, for remarks. */
export interface Cursor {
  node: SourceNode;
  path: string;
}

export const placeOf = (cursor: Cursor): Place => ({ line: cursor.node.line, path: cursor.path || null });

/** The member of an object by name; null when absent, JSON null, or when the node is no object. */
export function member(cursor: Cursor, name: string): Cursor | null {
  if (cursor.node.type !== "object") return null;
  const found = cursor.node.members.get(name);
  if (!found || (found.type === "scalar" && found.value === null)) return null;
  return { node: found, path: cursor.path ? `${cursor.path}.${name}` : name };
}

/** The first of several members that is there: older forms name the same thing differently. */
export function firstMember(cursor: Cursor, ...names: readonly string[]): Cursor | null {
  for (const name of names) {
    const found = member(cursor, name);
    if (found) return found;
  }
  return null;
}

/** The entries of an array; none for anything else. */
export function items(cursor: Cursor | null): Cursor[] {
  if (cursor?.node.type !== "array") return [];
  return cursor.node.items.map((node, index) => ({ node, path: `${cursor.path}[${index}]` }));
}

/** The members of an object with their names; none for anything else. */
export function members(cursor: Cursor | null): [string, Cursor][] {
  if (cursor?.node.type !== "object") return [];
  return [...cursor.node.members].map(([name, node]) => [
    name,
    { node, path: cursor.path ? `${cursor.path}.${name}` : name },
  ]);
}

/**
 * The text of a scalar, numbers and booleans included ('version: 1.2' in YAML is a number); null for anything else or
 * blank text.
 */
export function textOf(cursor: Cursor | null): string | null {
  if (cursor?.node.type !== "scalar" || cursor.node.value === null) return null;
  const text = String(cursor.node.value).trim();
  return text === "" ? null : text;
}

export const booleanOf = (cursor: Cursor | null): boolean | null =>
  cursor?.node.type === "scalar" && typeof cursor.node.value === "boolean" ? cursor.node.value : null;

export const has = (cursor: Cursor, name: string): boolean => member(cursor, name) !== null;
