"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { PageHead } from "#components/ui/page-head.tsx";
import { SettingsTabs } from "./settings-tabs.tsx";

/** The title that the parts of the settings share. Drills have pages with titles of their own, and a way back. */
export function SettingsHead() {
  if (useSelectedLayoutSegment() === "drills") return null;
  return (
    <>
      <PageHead title="Settings" />
      <SettingsTabs />
    </>
  );
}
