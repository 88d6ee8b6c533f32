import { Refusal } from "#lib/platform/core/refusal.ts";
import type { Decided } from "./core/decide.ts";
import type { HeldRequest } from "./store-requests.ts";

/** Nobody accepts a residual risk that nobody has stated (R57). @throws Refusal `conflict` with the rule `risk-unstated`. */
export function refuseUnstatedRisk(
  { parts }: Pick<HeldRequest, "parts">,
  { slot, decision }: Pick<Decided, "slot" | "decision">,
): void {
  const risk = parts.find(({ part }) => part === "risk");
  if (slot === "residual_risk" && decision === "approve" && !risk?.shown.statement)
    throw new Refusal(
      "conflict",
      "risk-unstated",
      "Nobody has stated yet which risk remains. Ask for it to be stated on the agent first.",
    );
}
