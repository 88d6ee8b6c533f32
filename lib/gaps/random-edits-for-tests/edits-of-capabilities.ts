import { DAY, iso } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { actions, dataClassifications } from "#lib/registry/core/vocabulary.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { endCapability, resumeCapability, suspendCapability } from "#lib/registry/move-capability.ts";
import { recordReviews } from "#lib/registry/record-reviews.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import type { Company } from "./company.ts";

// One random edit each of a capability.

export function addCapability(company: Company) {
  return createCapability(company.importing, {
    agent: company.one(company.agents).id,
    name: `Capability ${company.another()}`,
    action: company.orNull(actions),
    system: company.orNull(company.systems),
    dataClassification: company.orNull(dataClassifications),
    reversible: company.orNull([true, false]),
    grant: company.below(3) === 0 ? null : grant(company),
  });
}

function grant(company: Company) {
  const startsAt = company.now + (company.below(60) - 40) * DAY;
  return {
    grantedBy: company.orNull(company.people),
    approvedBy: company.orNull(company.people),
    reason: company.orNull(["Needed"]),
    startsAt: iso(startsAt),
    endsAt: company.orNull([iso(startsAt + (1 + company.below(120)) * DAY)]),
  };
}

export async function changeCapability(company: Company): Promise<void> {
  const on = await company.anyCapability();
  if (on === undefined) return;
  await editCapability(company.importing, {
    ...on,
    ...company.one([
      { action: company.orNull(actions) },
      { system: company.orNull(company.systems) },
      { dataClassification: company.orNull(dataClassifications) },
      { reversible: company.orNull([true, false]) },
      { bounds: company.orNull(["At most 10"]) },
      { playbookUrl: company.orNull(["https://example.com/p"]) },
      { tools: company.some(["refund", "lookup", "reset"], 2) },
      { revocation: { path: company.orNull(["Switch it off"]) } },
      { grant: company.below(4) === 0 ? null : grant(company) },
    ]),
  });
}

export async function moveCapability(company: Company): Promise<void> {
  const on = await company.anyCapability();
  if (on !== undefined) await company.one([suspendCapability, resumeCapability, endCapability])(company.context, on);
}

/** A review that was completed, as a campaign records it. */
export async function recordReview(company: Company): Promise<void> {
  const on = await company.anyCapability();
  if (on === undefined) return;
  const review = { agentId: on.agent, capabilityId: on.capability, itemId: null, outcome: "certified" } as const;
  await writing(company.now, async (tx) => {
    await tx.query(`SELECT id::text FROM "Agent" WHERE id = $1::uuid FOR UPDATE`, [on.agent]);
    await recordReviews(tx, [review], company.now);
    await judgeTouched(tx, { agents: [on.agent] }, company.now, "random-edits");
  });
}
