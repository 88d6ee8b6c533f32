"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { keepPreference, SHORTCUTS_COOKIE, THEME_COOKIE, type Theme, themes } from "#components/shell/preferences.ts";
import { Tick } from "#components/ui/tick.tsx";

const says: Record<Theme, string> = { system: "As the system says", light: "Light", dark: "Dark" };

/** How the console looks and listens in this browser. Takes effect at once, and is there again next time. */
export function Preferences({ theme, shortcuts }: { theme: Theme; shortcuts: boolean }) {
  const router = useRouter();
  const [paper, setPaper] = useState(theme);
  const [letters, setLetters] = useState(shortcuts);
  const choosePaper = (next: Theme) => {
    setPaper(next);
    keepPreference(THEME_COOKIE, next === "system" ? null : next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    router.refresh();
  };
  const chooseLetters = (next: boolean) => {
    setLetters(next);
    keepPreference(SHORTCUTS_COOKIE, next ? null : "off");
    router.refresh();
  };
  return (
    <div className="grid gap-4">
      <fieldset>
        <legend className="text-sm font-medium">Paper</legend>
        <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
          {themes.map((value) => (
            <label key={value} className="inline-flex min-h-8 items-center gap-2 text-sm">
              <input
                type="radio"
                name="theme"
                className="size-4 accent-accent"
                checked={paper === value}
                onChange={() => choosePaper(value)}
              />
              {says[value]}
            </label>
          ))}
        </div>
      </fieldset>
      <Tick
        label="Shortcuts of one letter"
        hint="Such as g then a for agents. Turn them off where they are in the way of speech input or another tool. ⌘K and Ctrl K stay."
        checked={letters}
        onChecked={chooseLetters}
      />
    </div>
  );
}
