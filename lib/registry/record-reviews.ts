import type { Instant } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { type CompletedReview, insertReviews } from "./store-reviews.ts";

/**
 * Records that capabilities have been reviewed: from now on their next review counts from here, and what changed before
 * is covered. The caller leaves the evidence and has the agents judged again.
 */
export async function recordReviews(tx: Transaction, reviews: readonly CompletedReview[], now: Instant): Promise<void> {
  if (reviews.length > 0) await insertReviews(tx, reviews, now);
}
