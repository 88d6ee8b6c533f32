import { keepDailyFigure } from "#lib/gaps/daily-figure.ts";
import { judgeDue } from "#lib/gaps/judge-due.ts";
import { runJudgement } from "#lib/gaps/run-judgement.ts";
import { askToAttest } from "#lib/inbox/ask-to-attest.ts";
import { tellStandIns } from "#lib/inbox/tell-stand-ins.ts";
import { freeJobs } from "#lib/jobs/free-jobs.ts";
import { oneAtATime } from "#lib/jobs/one-at-a-time.ts";
import { sendMail } from "#lib/notifications/send-mail.ts";
import type { Clock } from "#lib/platform/core/clock.ts";
import { dropExports } from "#lib/reports/make-export.ts";
import { followCampaigns } from "#lib/reviews/follow-campaigns.ts";
import { handOverItems } from "#lib/reviews/hand-over-items.ts";
import { reviewChanges } from "#lib/reviews/start-review.ts";
import { sendWebhooks } from "#lib/webhooks/send-webhooks.ts";
import { advanceDrills } from "#lib/workflow/drills/advance-drills.ts";
import { followDecisions } from "#lib/workflow/due/follow-decisions.ts";
import { watchExceptions } from "#lib/workflow/exceptions/watch-exceptions.ts";
import { tellHandOvers } from "#lib/workflow/hand-over/tell-hand-overs.ts";
import { reconsiderDue } from "#lib/workflow/reconsider-due.ts";
import { proposeRetirements } from "#lib/workflow/retirements/propose-retirements.ts";
import { runRetirements } from "#lib/workflow/retirements/run-retirements.ts";
import "#lib/boot.ts";

/** Something that the clock brings about, without anybody asking. */
export interface DueWork {
  /** Its name as a job, and on the page of the jobs; it never changes. */
  name: string;
  every: "minute" | "hour" | "day";
  /**
   * Looks at what is due by the clock and records what it did, so that a run too many, on this node or another, changes
   * nothing, and a run that was missed is made up for by the next.
   */
  run(clock: Clock): Promise<void>;
}

/**
 * All of it, in the order in which it is done where one run after another is (the simulation of a year). The queue runs
 * each by its own schedule (lib/jobs.ts).
 */
export const dueWork: readonly DueWork[] = [
  { name: "free-jobs", every: "minute", run: freeJobs },
  {
    name: "judge-due",
    every: "minute",
    async run(clock) {
      await judgeDue(clock);
    },
  },
  { name: "run-retirements", every: "minute", run: runRetirements },
  { name: "propose-retirements", every: "day", run: proposeRetirements },
  { name: "watch-exceptions", every: "hour", run: watchExceptions },
  { name: "send-mail", every: "minute", run: oneAtATime((clock) => sendMail(clock)) },
  { name: "send-webhooks", every: "minute", run: oneAtATime((clock) => sendWebhooks(clock)) },
  { name: "ask-to-attest", every: "hour", run: askToAttest },
  { name: "advance-drills", every: "minute", run: advanceDrills },
  { name: "reconsider-requests", every: "hour", run: reconsiderDue },
  // Behind the one before, so that who is away is neither reminded nor found silent.
  { name: "follow-decisions", every: "hour", run: followDecisions },
  { name: "tell-hand-overs", every: "minute", run: tellHandOvers },
  // Before the campaigns are followed, so that who left is neither reminded nor found silent.
  { name: "hand-over-reviews", every: "minute", run: handOverItems },
  { name: "follow-campaigns", every: "minute", run: followCampaigns },
  // Behind what opens steps and follow-ups, so that the deputy hears of them when the holder does.
  { name: "tell-stand-ins", every: "minute", run: tellStandIns },
  { name: "review-changes", every: "hour", run: reviewChanges },
  { name: "drop-exports", every: "hour", run: dropExports },
  { name: "keep-daily-figure", every: "hour", run: keepDailyFigure },
  {
    // What nobody should ever need: finds and mends a difference that no write explains.
    name: "judge-everything",
    every: "day",
    async run(clock) {
      await runJudgement(clock, null);
    },
  },
];
