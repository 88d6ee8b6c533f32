import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { type FieldError, invalid, Refusal } from "#lib/platform/core/refusal.ts";
import type { Transaction } from "#lib/platform/database.ts";
import type { PersonReference } from "#lib/registry/references.ts";
import { idInAddress, idsInFields } from "#lib/registry/resolve.ts";
import { command } from "#lib/verbs/command.ts";
import type { Context } from "#lib/verbs/context.ts";
import { line, moment, oneOf, reference } from "#lib/verbs/fields.ts";
import { thingKinds } from "./core/things.ts";
import { type Move, moveThing } from "./move-thing.ts";
import { type HeldThing, heldThings, lockThings } from "./store.ts";
import { managerAboveOf } from "./who-hands-over.ts";

export const moveFields = z
  .array(z.strictObject({ kind: oneOf(thingKinds), id: z.uuid("Name it by its id."), to: reference.nullable() }))
  .min(1, "Choose at least one.")
  .max(500, "At most 500 at once.");

/**
 * Hands over what a person answers for, all that is named or nothing: roles end and begin at the chosen moment and wait
 * for the successor to accept, everything else moves at once. Accountability never moves by itself (R93).
 */
export const handOver = command({
  may: "person.handOver",
  summary: "Hand over what a person answers for",
  input: z.strictObject({ person: reference, moves: moveFields, at: moment.optional(), reason: line(1000) }),
  async load(tx, input, context) {
    const id = await idInAddress(tx, "person", input.person);
    const person = await tx.models.person.findUniqueOrThrow({ where: { id } });
    // Locked before it is read: what somebody gives to another meanwhile is not theirs to hand over.
    await lockThings(tx, input.moves);
    const things = await heldThings(tx, id, iso(context.clock.now()));
    return { person, managerId: await managerAboveOf(tx, id), things, moves: await resolved(tx, input.moves, things) };
  },
  on: ({ person, managerId }) => ({ personId: person.id, managerId }),
  decide({ person, managerId, things, moves }, input, context) {
    const now = context.clock.now();
    const at = input.at ?? now;
    if (at < now) throw invalid([{ path: "at", message: "A hand-over does not happen in the past." }]);
    const errors = moves.flatMap(({ to }, index): FieldError[] => {
      if (to?.id === person.id) return [{ path: `moves.${index}.to`, message: "Name somebody else." }];
      if (to !== null && to.status !== "active")
        return [{ path: `moves.${index}.to`, message: `${to.name} is not active, so they cannot answer.` }];
      return [];
    });
    if (errors.length > 0) throw new Refusal("conflict", "not-a-successor", errors[0]?.message ?? "", { errors });
    const over = moves.findIndex(({ thing: { endsAt } }) => endsAt !== null && Date.parse(endsAt) <= at);
    if (over >= 0)
      throw invalid([{ path: `moves.${over}`, message: "This ends before then. Choose an earlier moment." }]);
    return {
      person,
      managerId,
      reason: input.reason,
      moves: moves.map(({ thing, to }): Move => ({ thing, to, from: person.id, at })),
      left: things.length - moves.length,
      at,
    };
  },
  async save(tx, { moves, reason, managerId }, context) {
    const inside: Context = { ...asWhoMayHandOver(context, managerId), reason };
    for (const [index, move] of moves.entries()) {
      try {
        await moveThing(tx, inside, move);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal(error.kind, error.rule, error.message, {
          errors: [{ path: `moves.${index}`, message: error.message }],
        });
      }
    }
  },
  evidence: (_saved, { person, moves, left, at, reason }) => [
    {
      type: "person.handedOver",
      subject: { kind: "person", id: person.id, name: person.name, agentId: null },
      payload: {
        at: new Date(at),
        reason,
        left,
        moves: moves.map(({ thing, to }) => ({
          kind: thing.kind,
          id: thing.id,
          name: thing.name,
          role: thing.role,
          agent: thing.agent,
          capability: thing.capability,
          to: to && { id: to.id, name: to.name },
        })),
      },
    },
  ],
  // Each move was judged with its own verb.
  touches: () => ({}),
  answer: async (_tx, _saved) => ({ handedOver: true }),
  timeout: 300_000,
});

/**
 * The actor for the moves. Whoever may hand over for somebody else (the first active manager above them, security, an
 * admin) may make each move of it: what is moved is cut down to what the person holds, before this. Somebody who hands
 * over their own things may move what they may change anyway.
 */
function asWhoMayHandOver(context: Context, managerId: string | null): Context {
  const { actor } = context;
  const forSomebodyElse =
    actor.roles.some((role) => role === "admin" || role === "security") ||
    (actor.personId !== null && actor.personId === managerId);
  return forSomebodyElse ? { ...context, actor: { ...actor, roles: ["admin"], scopes: null } } : context;
}

/** The moves with the things and people that they name. @throws Refusal `invalid` */
async function resolved(
  tx: Transaction,
  moves: z.output<typeof moveFields>,
  things: readonly HeldThing[],
): Promise<{ thing: HeldThing; to: (PersonReference & { status: string }) | null }[]> {
  const fields = Object.fromEntries(moves.map(({ to }, index) => [`moves.${index}.to`, to]));
  const ids: Record<string, string | null | undefined> = await idsInFields(tx, "person", fields);
  const people = await tx.models.person.findMany({
    where: { id: { in: Object.values(ids).filter((id) => typeof id === "string") } },
  });
  const seen = new Set<string>();
  return moves.map(({ kind, id }, index) => {
    const thing = things.find((one) => one.kind === kind && one.id === id);
    if (!thing || seen.has(`${kind} ${id}`))
      throw new Refusal("conflict", "not-held", "This is not theirs any more. Read again what they answer for.", {
        errors: [{ path: `moves.${index}`, message: "This is not theirs any more." }],
      });
    seen.add(`${kind} ${id}`);
    return { thing, to: people.find((person) => person.id === ids[`moves.${index}.to`]) ?? null };
  });
}
