/** A place on the board: line and column; column 0 is the duty itself, 1 who is accountable, then people. */
export interface Place {
  line: number;
  column: number;
}

interface Board {
  lines: number;
  columns: number;
  /** So many lines fit into the window. */
  page: number;
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** Where a key leads from a place; null where the key has no meaning on a grid. */
export function nextPlace(at: Place, key: string, control: boolean, { lines, columns, page }: Board): Place | null {
  const to = (line: number, column: number): Place => ({
    line: within(line, lines),
    column: within(column, columns),
  });
  switch (key) {
    case "ArrowUp":
      return to(control ? 0 : at.line - 1, at.column);
    case "ArrowDown":
      return to(control ? lines - 1 : at.line + 1, at.column);
    case "ArrowLeft":
      return to(at.line, control ? 0 : at.column - 1);
    case "ArrowRight":
      return to(at.line, control ? columns - 1 : at.column + 1);
    case "Home":
      return to(control ? 0 : at.line, 0);
    case "End":
      return to(control ? lines - 1 : at.line, columns - 1);
    case "PageUp":
      return to(at.line - page, at.column);
    case "PageDown":
      return to(at.line + page, at.column);
    default:
      return null;
  }
}
