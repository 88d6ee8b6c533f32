import { type FieldError, invalid } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import type { AssignmentChange } from "#lib/registry/core/change-assignments.ts";
import type { AgentFacts, PersonFacts } from "#lib/registry/core/facts.ts";
import { peopleInFields, teamsInFields } from "#lib/registry/holders-by-name.ts";
import { idsInFields } from "#lib/registry/resolve.ts";
import { isId } from "#lib/verbs/fields.ts";
import type { ChangeInput } from "./change-fields.ts";
import { agentsOfAssignments } from "./store-preview.ts";

/** A change with the agent it is about; the agent's facts turn it into one that can be tried out. */
export interface AskedChange {
  agentId: string;
  /** @throws Refusal `invalid` where the agent has no such capability */
  changeOf(facts: AgentFacts): AssignmentChange;
}

/** Looks up every name in the changes, a few statements whatever their number. @throws Refusal `invalid` */
export async function readChanges(queryable: Queryable, changes: readonly ChangeInput[]): Promise<AskedChange[]> {
  const agents = await idsInFields(queryable, "agent", namesAt(changes, "agent"));
  const people = await peopleInFields(queryable, { ...namesAt(changes, "person"), ...deputiesIn(changes) });
  const teams = await teamsInFields(queryable, namesAt(changes, "team"));
  const held = await agentsOfHeld(queryable, changes);
  return changes.map((change, index): AskedChange => {
    const at = (field: string) => `changes.${index}.${field}`;
    const agentId = change.change === "name" ? agents[at("agent")] : held.get(change.assignment);
    if (agentId === undefined) throw invalid([{ path: at("assignment"), message: "There is no such assignment." }]);
    if (change.change === "end")
      return { agentId, changeOf: () => ({ change: "end", assignmentId: change.assignment }) };
    const details = {
      accountable: change.accountable,
      deputies: change.deputies?.map((_, place) => people(at(`deputies.${place}`)) as PersonFacts),
      authority: change.authority,
      endsAt: change.endsAt,
    };
    if (change.change === "edit")
      return { agentId, changeOf: () => ({ change: "edit", assignmentId: change.assignment, ...details }) };
    const person = people(at("person"));
    if (change.change === "replace") {
      const successor = person as PersonFacts;
      return {
        agentId,
        changeOf: () => ({ change: "replace", assignmentId: change.assignment, person: successor, ...details }),
      };
    }
    const team = teams(at("team"));
    if ((person === null) === (team === null))
      throw invalid([{ path: at("person"), message: "Name either a person or a team." }]);
    const { role, startsAt, capability } = change;
    return {
      agentId,
      changeOf: (facts) => {
        const capabilityId = capability ? capabilityOf(facts, capability, at("capability")) : null;
        return { change: "name", role, capabilityId, person, team, startsAt, ...details };
      },
    };
  });
}

function capabilityOf(facts: AgentFacts, name: string, path: string): string {
  const found = facts.capabilities.find(({ id, slug }) => id === name || slug === name);
  if (!found) throw invalid([{ path, message: `${facts.name} has no capability '${name}'.` }]);
  return found.id;
}

/** The names that changes give in one field, by the field's path. */
function namesAt(changes: readonly ChangeInput[], field: "agent" | "person" | "team"): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [index, change] of changes.entries()) {
    const name = field in change ? (change as Partial<Record<typeof field, string | null>>)[field] : null;
    if (typeof name === "string") names[`changes.${index}.${field}`] = name;
  }
  return names;
}

const deputiesIn = (changes: readonly ChangeInput[]): Record<string, string> =>
  Object.fromEntries(
    changes.flatMap((change, index) =>
      "deputies" in change
        ? (change.deputies ?? []).map((name, place) => [`changes.${index}.deputies.${place}`, name])
        : [],
    ),
  );

/** The agents of the assignments that changes speak about. @throws Refusal `invalid` */
async function agentsOfHeld(
  queryable: Queryable,
  changes: readonly ChangeInput[],
): Promise<ReadonlyMap<string, string>> {
  const asked = changes.flatMap((change, index) => ("assignment" in change ? [{ change, index }] : []));
  const ids = asked.map(({ change }) => change.assignment);
  const agents = await agentsOfAssignments(queryable, ids.filter(isId));
  const errors: FieldError[] = asked
    .filter(({ change }) => !agents.has(change.assignment))
    .map(({ change, index }) => ({
      path: `changes.${index}.assignment`,
      message: `There is no assignment '${change.assignment}'.`,
    }));
  if (errors.length > 0) throw invalid(errors);
  return agents;
}
