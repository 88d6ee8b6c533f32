import { destinations } from "./destinations.ts";

export type Act =
  | { kind: "go"; href: string }
  | { kind: "palette" }
  | { kind: "help" }
  | { kind: "find" }
  | { kind: "turn"; to: "next" | "previous" };

export interface Shortcut {
  /** Pressed one after the other. */
  keys: readonly string[];
  says: string;
  act: Act;
}

const going: readonly Shortcut[] = destinations.flatMap(({ members }) =>
  members.flatMap(({ href, name, key }): Shortcut[] =>
    key ? [{ keys: ["g", key], says: `Go to ${name}`, act: { kind: "go", href } }] : [],
  ),
);

/** Every shortcut of one letter, in the groups of the help sheet. */
export const shortcutGroups: readonly { name: string; shortcuts: readonly Shortcut[] }[] = [
  {
    name: "Anywhere",
    shortcuts: [
      { keys: ["/"], says: "Search in the list, or everywhere", act: { kind: "find" } },
      { keys: ["?"], says: "Show this help", act: { kind: "help" } },
    ],
  },
  {
    name: "In a list",
    shortcuts: [
      { keys: ["]"], says: "Next page", act: { kind: "turn", to: "next" } },
      { keys: ["["], says: "Previous page", act: { kind: "turn", to: "previous" } },
    ],
  },
  { name: "Go to", shortcuts: going },
];

const shortcuts = shortcutGroups.flatMap((group) => group.shortcuts);

/** What a key does after the one before it: an act, the first half of one, or nothing. Pure. */
export function pressed(before: string | null, key: string): { act: Act } | { pending: string } | null {
  const whole = shortcuts.find(({ keys }) =>
    before === null ? keys.length === 1 && keys[0] === key : keys[0] === before && keys[1] === key,
  );
  if (whole) return { act: whole.act };
  return shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key) ? { pending: key } : null;
}

/** Whether a key press belongs to what somebody writes or chooses there, and is no shortcut. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='dialog']") !== null;
