import type { Queryable } from "#lib/platform/database.ts";
import type { PlatformRole } from "#lib/registry/core/vocabulary.ts";
import {
  isoSql,
  type PersonReference,
  personReferenceSql,
  type SlugReference,
  slugReferenceSql,
} from "#lib/registry/references.ts";
import type { DecisionWord, Part, RequestKind, RequestState } from "./core/request-vocabulary.ts";
import { TURN, WAITS } from "./due/due-decisions.ts";

/** A request as it is recorded, with references. */
export interface RequestRecord {
  id: string;
  kind: RequestKind;
  state: RequestState;
  title: string;
  agent: SlugReference | null;
  capability: SlugReference | null;
  subject: { kind: string; id: string | null; name: string };
  proposal: Record<string, unknown>;
  parts: Part[];
  reviewed: Part[] | null;
  reason: string | null;
  /** The person, with the name as it was; a token has no id. */
  submittedBy: { id: string | null; email: string | null; name: string };
  openedAt: string;
  closedAt: string | null;
  /** The seat strip of the capability, else of the agent, that it is about. */
  seats: string | null;
  outcome: string | null;
  version: number;
}

/** The columns that a list shows too. */
export const requestColumns = `r.id::text AS id, r.kind::text AS kind, r.state::text AS state, r.title, ${slugReferenceSql("a")} AS agent,
  ${slugReferenceSql("c")} AS capability, jsonb_build_object('kind', r."subjectKind", 'id', r."subjectId", 'name', r."subjectName") AS subject,
  r.reason, jsonb_build_object('id', r."submittedById", 'email', s.email, 'name', COALESCE(s.name, r."submittedBy")) AS "submittedBy",
  ${isoSql('r."openedAt"')} AS "openedAt", ${isoSql('r."closedAt"')} AS "closedAt", COALESCE(c.seats, a.seats) AS seats, r.outcome, r.version`;

export const requestFrom = `"Request" r LEFT JOIN "Agent" a ON a.id = r."agentId" LEFT JOIN "Capability" c ON c.id = r."capabilityId"
  LEFT JOIN "Person" s ON s.id = r."submittedById"`;

/** The request with an id, in a list of one; none where there is none. */
export const requestRecords = (queryable: Queryable, id: string): Promise<RequestRecord[]> =>
  queryable.query<RequestRecord>(
    `SELECT ${requestColumns}, r.proposal, r.parts, r.reviewed FROM ${requestFrom} WHERE r.id = $1::uuid`,
    [id],
  );

/** One decision as the API shows it. */
export interface DecisionAnswer {
  id: string;
  slot: string;
  question: string;
  parts: string[];
  after: string[];
  ownAllowed: boolean;
  /** Whose decision it is by their role. */
  for: PersonReference | null;
  /** Who is asked: a person, or anybody who has the platform role. */
  asked: PersonReference | null;
  askedRole: PlatformRole | null;
  because: string;
  askedAt: string;
  /** By when it is to be given; null while it is not its turn, and once it is given or out of force. */
  dueAt: string | null;
  /** Who may give it too since it is overdue: a person, or whoever has the platform role. */
  escalatedTo: { person: PersonReference | null; role: PlatformRole | null; at: string }[];
  decision: DecisionWord | null;
  decidedBy: PersonReference | null;
  decidedAt: string | null;
  reason: string | null;
  digest: string | null;
  voidedAt: string | null;
  voidedWhy: string | null;
}

/** To whom decision `d` went too at its turn `t`, as the API shows it. */
const WENT = `(SELECT jsonb_agg(jsonb_build_object('person', ${personReferenceSql("w")}, 'role', k."toRole", 'at', ${isoSql("k.at")}) ORDER BY k.at, k.id)
  FROM "DecisionAsk" k LEFT JOIN "Person" w ON w.id = k."toId" WHERE k."subjectId" = d.id AND k."turnAt" = t.at AND k.step <> 'reminded')`;

/** Every decision of a request: those in force first, in the order in which they are asked. */
export const decisionsOf = (queryable: Queryable, requestId: string): Promise<DecisionAnswer[]> =>
  queryable.query<DecisionAnswer>(
    `SELECT d.id::text AS id, d.slot, d.question, d.parts, d.after, d."ownAllowed", ${personReferenceSql("f")} AS for,
       ${personReferenceSql("k")} AS asked, d."askedRole"::text AS "askedRole", d.because, ${isoSql('d."askedAt"')} AS "askedAt",
       ${isoSql('t."dueAt"')} AS "dueAt", COALESCE(${WENT}, '[]') AS "escalatedTo", d.decision::text AS decision, ${personReferenceSql("b")} AS "decidedBy", ${isoSql('d."decidedAt"')} AS "decidedAt", d.reason, d.digest,
       ${isoSql('d."voidedAt"')} AS "voidedAt", d."voidedWhy"
     FROM "RequestDecision" d JOIN "Request" r ON r.id = d."requestId" LEFT JOIN ${TURN} ON ${WAITS}
       LEFT JOIN "Person" f ON f.id = d."forId" LEFT JOIN "Person" k ON k.id = d."askedId"
       LEFT JOIN "Person" b ON b.id = d."decidedById"
     WHERE d."requestId" = $1::uuid ORDER BY d."voidedAt" NULLS FIRST, d.position, d.id`,
    [requestId],
  );
