"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ChunkParty } from "#lib/raci/core/matrix-chunk.ts";
import { nextPlace, type Place } from "./board-keys.ts";
import { COLUMN, type Frame, LINE, Line } from "./board-line.tsx";
import type { BoardLine } from "./board-lines.ts";

const HEAD = 140;

/** What the pointer or the focus is at. */
export interface Pointed {
  line: BoardLine;
  party: ChunkParty | null;
}

/**
 * The board itself: lines down, people across, drawn only where the window looks. One cell has the focus and the keys
 * of a grid move it; Enter and a second click open the line's editor. It mounts in the browser only, because its parts
 * are placed by inline styles (decision 0015).
 */
export function BoardGrid({
  label,
  lines,
  columns,
  underAgent,
  onPoint,
  onOpen,
}: {
  label: string;
  lines: readonly BoardLine[];
  columns: readonly ChunkParty[];
  underAgent: boolean;
  onPoint: (pointed: Pointed | null) => void;
  onOpen: (line: BoardLine) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useFrame(scroller);
  const [active, setActive] = useState<Place>({ line: 0, column: 0 });
  const takesFocus = useRef(false);
  const left = frame.duty + frame.accountable;
  const at = { line: Math.min(active.line, Math.max(0, lines.length - 1)), column: active.column };

  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 8,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    // The line that has the focus stays, wherever the window looks, so that the focus is never lost.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return at.line >= lines.length || seen.includes(at.line) ? seen : [...seen, at.line].sort((a, b) => a - b);
    },
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    overscan: 4,
    paddingStart: left,
    scrollPaddingStart: left,
  });
  useEffect(() => {
    if (left > 0) across.measure();
  }, [left, across]);
  const placeOf = useMemo(() => new Map(columns.map(({ id }, place) => [id, place])), [columns]);
  const seen = across.getVirtualItems();
  const [from, to] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? -1];
  const width = left + columns.length * COLUMN;

  const go = (place: Place) => {
    takesFocus.current = true;
    const group = lines[place.line]?.kind === "group";
    setActive(place);
    rows.scrollToIndex(place.line);
    if (!group && place.column >= 2) across.scrollToIndex(place.column - 2);
  };
  const { line: activeLine, column: activeColumn } = at;
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const column = lines[activeLine]?.kind === "group" ? 0 : activeColumn;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-place="${activeLine}:${column}"]`);
    cell?.focus({ preventScroll: true });
  }, [activeLine, activeColumn, lines]);

  const pointed = (place: Place): Pointed | null => {
    const line = lines[place.line];
    return line ? { line, party: place.column >= 2 ? (columns[place.column - 2] ?? null) : null } : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && lines[at.line]) {
      event.preventDefault();
      const line = lines[at.line] as BoardLine;
      if (line.kind === "group") scroller.current?.querySelector<HTMLElement>(`[data-place="${at.line}:0"] a`)?.click();
      else onOpen(line);
      return;
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD) / LINE) - 1);
    const next = nextPlace(at, event.key, event.ctrlKey || event.metaKey, {
      lines: lines.length,
      columns: columns.length + 2,
      page,
    });
    if (!next) return;
    event.preventDefault();
    if (frame.accountable === 0 && next.column === 1) next.column = at.column > 1 ? 0 : 2;
    go(next);
  };
  const placeAt = (event: MouseEvent): Place | null => {
    const box = scroller.current?.getBoundingClientRect();
    const view = scroller.current;
    if (!box || !view) return null;
    const y = event.clientY - box.top;
    if (y < HEAD) return null;
    const line = Math.floor((y + view.scrollTop - HEAD) / LINE);
    if (line < 0 || line >= lines.length) return null;
    const x = event.clientX - box.left;
    if (x < frame.duty) return { line, column: 0 };
    if (x < left) return { line, column: 1 };
    const column = Math.floor((x + view.scrollLeft - left) / COLUMN);
    return column < columns.length ? { line, column: column + 2 } : null;
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 2}
      tabIndex={-1}
      className="board relative max-h-[72dvh] min-h-64 overflow-auto border-y border-line-strong"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const cell = placeOfCell(target) ?? at;
        // A heading has one cell; whoever passes over it stays in their column.
        const place = lines[cell.line]?.kind === "group" ? { ...cell, column: at.column } : cell;
        // A reader of the screen may take the focus to a cell by itself.
        if (place.line !== at.line || place.column !== at.column) setActive(place);
        onPoint(pointed(place));
      }}
      onMouseMove={(event) => {
        // A board that scrolls beneath a pointer that rests tells of a move too: what is explained stays.
        if (event.movementX === 0 && event.movementY === 0) return;
        const place = placeAt(event);
        if (place) onPoint(pointed(place));
      }}
      onMouseLeave={() => onPoint(pointed(at))}
      onClick={(event) => {
        if ((event.target as Element).closest("a")) return;
        const place = placeAt(event);
        if (!place) return;
        const line = lines[place.line];
        const second = place.line === at.line && place.column === at.column;
        // What was clicked is in sight: nothing scrolls away from under the pointer.
        takesFocus.current = true;
        setActive(place);
        onPoint(pointed(place));
        if (second && line?.kind === "duty" && event.detail > 1) onOpen(line);
      }}
    >
      <div style={{ height: rows.getTotalSize(), width }} className="relative min-w-full">
        <Head {...{ frame, columns, from, to, width }} group={groupAt(lines, rows.range?.startIndex ?? 0)} />
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return line ? (
            <Line
              key={line.key}
              line={line}
              at={index}
              top={start}
              frame={frame}
              width={width}
              columns={columns}
              placeOf={placeOf}
              from={from}
              to={to}
              active={index === at.line ? at.column : null}
              underAgent={underAgent}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** Where a cell stands; null for what is no cell. */
function placeOfCell(element: Element): Place | null {
  const place = element.closest<HTMLElement>("[data-place]")?.dataset.place?.split(":").map(Number);
  return place ? { line: place[0] ?? 0, column: place[1] ?? 0 } : null;
}

const groupAt = (lines: readonly BoardLine[], index: number): string => {
  const line = lines[Math.min(index, lines.length - 1)];
  return line === undefined ? "" : line.kind === "group" ? line.title : line.group;
};

/** The names of the people in sight, and in the corner the group that the window looks at. */
function Head({
  frame,
  columns,
  from,
  to,
  width,
  group,
}: {
  frame: Frame;
  columns: readonly ChunkParty[];
  from: number;
  to: number;
  width: number;
  group: string;
}) {
  const left = frame.duty + frame.accountable;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 border-b border-line-strong bg-paper"
      style={{ width, height: HEAD }}
    >
      <div className="sticky left-0 z-3 flex h-full items-end bg-paper text-xs text-soft" style={{ width: left }}>
        <div
          role="columnheader"
          aria-colindex={1}
          className="flex h-full flex-col justify-between py-1.5 pr-2 pl-2.5"
          style={{ width: frame.duty }}
        >
          <span className="truncate text-sm font-semibold text-ink">{group}</span>
          Duty
        </div>
        {frame.accountable > 0 ? (
          <div role="columnheader" aria-colindex={2} className="px-2 py-1.5" style={{ width: frame.accountable }}>
            Accountable
          </div>
        ) : null}
      </div>
      {columns.slice(from, to + 1).map(({ id, name, kind, status }, index) => (
        <div
          key={id}
          role="columnheader"
          aria-colindex={from + index + 3}
          title={name}
          className="absolute bottom-0 flex h-full justify-center overflow-hidden pb-1.5 text-xs text-soft"
          style={{ left: left + (from + index) * COLUMN, width: COLUMN }}
        >
          <span
            className={`max-h-32 rotate-180 self-end truncate [writing-mode:vertical-rl] ${status === "left" ? "line-through" : "text-ink"}`}
          >
            {name}
            {kind === "team" ? <span className="text-soft"> (team)</span> : null}
          </span>
        </div>
      ))}
    </div>
  );
}

/** How wide the columns are that stay in sight; nothing is drawn before it is known. */
function useFrame(scroller: { current: HTMLDivElement | null }): Frame {
  const [frame, setFrame] = useState<Frame>({ duty: 0, accountable: 0 });
  useEffect(() => {
    const view = scroller.current;
    if (!view) return;
    const measure = () => {
      const { clientWidth } = view;
      setFrame(
        clientWidth < 640
          ? { duty: Math.round(Math.min(190, clientWidth * 0.5)), accountable: 0 }
          : { duty: clientWidth < 1000 ? 240 : 300, accountable: 168 },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    return () => observer.disconnect();
  }, [scroller]);
  return frame;
}
