import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { attestAssignment } from "#lib/registry/attest-assignment.ts";
import { capabilityRoles, roles } from "#lib/registry/core/vocabulary.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { declineAssignment } from "#lib/registry/decline-assignment.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { ChangeInput } from "../change-fields.ts";
import type { Company } from "./company.ts";

// One random edit each of an assignment, and changes that could be asked for.

export async function addAssignment(company: Company): Promise<void> {
  const role = company.one([...roles, ...capabilityRoles]);
  const on =
    (capabilityRoles as readonly string[]).includes(role) && company.below(2) === 0
      ? await company.anyCapability()
      : undefined;
  const team = company.below(7) === 0;
  await createAssignment(company.context, {
    agent: on?.agent ?? company.one(company.agents).id,
    capability: on?.capability ?? null,
    role,
    ...(team
      ? { team: company.one(company.teams) }
      : { person: company.one(company.people), accountable: company.below(4) === 0 }),
    ...(company.below(2) === 0 ? { startsAt: company.instant() } : {}),
    ...(company.below(3) === 0 ? { endsAt: iso(company.now + (1 + company.below(90)) * DAY) } : {}),
    ...(role === "responder" && company.below(2) === 0 ? { authority: "May suspend" } : {}),
  });
}

export async function changeAssignment(company: Company): Promise<void> {
  const rows = await present.query<{ id: string; personId: string | null }>(
    `SELECT id::text AS id, "personId"::text AS "personId" FROM "Assignment" WHERE "agentId" = ANY($1::uuid[])
     ORDER BY "recordedAt", id`,
    [company.agents.map(({ id }) => id)],
  );
  if (rows.length === 0) return;
  const { id: assignment, personId } = company.one(rows);
  const { context } = company;
  const themselves: Context = { ...context, actor: { ...context.actor, kind: "person", id: personId, personId } };
  await company.one<() => Promise<unknown>>([
    () => acceptAssignment(themselves, { assignment }),
    () => acceptAssignment(themselves, { assignment }),
    () => attestAssignment(themselves, { assignment }),
    () => declineAssignment(themselves, { assignment, reason: "No time" }),
    () => endAssignment(context, { assignment }),
    () => editAssignment(context, { assignment, accountable: company.below(2) === 0 }),
    () => editAssignment(context, { assignment, deputies: company.some(company.people, 2) }),
    () => editAssignment(context, { assignment, authority: company.orNull(["May suspend"]) }),
  ])();
}

/** Some changes of assignments, wise or not, as somebody could ask for them. */
export async function someChanges(company: Company): Promise<ChangeInput[]> {
  const held = await present.query<{ id: string }>(
    `SELECT id::text AS id FROM "Assignment" WHERE "agentId" = ANY($1::uuid[]) AND ("endsAt" IS NULL OR "endsAt" > $2::timestamptz)
     ORDER BY "recordedAt", id`,
    [company.agents.map(({ id }) => id), iso(company.now)],
  );
  const changes: ChangeInput[] = [];
  for (let left = 1 + company.below(10); left > 0; left--) changes.push(await someChange(company, held));
  return changes;
}

async function someChange(company: Company, held: readonly { id: string }[]): Promise<ChangeInput> {
  const details = {
    ...(company.below(3) === 0 ? { accountable: company.below(3) > 0 } : {}),
    ...(company.below(3) === 0 ? { deputies: company.some(company.people, 2) } : {}),
    ...(company.below(4) === 0 ? { authority: company.orNull(["May suspend"]) } : {}),
  };
  const change = company.below(5);
  if (held.length > 0 && change > 1) {
    const assignment = company.one(held).id;
    if (change === 2) return { change: "end", assignment };
    if (change === 3) return { change: "edit", assignment, ...details };
    return { change: "replace", assignment, person: company.one(company.people), ...details };
  }
  const role = company.one([...roles, ...capabilityRoles]);
  const inherits = (capabilityRoles as readonly string[]).includes(role) && company.below(2) === 0;
  const on = inherits ? await company.anyCapability() : undefined;
  const holder =
    company.below(6) === 0 ? { team: company.one(company.teams) } : { person: company.one(company.people), ...details };
  const agent = on?.agent ?? company.one(company.agents).id;
  return { change: "name", agent, capability: on?.capability ?? null, role, ...holder };
}
