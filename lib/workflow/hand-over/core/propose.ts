import type { PersonFacts } from "#lib/registry/core/facts.ts";
import type { AgentSeats } from "#lib/registry/core/roles.ts";
import { lineOf } from "#lib/registry/core/succession.ts";
import type { Role } from "#lib/registry/core/vocabulary.ts";
import type { PassedOver, ProposedBy } from "./things.ts";

type Named = Pick<PersonFacts, "id" | "name" | "email">;

/** Somebody who could take a thing over, and who was passed over on the way to them, with the reason. */
export interface Proposal {
  to: { id: string; email: string; name: string } | null;
  by: ProposedBy | null;
  passedOver: { person: { id: string; email: string; name: string }; because: PassedOver }[];
}

const named = ({ id, email, name }: Named) => ({ id, email, name });

/**
 * Who is proposed for a role: somebody who holds it too, then deputies in their order, the manager, the team. Never one
 * who is not active or would clash under strict separation (R41); the proposed one has to accept.
 */
export function proposeForRole(
  held: {
    role: Role;
    capabilityId: string | null;
    holder: PersonFacts;
    coHolders: readonly Named[];
    deputies: readonly PersonFacts[];
  },
  around: { manager: PersonFacts | null; team: readonly PersonFacts[] },
  seats: AgentSeats,
): Proposal {
  const [coHolder] = held.coHolders;
  if (coHolder) return { to: named(coHolder), by: "co_holder", passedOver: [] };
  const assignment = { role: held.role, capabilityId: held.capabilityId, person: held.holder, deputies: held.deputies };
  const above = lineOf(assignment, around.manager, seats);
  const beside = lineOf({ ...assignment, deputies: around.team }, null, seats);
  const [first] = [...above.line, ...beside.line.map(({ person }) => ({ person, by: "team" as const }))];
  const known = new Set(above.passedOver.map(({ person }) => person.id));
  const passed =
    above.line.length > 0
      ? above.passedOver
      : [...above.passedOver, ...beside.passedOver.filter(({ person }) => !known.has(person.id))];
  return {
    to: first ? named(first.person) : null,
    by: first?.by ?? null,
    passedOver: passed
      .filter(({ because }) => because !== "same_person")
      .map(({ person, because }) => ({ person: named(person), because })),
  };
}

/** Who is proposed for anything else: the manager, then the team. */
export function proposeForThing(around: { manager: PersonFacts | null; team: readonly PersonFacts[] }): Proposal {
  const { manager, team } = around;
  if (manager?.status === "active") return { to: named(manager), by: "manager", passedOver: [] };
  const passedOver = manager ? [{ person: named(manager), because: "not_active" as const }] : [];
  const [first] = team;
  return first ? { to: named(first), by: "team", passedOver } : { to: null, by: null, passedOver };
}
