import { Command } from "cmdk";
import type { ReactNode } from "react";

/** One row of the palette: a mark where it has one, the name, what tells it apart. */
export function PaletteItem({
  value,
  name,
  mark,
  beside,
  end,
  onGo,
}: {
  value: string;
  name: string;
  mark?: ReactNode;
  beside?: ReactNode;
  end?: ReactNode;
  onGo: (value: string) => void;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onGo(value)}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-3 py-1 text-sm data-[selected=true]:bg-accent-tint data-[selected=true]:text-accent-strong forced-chosen"
    >
      {mark}
      <span className="min-w-0 grow truncate">{name}</span>
      {beside ? (
        <span className={`max-w-[45%] shrink-0 truncate text-xs text-soft ${end ? "max-sm:hidden" : ""}`}>
          {beside}
        </span>
      ) : null}
      {end}
    </Command.Item>
  );
}
