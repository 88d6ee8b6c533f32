import type { Transaction } from "#lib/platform/database.ts";
import type { GrantInput } from "./capability-fields.ts";
import type { GrantSaid } from "./core/grant-period.ts";
import { idsInFields } from "./resolve.ts";

/** What an input says of the grant, with the people it names resolved. @throws Refusal `invalid` at `grant.grantedBy` … */
export async function grantSaid(
  tx: Transaction,
  grant: GrantInput | null | undefined,
): Promise<GrantSaid | null | undefined> {
  if (!grant) return grant;
  const ids = await idsInFields(tx, "person", {
    "grant.grantedBy": grant.grantedBy,
    "grant.approvedBy": grant.approvedBy,
  });
  return {
    grantedById: ids["grant.grantedBy"],
    approvedById: ids["grant.approvedBy"],
    reason: grant.reason,
    startsAt: grant.startsAt,
    endsAt: grant.endsAt,
  };
}
