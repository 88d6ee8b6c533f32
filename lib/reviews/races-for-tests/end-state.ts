import { present } from "#lib/platform/database.ts";

/** How many entries of a type there are about something. */
const entries = (subject: string, types: string): string =>
  `(SELECT count(*) FROM "Evidence" e WHERE e."subjectId" = ${subject} AND e.type ~ '^(${types})$')`;

/** The place of the last such entry in the order of the evidence; null where there is none. */
const placeOf = (subject: string, type: string): string =>
  `(SELECT max(e.sequence) FROM "Evidence" e WHERE e."subjectId" = ${subject} AND e.type = '${type}')`;

const separated = `('approver', 'provisioner', 'detector')`;

/**
 * What must not be at the end of a race, each with the rows that show it: written down from the design, and looked up in
 * the tables and the evidence alone. An agent's id is the only value.
 */
const forbidden: Readonly<Record<string, string>> = {
  "A request was approved while a decision was missing or no": `SELECT FROM "Request" r WHERE r."agentId" = $1::uuid AND r.state = 'approved'
     AND (SELECT COALESCE(bool_and(d.decision = 'approve' AND d.decision IS NOT NULL), false) FROM "RequestDecision" d
       WHERE d."requestId" = r.id AND d."voidedAt" IS NULL) IS NOT TRUE`,
  "One question of a request has two answers that stand": `SELECT FROM "RequestDecision" d WHERE d."agentId" = $1::uuid AND d."voidedAt" IS NULL
     GROUP BY d."requestId", d.slot HAVING count(*) > 1`,
  "Who asked decided": `SELECT FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
     WHERE r."agentId" = $1::uuid AND d."decidedById" = r."submittedById" AND d.slot NOT IN ('business_owner', 'provisioner')`,
  "A decision left no entry, or more than one": `SELECT FROM "Request" r WHERE r."agentId" = $1::uuid AND ${entries("r.id", "request.decided")} <>
     (SELECT count(*) FROM "RequestDecision" d WHERE d."requestId" = r.id AND d.decision IS NOT NULL
       -- Who owns it and submitted it has thereby accepted: that is in the entry of the submission.
       AND NOT (d.slot = 'business_owner' AND d."decidedById" = r."submittedById"))`,
  "A request ended otherwise than its one entry says": `SELECT FROM "Request" r WHERE r."agentId" = $1::uuid AND
     (${entries("r.id", "request.(approved|rejected|withdrawn)")} <> CASE WHEN r.state IN ('approved', 'rejected', 'withdrawn') THEN 1 ELSE 0 END
      OR r.state IN ('approved', 'rejected', 'withdrawn') AND NOT EXISTS (SELECT FROM "Evidence" e WHERE e."subjectId" = r.id AND e.type = 'request.' || r.state::text))`,
  "What a standing decision was shown is not what the request asks": `SELECT FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id AND d."voidedAt" IS NULL
       CROSS JOIN LATERAL jsonb_each(d.shown) seen(part, what)
     WHERE r."agentId" = $1::uuid AND r.state IN ('open', 'approved') AND NOT EXISTS (
       SELECT FROM jsonb_array_elements(r.parts) p WHERE p ->> 'part' = seen.part AND p -> 'shown' = seen.what)`,
  "The agent is approved without its registration, or not though it was approved": `SELECT FROM "Agent" a JOIN "Request" r ON r."agentId" = a.id AND r.kind = 'registration'
     WHERE a.id = $1::uuid AND (r.state = 'approved') <> (a.state = 'approved')`,
  "The agent was approved twice": `SELECT FROM "Agent" a WHERE a.id = $1::uuid AND ${entries("a.id", "agent.approved")} > 1`,
  "What was edited before the approval was not in what was approved": `SELECT FROM "Request" r JOIN "Agent" a ON a.id = r."agentId"
     WHERE a.id = $1::uuid AND r.kind = 'registration' AND r.state = 'approved' AND position(a."taskBoundary" IN r.parts::text) = 0
       AND (SELECT min(e.sequence) FROM "Evidence" e WHERE e."subjectId" = a.id AND e.type = 'agent.edited' AND e.payload LIKE '%taskBoundary%')
         < ${placeOf("a.id", "agent.approved")}`,
  "A capability went live that nobody who owns its system approved": `SELECT FROM "Capability" c JOIN "System" s ON s.id = c."systemId" JOIN "Agent" a ON a.id = c."agentId"
     WHERE a.id = $1::uuid AND a.state = 'approved' AND c.state = 'live' AND NOT EXISTS (SELECT FROM "Request" r JOIN "RequestDecision" d ON d."requestId" = r.id
       WHERE r."agentId" = a.id AND r.state = 'approved' AND d.slot = 'system:' || s.slug AND d."voidedAt" IS NULL AND d.decision = 'approve')`,
  "One person granted and approved": `SELECT FROM "Grant" g JOIN "Capability" c ON c.id = g."capabilityId" WHERE c."agentId" = $1::uuid AND g."grantedById" = g."approvedById"`,
  "One person decided as approver and as provisioner": `SELECT FROM "RequestDecision" d JOIN "RequestDecision" o ON o."requestId" = d."requestId" AND o.slot = 'provisioner'
     WHERE d."agentId" = $1::uuid AND d.slot = 'approver' AND d."decidedById" = o."decidedById" AND d."voidedAt" IS NULL AND o."voidedAt" IS NULL`,
  "Who held another of the three roles decided about the grant": `SELECT FROM "RequestDecision" d JOIN "Assignment" s ON s."agentId" = d."agentId" AND s."personId" = d."decidedById"
     JOIN "Evidence" e ON e."subjectId" = d."requestId" AND e.type = 'request.decided' AND e.payload::jsonb ->> 'slot' = d.slot
     WHERE d."agentId" = $1::uuid AND d.slot IN ('approver', 'provisioner') AND s.role::text IN ${separated} AND s.role::text <> d.slot
       AND ${placeOf("s.id", "assignment.created")} < e.sequence`,
  "A grant was carried out without its request, or twice": `SELECT FROM "Request" r WHERE r."agentId" = $1::uuid AND r.kind = 'change' AND r.proposal #> '{fields,grant}' IS NOT NULL
     AND (SELECT count(*) FROM "Grant" g WHERE g."capabilityId" = r."capabilityId") <> CASE WHEN r.state = 'approved' THEN 1 ELSE 0 END`,
  "One person got two of approver, provisioner and detector of an approved agent": `SELECT FROM "Assignment" one JOIN "Assignment" other
       ON other."agentId" = one."agentId" AND other."personId" = one."personId" AND other.role > one.role
     WHERE one."agentId" = $1::uuid AND one.role::text IN ${separated} AND other.role::text IN ${separated}
       AND GREATEST(${placeOf("one.id", "assignment.created")}, ${placeOf("other.id", "assignment.created")}) > ${placeOf('one."agentId"', "agent.approved")}`,
  "Who asked for the exception decided": `SELECT FROM "Exception" x WHERE x."agentId" = $1::uuid AND x."decidedById" = x."requestedById"`,
  "An exception was decided twice, or ended otherwise than its entries say": `SELECT FROM "Exception" x WHERE x."agentId" = $1::uuid
     AND (${entries("x.id", "exception.(approved|refused)")} <> CASE WHEN x."decidedById" IS NULL THEN 0 ELSE 1 END
       OR x.state <> 'requested' AND ${entries("x.id", "exception.(approved|refused|withdrawn)")} = 0
       OR x.state = 'withdrawn' AND ${placeOf("x.id", "exception.withdrawn")} IS NULL)`,
  "Who had been asked to close the gap accepted it": `SELECT FROM "Exception" x JOIN "Evidence" e ON e."subjectId" = x."gapId" AND e.type = 'gap.assigned'
     WHERE x."agentId" = $1::uuid AND e.payload::jsonb #>> '{assignee,id}' = x."decidedById"::text
       AND e.sequence < COALESCE(${placeOf("x.id", "exception.approved")}, ${placeOf("x.id", "exception.refused")})`,
  "Who had become the default owner of its control accepted the gap": `SELECT FROM "Exception" x JOIN "Gap" g ON g.id = x."gapId"
       JOIN "Control" k ON k."controlId" = g."controlId" AND k."defaultOwnerId" = x."decidedById"
     WHERE x."agentId" = $1::uuid AND x.state = 'approved' AND ${placeOf("k.id", "control.edited")} < ${placeOf("x.id", "exception.approved")}`,
  "Who had become its business owner accepted the gap": `SELECT FROM "Exception" x JOIN "Assignment" s ON s."agentId" = x."agentId" AND s.role = 'business_owner' AND s."personId" = x."decidedById"
     WHERE x."agentId" = $1::uuid AND ${placeOf("s.id", "assignment.created")} < COALESCE(${placeOf("x.id", "exception.approved")}, ${placeOf("x.id", "exception.refused")})`,
  "A gap is accepted without an exception, or open in spite of one": `SELECT FROM "Gap" g WHERE g."agentId" = $1::uuid AND g.status <> 'closed'
     AND (g.status = 'accepted') <> EXISTS (SELECT FROM "Exception" x WHERE x."gapId" = g.id AND x.state = 'approved')`,
  "Who asked for the retirement decided": `SELECT FROM "Retirement" r WHERE r."agentId" = $1::uuid AND r."decidedById" = r."requestedById"`,
  "Who did a step verified the retirement": `SELECT FROM "Retirement" r JOIN "RetirementStep" s ON s."retirementId" = r.id AND s."doneById" = r."verifiedById" WHERE r."agentId" = $1::uuid`,
  "A retirement was verified with a step open": `SELECT FROM "Retirement" r JOIN "RetirementStep" s ON s."retirementId" = r.id AND s.state = 'open'
     WHERE r."agentId" = $1::uuid AND r.state IN ('verified', 'retired')`,
  "A retirement was verified or begun other than once": `SELECT FROM "Retirement" r JOIN "Agent" a ON a.id = r."agentId" WHERE a.id = $1::uuid
     AND (${entries("r.id", "retirement.verified")} <> CASE WHEN r.state = 'retired' THEN 1 ELSE 0 END
       OR ${entries("r.id", "retirement.started")} <> CASE WHEN r.state IN ('in_progress', 'retired') THEN 1 ELSE 0 END
       OR (r.state = 'retired') <> (a.state = 'retired'))`,
  "A step was done twice": `SELECT FROM "RetirementStep" s WHERE s."agentId" = $1::uuid AND ${entries("s.id", "retirement.step_(done|waived)")} <> CASE WHEN s.state = 'open' THEN 0 ELSE 1 END`,
  "Somebody answers for an agent that is retired": `SELECT FROM "Agent" a JOIN "Assignment" s ON s."agentId" = a.id AND s."endsAt" IS NULL WHERE a.id = $1::uuid AND a.state = 'retired'`,
  "An answer of a review left no entry, or more than one": `SELECT FROM "ReviewItem" i WHERE i."agentId" = $1::uuid
     AND ${entries("i.id", "review_item.decided")} <> (SELECT count(*) FROM "ReviewDecision" d WHERE d."itemId" = i.id)`,
  "An item came out otherwise than it was answered": `SELECT FROM "ReviewItem" i WHERE i."agentId" = $1::uuid AND i.state IN ('certified', 'revoked', 'change')
     AND NOT EXISTS (SELECT FROM "ReviewDecision" d WHERE d."itemId" = i.id
       AND d.answer = CASE i.state WHEN 'certified' THEN 'certify' WHEN 'revoked' THEN 'revoke' ELSE 'change' END)`,
  "An item was answered after somebody certified it": `SELECT FROM "ReviewItem" i JOIN "Evidence" one ON one."subjectId" = i.id AND one.type = 'review_item.decided'
       JOIN "Evidence" later ON later."subjectId" = i.id AND later.type = one.type AND later.sequence > one.sequence
     WHERE i."agentId" = $1::uuid AND one.payload::jsonb ->> 'answer' = 'certify'`,
  "One person answered an item twice": `SELECT FROM "ReviewItem" i JOIN "ReviewDecision" d ON d."itemId" = i.id WHERE i."agentId" = $1::uuid
     GROUP BY i.id, d."personId" HAVING count(*) > 1`,
  "A review counts other than once": `SELECT FROM "ReviewItem" i WHERE i."agentId" = $1::uuid
     AND (SELECT count(*) FROM "CapabilityReview" v WHERE v."itemId" = i.id) <> CASE WHEN i.state IN ('certified', 'revoked', 'change') THEN 1 ELSE 0 END`,
  "An item was answered behind the close of its campaign": `SELECT FROM "ReviewItem" i WHERE i."agentId" = $1::uuid
     AND ${placeOf("i.id", "review_item.decided")} > ${placeOf('i."campaignId"', "campaign.closed")}`,
  "A closed campaign has an item that waits, or a revocation that nobody follows": `SELECT FROM "ReviewItem" i JOIN "Campaign" c ON c.id = i."campaignId" AND c.state = 'closed'
     WHERE i."agentId" = $1::uuid AND (i.state = 'waiting'
       OR i.state = 'revoked' AND NOT EXISTS (SELECT FROM "ReviewFollowUp" f WHERE f."itemId" = i.id))`,
  "Who granted or approved it reviewed it": `SELECT FROM "ReviewItem" i JOIN "ReviewDecision" d ON d."itemId" = i.id JOIN "Grant" g ON g."capabilityId" = i."capabilityId"
     WHERE i."agentId" = $1::uuid AND i.tier IN ('high', 'critical') AND d.answer <> 'cannot_answer' AND d."personId" IN (g."grantedById", g."approvedById")`,
  "Who had become its approver or provisioner reviewed it": `SELECT FROM "ReviewItem" i JOIN "ReviewDecision" d ON d."itemId" = i.id
       JOIN "Assignment" s ON s."agentId" = i."agentId" AND s."personId" = d."personId" AND s.role IN ('approver', 'provisioner')
     WHERE i."agentId" = $1::uuid AND i.tier IN ('high', 'critical') AND d.answer <> 'cannot_answer'
       AND ${placeOf("s.id", "assignment.created")} < ${placeOf("i.id", "review_item.decided")}`,
};

/** What is wrong with where a race about an agent ended, in sentences; nothing is. */
export async function wrongsAtTheEnd(agentId: string): Promise<string[]> {
  const wrongs: string[] = [];
  for (const [sentence, rows] of Object.entries(forbidden)) {
    const [found] = await present.query<{ wrong: boolean }>(`SELECT EXISTS (${rows}) AS wrong`, [agentId]);
    if (found?.wrong) wrongs.push(sentence);
  }
  return wrongs;
}
