import type { InboxSource } from "./source.ts";
import { accept } from "./sources/accept.ts";
import { attest } from "./sources/attest.ts";
import { attestFor } from "./sources/attest-for.ts";
import { decision } from "./sources/decision.ts";
import { drill } from "./sources/drill.ts";
import { exceptionsEnding } from "./sources/exceptions-ending.ts";
import { exceptionsToDecide } from "./sources/exceptions-to-decide.ts";
import { followUp } from "./sources/follow-up.ts";
import { gap } from "./sources/gap.ts";
import { handOver } from "./sources/hand-over.ts";
import { retirementSteps } from "./sources/retirement-steps.ts";
import { retirementsToDecide } from "./sources/retirements-to-decide.ts";
import { review } from "./sources/review.ts";

/** Everything that can wait for a person. A new reason is one file in `sources/` and one line here. */
export const sources: readonly InboxSource[] = [
  accept,
  attest,
  attestFor,
  gap,
  handOver,
  drill,
  review,
  followUp,
  decision,
  exceptionsToDecide,
  exceptionsEnding,
  retirementsToDecide,
  retirementSteps,
];
