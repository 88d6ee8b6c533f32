import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { defaultPolicy } from "#lib/registry/core/policy.ts";
import { asOf } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { policyVersions } from "./store-policy.ts";

/** The thresholds that hold at a moment, the defaults beside them, and every decision that led there. */
export async function readPolicyAt(queryable: Queryable, now: Instant) {
  const { policy } = await loadOrganisation(queryable, now);
  const { version: _version, ...defaults } = defaultPolicy;
  return { ...policy, defaults, decisions: await policyVersions(queryable, iso(now)) };
}

/** The organisation's thresholds beside the defaults, with who decided each version and why (R30). */
export const readPolicy = query({
  may: "catalogue.read",
  summary: "Read the organisation's thresholds",
  input: z.strictObject({ asOf }),
  read: (queryable, _input, { now }) => readPolicyAt(queryable, now),
});
