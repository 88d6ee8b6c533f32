import { z } from "zod";
import { loadOrganisation } from "#lib/controls/load-organisation.ts";
import { type Instant, iso, Moment } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { type AgentSeats, seatsOf } from "#lib/registry/core/roles.ts";
import { loadFacts } from "#lib/registry/load-facts.ts";
import type { PersonReference } from "#lib/registry/references.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { reference } from "#lib/verbs/fields.ts";
import { query } from "#lib/verbs/query.ts";
import { type Proposal, proposeForRole, proposeForThing } from "./core/propose.ts";
import { around, type HeldThing, heldThings, staysOpen } from "./store.ts";
import { managerAboveOf } from "./who-hands-over.ts";

/** One thing with who is proposed for it. */
export type HandOverThing = HeldThing & { proposal: Proposal };

export interface HandOverAnswer {
  person: PersonReference;
  /** Who hands over for them besides security and admins: the first active manager above them. */
  managerId: string | null;
  things: HandOverThing[];
  /** What a hand-over cannot move: it is changed on the agent, or was this person's own signature. */
  staysOpen: Awaited<ReturnType<typeof staysOpen>>;
}

/** Agents read at once for their seats. */
const BATCH = 100;

/** Everything that a person answers for, each with who is proposed to take it over and who was passed over and why. */
export const readHandOver = query({
  may: "catalogue.read",
  summary: "Read what a person would hand over, with proposed successors",
  input: z.strictObject({ person: reference }),
  async read(queryable, input, { now }): Promise<HandOverAnswer> {
    const id = await idInAddress(queryable, "person", input.person);
    const [person] = await queryable.query<PersonReference>(
      `SELECT id::text AS id, email, name FROM "Person" WHERE id = $1::uuid`,
      [id],
    );
    if (!person) throw new Error("A person that was just found is gone.");
    const managerId = await managerAboveOf(queryable, id);
    return {
      person,
      managerId,
      things: await withProposals(queryable, id, now),
      staysOpen: await staysOpen(queryable, id),
    };
  },
});

async function withProposals(queryable: Queryable, personId: string, now: Instant): Promise<HandOverThing[]> {
  const things = await heldThings(queryable, personId, iso(now));
  const near = await around(queryable, personId);
  const { policy } = await loadOrganisation(queryable, now);
  const agentIds = [
    ...new Set(things.filter(({ kind }) => kind === "assignment").flatMap(({ agent }) => agent?.id ?? [])),
  ];
  const proposals = new Map<string, Proposal>();
  for (let at = 0; at < agentIds.length; at += BATCH)
    for (const { facts } of await loadFacts(queryable, agentIds.slice(at, at + BATCH), now)) {
      const seats: AgentSeats = seatsOf(facts, policy, new Moment(now));
      for (const thing of things) {
        const assignment = facts.assignments.find(({ id }) => id === thing.id);
        if (thing.kind !== "assignment" || !assignment?.person) continue;
        proposals.set(
          thing.id,
          proposeForRole({ ...assignment, holder: assignment.person, coHolders: thing.coHolders }, near, seats),
        );
      }
    }
  const nobody: Proposal = { to: null, by: null, passedOver: [] };
  return things.map((thing) => {
    // A deputy is only taken off, unless somebody is named: nobody is asked to stand behind another unasked.
    if (thing.kind === "deputy") return { ...thing, proposal: nobody };
    if (thing.kind === "assignment") return { ...thing, proposal: proposals.get(thing.id) ?? nobody };
    return { ...thing, proposal: proposeForThing(near) };
  });
}
