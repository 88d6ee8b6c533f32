import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/evidence/core/entry.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import { inFigures } from "#lib/platform/core/in-figures.ts";
import { invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { comparedOf, tagOf } from "./core/item-context.ts";
import { type Colleague, type ResolvedReviewer, resolveReviewers } from "./core/resolve-reviewers.ts";
import type { Stage } from "./core/vocabulary.ts";
import { loadReviewables } from "./load-reviewables.ts";
import { askedInRoundBefore, askedNow, itemsBefore, type NewItem, readColleagues } from "./store-launch.ts";
import { capabilitiesInScope, type KeptScope } from "./store-scope.ts";

/** A campaign larger than this is split: by unit, by tier. */
const MOST = 20_000;

/** An item as it would be opened now, with whom it would ask first. */
export interface PreparedItem extends NewItem {
  reviewers: readonly ResolvedReviewer[];
}

/** What decides which items a campaign has and whom they ask. */
export interface Plan {
  kind: "campaign" | "change";
  scope: KeptScope;
  stages: readonly Stage[];
  defaultReviewerId: string | null;
  seriesId: string | null;
  round: number;
}

/**
 * The items that a campaign would open at this moment, writing nothing: opening and its preview are the same. Where
 * nobody can be asked the item is there all the same, without a reviewer.
 */
export async function prepareItems(
  queryable: Queryable,
  plan: Plan,
  now: Instant,
): Promise<{ items: PreparedItem[]; colleagues: ReadonlyMap<string, Colleague> }> {
  let asked = await capabilitiesInScope(queryable, plan.scope, now);
  if (asked.length > MOST)
    throw invalid([
      {
        path: "scope",
        message: `${inFigures(asked.length)} capabilities are in scope; at most ${inFigures(MOST)} make a campaign. Narrow the filters.`,
      },
    ]);
  const ids = asked.map(({ capabilityId }) => capabilityId);
  // A change asks once: where somebody is being asked about the capability already, their answer covers the change too.
  if (plan.kind === "change") {
    const already = await askedNow(queryable, ids);
    asked = asked.filter(({ capabilityId }) => !already.has(capabilityId));
  }
  const reviewables = await loadReviewables(queryable, asked, now);
  const colleagues = await readColleagues(queryable, now);
  const before = await itemsBefore(queryable, ids);
  const roundBefore = await askedInRoundBefore(queryable, plan.seriesId, plan.round);
  const [first] = plan.stages;
  const items = asked.flatMap(({ capabilityId }) => {
    const reviewable = reviewables.get(capabilityId);
    if (reviewable === undefined) return [];
    const { agentId, tier, unit, context, ground } = reviewable;
    const digest = createHash("sha256")
      .update(canonicalJson(comparedOf(reviewable)))
      .digest("hex");
    const tag = tagOf(
      { digest, changes: context.changes },
      before.get(capabilityId) ?? null,
      roundBefore?.has(capabilityId) ?? null,
    );
    const reviewers = first
      ? resolveReviewers(first, { ground, colleagues, defaultReviewer: plan.defaultReviewerId }).reviewers
      : [];
    return [{ agentId, capabilityId, tag, tier, unit, context, digest, reviewers }];
  });
  return { items, colleagues };
}
