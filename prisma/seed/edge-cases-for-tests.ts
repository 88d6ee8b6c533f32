/**
 * Where each edge case of the requirements is found in the example organisation, as a question to the database that
 * has rows when it is there. What belongs to run time (R112, R121) or to reviews of change (R117) comes with those parts.
 */
export const edgeCases: readonly (readonly [requirement: string, what: string, question: string])[] = [
  [
    "R102",
    "a vendor-hosted agent with an owner inside for its data and nobody for its outputs",
    `SELECT FROM "Agent" WHERE hosting = 'vendor' AND "vendorDataClassificationOwnerId" IS NOT NULL AND "vendorOutputsOwnerId" IS NULL`,
  ],
  [
    "R103",
    "a vendor's model and orchestrator under a business user, with one person who carries the risk",
    `SELECT FROM "Agent" WHERE hosting = 'vendor' AND "orchestratorHosting" = 'vendor' AND model IS NOT NULL AND "residualRiskAcceptedById" IS NOT NULL`,
  ],
  [
    "R104",
    "orchestration outside the house",
    `SELECT FROM "Agent" WHERE "orchestratorHosting" = 'vendor' AND "orchestratorName" IS NOT NULL`,
  ],
  [
    "R105",
    "retrieval from a source whose quality nobody owns",
    `SELECT FROM "Agent" a JOIN "AgentDataSource" d ON d."agentId" = a.id JOIN "DataSource" s ON s.id = d."dataSourceId" WHERE a."usesRetrieval" AND s."qualityOwnerId" IS NULL`,
  ],
  [
    "R106",
    "retrieval from a restricted source",
    `SELECT FROM "Agent" a JOIN "AgentDataSource" d ON d."agentId" = a.id JOIN "DataSource" s ON s.id = d."dataSourceId" WHERE a."usesRetrieval" AND s."dataClassification" >= 'restricted'`,
  ],
  [
    "R107",
    "an assistant that became agentic and rose to high",
    `SELECT FROM "Agent" a JOIN "History" h ON h."rowId" = a.id AND h.entity = 'Agent' WHERE a.interaction = 'agentic' AND h.row ->> 'interaction' = 'assistant' AND a."riskTier" = 'high'`,
  ],
  [
    "R108",
    "a low-friction helper that stays low",
    `SELECT FROM "Agent" WHERE interaction = 'chat' AND state = 'active' AND "riskTier" = 'low'`,
  ],
  [
    "R109",
    "an agent shared by several units, one of them without an owner",
    `SELECT FROM "AgentUnit" GROUP BY "agentId" HAVING count(*) > 2 AND count("ownerId") = count(*) - 1`,
  ],
  [
    "R110",
    "a shared agent with tools, systems and data",
    `SELECT FROM "Agent" a WHERE (SELECT count(*) FROM "AgentUnit" u WHERE u."agentId" = a.id) > 1 AND EXISTS (SELECT FROM "AgentDataSource" d WHERE d."agentId" = a.id) AND EXISTS (SELECT FROM "Capability" c WHERE c."agentId" = a.id AND c.tools <> '{}')`,
  ],
  [
    "R111",
    "a delegate that may do more than its delegator",
    `SELECT FROM "Gap" WHERE rule = 'delegation-exceeds' AND status = 'open'`,
  ],
  ["R113", "a delegate that nobody registered", `SELECT FROM "AgentDelegate" WHERE "delegateId" IS NULL`],
  ["R114", "a shared account", `SELECT FROM "Agent" WHERE "credentialKind" = 'shared_account' AND state = 'active'`],
  [
    "R115",
    "a customer-facing agent with business and security owner apart",
    `SELECT FROM "Agent" a WHERE a."customerFacing" AND a.state = 'active' AND (SELECT count(DISTINCT s."personId") FROM "Assignment" s WHERE s."agentId" = a.id AND s.role IN ('business_owner', 'security_owner') AND s."endsAt" IS NULL) = 2`,
  ],
  [
    "R116",
    "tools over MCP, with an owner of the pinned descriptions",
    `SELECT FROM "Agent" a JOIN "AgentControl" c ON c."agentId" = a.id WHERE a."usesMcp" AND c."controlId" = 'MCP-01' AND c.status = 'tested'`,
  ],
  ["R118", "a long-lived secret", `SELECT FROM "Agent" WHERE "credentialKind" = 'long_lived' AND state = 'active'`],
  [
    "R119",
    "a read on an identity store that is at least high",
    `SELECT FROM "Capability" c JOIN "System" s ON s.id = c."systemId" WHERE c.action = 'read' AND s.kind = 'identity_store' AND c."riskTier" >= 'high'`,
  ],
  [
    "R120",
    "a grant on an identity store that is longer than allowed there",
    `SELECT FROM "Gap" WHERE rule = 'grant-standing' AND status = 'open' AND severity = 'medium'`,
  ],
  [
    "R122",
    "an agent across cloud software and the engineering pipeline, with a way to take each access away",
    `SELECT FROM "Capability" c JOIN "System" s ON s.id = c."systemId" WHERE c."revocationPath" IS NOT NULL GROUP BY c."agentId" HAVING bool_or(s.kind = 'production_change') AND bool_or(s.kind = 'saas')`,
  ],
  [
    "R123",
    "one identity in test and production",
    `SELECT FROM "Agent" one JOIN "Agent" other ON other."workloadIdentity" = one."workloadIdentity" WHERE one.environment = 'production' AND other.environment = 'staging'`,
  ],
];
