import { defineRule } from "../define-rule.ts";
import { firstFew } from "../first-few.ts";
import { raised } from "../grading.ts";

const severity = raised("high", { critical: "critical" });

export const identityShared = defineRule({
  id: "identity-shared",
  firesWhen:
    "the credential is a shared account, or another agent that is not retired or rejected has the same workload identity",
  onePer: ["agent"],
  severity,
  explains: "When several act under one identity, no record says which of them did it.",
  fix: "Give the agent an identity and a credential that nothing else uses.",
  requirements: ["R114", "R123"],
  references: ["owasp-nhi:NHI9:2025", "owasp-nhi:NHI10:2025", "owasp-nhi:NHI8:2025", "owasp-t:T8"],
  *check({ facts: agent, tier }) {
    const account = agent.credential.kind === "shared_account";
    const peers = agent.identityPeers.map((peer) => peer.name);
    if (!account && peers.length === 0) return;
    const said = [
      ...(account ? ["uses a shared account"] : []),
      ...(peers.length > 0 ? [`has the same workload identity as ${firstFew(peers)}`] : []),
    ];
    yield {
      severity: severity[tier],
      sentence: `${agent.name} ${said.join(" and ")}.`,
      closedBy: account ? `agent:${agent.id}:credential` : `identity:${agent.workloadIdentity}`,
    };
  },
});
