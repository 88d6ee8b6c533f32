import type { Queryable } from "#lib/platform/database.ts";

/** How far a registry has come, read from what it holds: no flag that could say otherwise. */
export interface FirstStepsAnswer {
  /** Somebody beside the first admin can be named. */
  people: boolean;
  agents: boolean;
  /** Somebody was named in a role. */
  owners: boolean;
  /** An agent was submitted, so that its findings are kept as gaps. */
  gaps: boolean;
}

/** Which of the first steps the registry shows as done; its first admin alone is not 'people'. */
export async function firstSteps(queryable: Queryable): Promise<FirstStepsAnswer> {
  const [row] = await queryable.query<FirstStepsAnswer>(
    `SELECT (SELECT count(*) FROM (SELECT FROM "Person" LIMIT 2) two) > 1 AS people,
       EXISTS (SELECT FROM "Agent") AS agents,
       EXISTS (SELECT FROM "Assignment" WHERE "personId" IS NOT NULL) AS owners,
       EXISTS (SELECT FROM "Agent" WHERE state NOT IN ('draft', 'rejected')) AS gaps`,
  );
  return row ?? { people: false, agents: false, owners: false, gaps: false };
}
