"use client";

import { useSyncExternalStore } from "react";

/** A list that outlives the pages of the console: what is under way while one looks at something else. */
export interface KeptList<Item extends { id: number }> {
  /** The items as they are now, in a component. */
  use: () => readonly Item[];
  add: (item: Omit<Item, "id">) => number;
  change: (id: number, to: (item: Item) => Item) => void;
  remove: (id: number) => void;
}

export function keptList<Item extends { id: number }>(): KeptList<Item> {
  let items: readonly Item[] = [];
  let made = 0;
  const nothing: readonly Item[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Item[]): void => {
    items = next;
    for (const listener of listeners) listener();
  };
  return {
    use: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => items,
        () => nothing,
      ),
    add: (item) => {
      const id = ++made;
      // The id completes the item.
      become([...items, { ...item, id } as Item]);
      return id;
    },
    change: (id, to) => become(items.map((item) => (item.id === id ? to(item) : item))),
    remove: (id) => become(items.filter((item) => item.id !== id)),
  };
}
