import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { type Instant, iso } from "#lib/platform/core/clock.ts";
import type { Transaction } from "#lib/platform/database.ts";
import { createAssignment } from "#lib/registry/create-assignment.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { editTeam } from "#lib/registry/edit-team.ts";
import { endAssignment } from "#lib/registry/end-assignment.ts";
import type { PersonReference } from "#lib/registry/references.ts";
import type { Context } from "#lib/verbs/context.ts";
import type { HeldThing } from "./store.ts";

/** One thing on its way: to whom, or with null to nobody, and from when. */
export interface Move {
  thing: HeldThing;
  /** Who hands over. */
  from: string;
  to: PersonReference | null;
  at: Instant;
}

/** Moves one thing, through the verb that changes it anywhere else. */
export async function moveThing(tx: Transaction, context: Context, move: Move): Promise<unknown> {
  const { thing, to } = move;
  const owner = to?.id ?? null;
  switch (thing.kind) {
    case "assignment":
      return moveRole(tx, context, move);
    case "deputy":
      return editAssignment.within(tx, context, {
        assignment: thing.id,
        deputies: deputiesWith(move, move.from),
      });
    case "system":
      return editSystem.within(tx, context, { system: thing.id, owner });
    case "data_source":
      return editDataSource.within(tx, context, { dataSource: thing.id, dataOwner: owner });
    case "source_quality":
      return editDataSource.within(tx, context, { dataSource: thing.id, qualityOwner: owner });
    case "control":
      return editAgentControl.within(tx, context, { agent: thing.agent?.id ?? "", control: thing.name, owner });
    case "control_default":
      return editControl.within(tx, context, { control: thing.name, defaultOwner: owner });
    case "team":
      return editTeam.within(tx, context, { team: thing.id, lead: owner });
    case "gap":
      return assignGap.within(tx, context, { gap: thing.id, assignee: owner });
  }
}

/**
 * The old assignment ends and the new one begins at the moment, for no longer than it was: a hand-over hands on what is
 * held and no more. Who holds the role beside them already goes on alone.
 */
async function moveRole(tx: Transaction, context: Context, { thing, to, at }: Move): Promise<unknown> {
  const now = context.clock.now();
  const endsAt = iso(at);
  // What has not begun is not brought forward.
  const startsAt = thing.startsAt !== null && Date.parse(thing.startsAt) > at ? thing.startsAt : endsAt;
  if (at <= now) await endAssignment.within(tx, context, { assignment: thing.id });
  else await editAssignment.within(tx, context, { assignment: thing.id, endsAt });
  if (to === null || thing.coHolders.some(({ id }) => id === to.id)) return null;
  const deputies = thing.deputies.filter(({ id, status }) => id !== to.id && status === "active").map(({ id }) => id);
  return createAssignment.within(tx, context, {
    agent: thing.agent?.id ?? "",
    role: thing.role ?? "business_owner",
    capability: thing.capability?.id ?? null,
    person: to.id,
    startsAt,
    ...(thing.endsAt === null ? {} : { endsAt: thing.endsAt }),
    accountable: thing.marked,
    deputies,
    ...(thing.authority === null ? {} : { authority: thing.authority }),
  });
}

/** The deputies in their order, with the new one in the place of the person who goes, or without either. */
function deputiesWith({ thing, to }: Move, goes: string): string[] {
  const order = thing.deputies.flatMap(({ id, status }) => {
    if (id === goes) return to === null ? [] : [to.id];
    return status === "active" ? [id] : [];
  });
  return [...new Set(order)];
}
