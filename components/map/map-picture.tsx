"use client";

import { type Edge, MarkerType, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { AccountabilityMap } from "#lib/gaps/core/accountability-map.ts";
import { type DrawnNode, MapNodeMark } from "./map-node.tsx";
import { NODE_HEIGHT, NODE_WIDTH, placeMap } from "./place-map.ts";

/** The table says it. */
const unsaid = { "aria-hidden": true } as const;
const nodeTypes = { mark: MapNodeMark };
/** Beyond so many links their words would lie over each other: they show when pointed at, and in the list. */
const WORDS_UNTIL = 24;
/** What fits between two columns; the table has the whole words. Characters. */
const WORDS_LONG = 26;
const shortened = (words: string): string =>
  words.length > WORDS_LONG ? `${words.slice(0, WORDS_LONG - 1).trimEnd()}…` : words;
/** A small map takes less room on the page. */
const SMALL = 7;

/**
 * The map as a picture. Its marks are for the eye alone: the table beneath says the same, with every link, to keyboards and
 * screen readers. Mounts in the browser only, because its marks are placed by style.
 */
export function MapPicture({ map }: { map: AccountabilityMap }) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const rows = Math.max(
    ...[0, 1, 2, 3, 4, 5].map((column) => map.nodes.filter((node) => node.column === column).length),
  );
  return (
    <ReactFlowProvider>
      <div className="relative border-y border-line bg-margin">
        <div className={rows <= SMALL ? "h-80" : "h-120"}>{mounted ? <Picture map={map} /> : null}</div>
        {mounted ? <Zoom /> : null}
      </div>
    </ReactFlowProvider>
  );
}

function Picture({ map }: { map: AccountabilityMap }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const nodes = useMemo(() => drawnNodes(map), [map]);
  const edges = useMemo(() => drawnEdges(map, pointed), [map, pointed]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      minZoom={0.15}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      // The page scrolls under the pointer; zooming is by the buttons or by pinching.
      zoomOnScroll={false}
      preventScrolling={false}
      onNodeMouseEnter={(_, node) => setPointed(node.id)}
      onNodeMouseLeave={() => setPointed(null)}
      disableKeyboardA11y
      attributionPosition="bottom-left"
      aria-label="Picture of the relations; the table below says the same"
    />
  );
}

function Zoom() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div className="not-printed absolute right-3 bottom-3 flex gap-1">
      <Button onClick={() => void zoomOut()}>
        <span aria-hidden="true">−</span>
        <span className="sr-only">Make the picture smaller</span>
      </Button>
      <Button onClick={() => void zoomIn()}>
        <span aria-hidden="true">+</span>
        <span className="sr-only">Make the picture larger</span>
      </Button>
      <Button onClick={() => void fitView({ padding: 0.08, maxZoom: 1 })}>Show all</Button>
    </div>
  );
}

const drawnNodes = (map: AccountabilityMap): DrawnNode[] =>
  placeMap(map).map((node) => ({
    id: node.id,
    type: "mark",
    position: { x: node.x, y: node.y },
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    data: { node },
    domAttributes: unsaid,
  }));

const drawnEdges = ({ links }: AccountabilityMap, pointed: string | null): Edge[] =>
  links.map(({ from, to, says, broken }) => {
    const near = pointed === null || pointed === from || pointed === to;
    const tone = broken
      ? "var(--color-critical)"
      : pointed !== null && near
        ? "var(--color-accent)"
        : "var(--color-line-strong)";
    const worded = pointed === null ? broken || links.length <= WORDS_UNTIL : near;
    return {
      id: `${from} ${to}`,
      source: from,
      ariaRole: "presentation",
      domAttributes: unsaid,
      target: to,
      ...(worded ? { label: pointed === null ? shortened(says) : says } : {}),
      labelShowBg: true,
      labelBgPadding: [3, 1],
      labelStyle: { fontSize: 10, fill: broken ? "var(--color-critical)" : "var(--color-soft)" },
      labelBgStyle: { fill: "var(--color-margin)" },
      style: {
        stroke: tone,
        strokeWidth: broken ? 1.6 : 1,
        opacity: near ? 1 : 0.2,
        ...(broken ? { strokeDasharray: "5 4" } : {}),
      },
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: tone },
    };
  });
