import { z } from "zod";
import { riskTiers, severities } from "#lib/registry/core/vocabulary.ts";
import { id, personReference, time, version } from "./shapes.ts";

/** What the API answers about thresholds and judging by them. A test holds real answers to these shapes. */
const count = z.number().int();

const thresholds = z
  .object({
    acceptWithinDays: count,
    attestWithinDays: count,
    retirementOwnerAfterDays: count,
    secretLivesAtMostHours: count,
    sensitiveGrantAtMostDays: count,
    reviewWithinDays: z.record(z.enum(riskTiers), count),
    changeReviewWithinDays: count,
    concentrationAbove: count,
    observedWithinDays: count,
    exceptionAtMostDays: count,
    decideWithinDays: count,
    dueWithinDays: z.record(z.enum(severities), count),
  })
  .meta({ id: "Thresholds" });

export const policy = thresholds
  .extend({
    version,
    defaults: thresholds,
    decisions: z
      .array(z.object({ version, decidedBy: personReference.nullable(), reason: z.string(), at: time, thresholds }))
      .meta({ description: "Every version but the first, which is the defaults; the newest first." }),
  })
  .meta({ id: "Policy" });

export const judgementRun = z
  .object({
    id,
    status: z.enum(["waiting", "running", "done", "failed"]),
    done: count,
    total: count,
    changed: count,
    askedBy: z.string(),
    askedAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: "JudgementRun" });
