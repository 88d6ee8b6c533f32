import type { Queryable } from "#lib/platform/database.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import type { RowPlan, Step } from "./planning.ts";
import { membersOfTeam } from "./store-current.ts";

/**
 * The teams that people rows name are joined once the teams are there: one write per team, whatever the number of people.
 * A row says which teams a person is in, not which they left: nobody is taken out of a team by it.
 */
export function planMemberships(people: readonly RowPlan[]): Step[] {
  const joining = new Map<string, { people: string[]; row: number }>();
  for (const { index, result } of people) {
    const change = result.changes.find(({ field }) => field === "teams");
    if (result.outcome === "error" || !Array.isArray(change?.to)) continue;
    for (const team of change.to.map(String)) {
      const waiting = joining.get(team) ?? { people: [], row: index };
      waiting.people.push(result.key);
      joining.set(team, waiting);
    }
  }
  return [...joining].map(([team, { people: joiners, row }]) => ({
    row,
    run: async (tx, context) => {
      const members = await currentMembers(tx, team);
      return editTeam.within(tx, context, { team, members: [...new Set([...members, ...joiners])] });
    },
  }));
}

const currentMembers = async (queryable: Queryable, team: string): Promise<string[]> =>
  (await membersOfTeam(queryable, team)).map(({ email }) => email);
