import { iso } from "#lib/platform/core/clock.ts";
import { type FieldError, invalid } from "#lib/platform/core/refusal.ts";
import type { GrantInput } from "#lib/registry/capability-fields.ts";
import type { GrantAsked } from "./core/change-proposal.ts";

/**
 * A grant as it is asked for: with a purpose and an end (R96). Who is named as having made or approved
 * it is not taken: their decisions say it.
 * @throws Refusal `invalid`
 */
export function grantAsked(
  grant: GrantInput | null | undefined,
  held: { reason: string | null; endsAt: Date | null } | null,
  now: number,
): GrantAsked | undefined {
  if (grant === undefined || grant === null) return undefined;
  const reason = grant.reason ?? held?.reason ?? null;
  const endsAt = grant.endsAt === undefined ? (held?.endsAt?.getTime() ?? null) : grant.endsAt;
  const errors: FieldError[] = [
    ...(reason === null ? [{ path: "grant.reason", message: "Say what it is for." }] : []),
    ...(endsAt === null || endsAt <= Math.max(now, grant.startsAt ?? now)
      ? [{ path: "grant.endsAt", message: "Say until when: a grant ends by itself." }]
      : []),
  ];
  if (errors.length > 0 || reason === null || endsAt === null) throw invalid(errors);
  return {
    reason,
    startsAt: grant.startsAt === undefined ? null : iso(grant.startsAt),
    endsAt: iso(endsAt),
  };
}
