"use client";

import { OverrideLine } from "./override-line.tsx";
import type { Override } from "./use-agent-matrix.ts";

/** Every recorded departure from the template on one agent, with who says so and why, to take back. */
export function AgentOverrides({
  agent,
  overrides,
  mayOverride,
}: {
  agent: string;
  overrides: readonly { override: Override; about: string; heldOff: boolean }[];
  mayOverride: boolean;
}) {
  return (
    <ul>
      {overrides.map(({ override, about, heldOff }) => (
        <OverrideLine key={override.id} {...{ agent, override, about, heldOff, mayOverride }} />
      ))}
    </ul>
  );
}
