"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import {
  Bot,
  CircleDashed,
  Cpu,
  Database,
  type LucideIcon,
  MessageSquareText,
  Server,
  ShieldCheck,
  User,
  Users,
  Wrench,
  Zap,
} from "lucide-react";
import { MomentLink } from "#components/shell/moment-link.tsx";
import type { MapNodeKind } from "#lib/gaps/core/accountability-map.ts";
import type { PlacedNode } from "./place-map.ts";

const icons: Record<MapNodeKind, LucideIcon> = {
  person: User,
  team: Users,
  nobody: CircleDashed,
  agent: Bot,
  delegate: Bot,
  capability: Zap,
  tool: Wrench,
  system: Server,
  dataSource: Database,
  control: ShieldCheck,
  unit: Users,
  model: Cpu,
  prompt: MessageSquareText,
};

export type DrawnNode = Node<{ node: PlacedNode }, "mark">;

/** One mark of the map. It leads to its page by mouse; by keyboard the list under the picture has the same links. */
export function MapNodeMark({ data: { node } }: NodeProps<DrawnNode>) {
  const Icon = icons[node.kind];
  const look = node.broken
    ? "border-critical bg-critical-tint border-dashed"
    : node.kind === "agent"
      ? "border-accent bg-accent-tint"
      : "border-line-strong bg-raised";
  const inner = (
    <>
      <Icon className={`size-4 shrink-0 ${node.broken ? "text-critical" : "text-soft"}`} strokeWidth={1.6} />
      <span className="min-w-0">
        <span className="block truncate text-xs font-medium text-ink">{node.name}</span>
        {node.says ? (
          <span className={`block truncate text-2xs ${node.broken ? "text-critical" : "text-soft"}`}>{node.says}</span>
        ) : null}
      </span>
    </>
  );
  const box = `forced-edge flex h-11 w-44 items-center gap-2 rounded-md border px-2 ${look}`;
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      {node.href ? (
        <MomentLink href={node.href} tabIndex={-1} className={`nodrag ${box} hover:border-accent`} title={node.name}>
          {inner}
        </MomentLink>
      ) : (
        <span className={box} title={node.name}>
          {inner}
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}
