import type { PersonFacts } from "#lib/registry/core/facts.ts";
import { type VendorOwnership, vendorOwnerships } from "#lib/registry/core/vocabulary.ts";
import { defineRule } from "../define-rule.ts";
import { byTierAtLeast } from "../grading.ts";
import { closedByNaming, isActive, unanswered } from "../unanswered.ts";

const severity = byTierAtLeast("medium");

const answersWithin: Record<VendorOwnership, string> = {
  dataClassification: "answers inside the organisation for the data classification of",
  outputs: "answers inside the organisation for the outputs of",
};

export const vendorUnowned = defineRule({
  id: "vendor-unowned",
  firesWhen:
    "the agent is vendor-hosted, and one of its vendor owners, for data classification and for outputs, is not an active person",
  onePer: ["agent"],
  severity,
  explains: "A vendor runs it, but what it sees and says stays yours: somebody inside must answer for both.",
  fix: "Name an active person for data classification and one for outputs.",
  requirements: ["R102"],
  references: ["nist-csf:GV.SC-07", "nist-ai-600-1:GV-6.1-009", "iso-42001:A.10.3", "owasp-nhi:NHI3:2025"],
  *check({ facts: agent, tier }) {
    if (agent.hosting !== "vendor") return;
    const said: string[] = [];
    let gone: PersonFacts | null = null;
    let empty = false;
    for (const ownership of vendorOwnerships) {
      const owner = agent.vendorOwners[ownership];
      if (isActive(owner)) continue;
      said.push(unanswered(owner, `${answersWithin[ownership]} ${agent.name}`));
      gone ??= owner;
      empty ||= owner === null;
    }
    if (said.length === 0) return;
    yield {
      severity: severity[tier],
      sentence: said.join(" "),
      closedBy: closedByNaming(empty ? null : gone, `agent:${agent.id}:vendorOwners`),
    };
  },
});
