import type { Row } from "./access-row.ts";
import { rowsOfAgents } from "./access-rows-of-agents.ts";
import { rowsOfDecisions } from "./access-rows-of-decisions.ts";
import { rowsOfJudgement } from "./access-rows-of-judgement.ts";
import { rowsOfPeople } from "./access-rows-of-people.ts";
import { rowsOfRunning } from "./access-rows-of-running.ts";

// The policy of every route, written down by hand and apart from lib/identity/core/access.ts: widening a route shows
// here, in the diff, or fails. A route that is not here fails too.
//
// 'ASCMUH': admin, security, compliance, member, auditor (each a person who holds nothing), and a member who holds the
// role, owns the thing or is the person. A dash is an explicit no.

/** Routes that a token or a session opens. */
export const rows: Record<string, Row> = {
  ...rowsOfAgents,
  ...rowsOfPeople,
  ...rowsOfDecisions,
  ...rowsOfJudgement,
  ...rowsOfRunning,
};
