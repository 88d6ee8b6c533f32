import type { AccountabilityMap, MapNode } from "#lib/gaps/core/accountability-map.ts";

/** A mark with its place; pixels at zoom 1. */
export interface PlacedNode extends MapNode {
  x: number;
  y: number;
}

export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 44;
/** From column to column: a wide map has to fit on the page, a narrow one leaves room for the words on its links. */
const ACROSS = { wide: 248, narrow: 340 };
const NARROW = 3;
const DOWN = 58;
/** More sweeps change nothing that an eye would see. */
const SWEEPS = 6;

/**
 * Places a map in its columns: within each, marks stand near what they are linked with (the middle of their neighbours,
 * swept back and forth), and each column is centred. The same map always gets the same places.
 */
export function placeMap({ nodes, links }: AccountabilityMap): PlacedNode[] {
  const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const order = new Map(columns.map((column) => [column, nodes.filter((node) => node.column === column)]));
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const tallest = Math.max(0, ...[...order.values()].map((members) => members.length));
  const rows = new Map<string, number>();
  const number = (members: readonly MapNode[]) => {
    const top = (tallest - members.length) / 2;
    members.forEach(({ id }, index) => {
      rows.set(id, top + index);
    });
  };
  for (const members of order.values()) number(members);
  const middle = (id: string): number => {
    const beside = (neighbours.get(id) ?? []).map((other) => rows.get(other) ?? 0);
    return beside.length === 0 ? (rows.get(id) ?? 0) : beside.reduce((sum, row) => sum + row, 0) / beside.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const members = order.get(column) ?? [];
      const wanted = new Map(members.map(({ id }) => [id, middle(id)]));
      members.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
      number(members);
    }
  }
  const across = columns.length > NARROW ? ACROSS.wide : ACROSS.narrow;
  return nodes.map((node) => ({ ...node, x: node.column * across, y: (rows.get(node.id) ?? 0) * DOWN }));
}
