import type { AssignmentFacts, PersonFacts } from "./facts.ts";
import type { AgentSeats, CapabilitySeats } from "./roles.ts";
import { reliesOnDefault } from "./roles.ts";
import { wouldClash } from "./separation.ts";
import { isCapabilityRole } from "./vocabulary.ts";

/** Who should be asked to take over an assignment, and who was passed over on the way. */
export interface Succession {
  /** Proposed and must accept: accountability never moves by itself. Null: nobody, which is a gap. */
  successor: PersonFacts | null;
  by: "deputy" | "manager" | "nobody";
  passedOver: readonly { person: PersonFacts; because: "not_active" | "would_clash" | "same_person" }[];
}

/** The judged capabilities on which an assignment has effect: its own, or for a default all that rely on it. */
function reachOf(assignment: Pick<AssignmentFacts, "role" | "capabilityId">, seats: AgentSeats): CapabilitySeats[] {
  const { role, capabilityId } = assignment;
  if (!isCapabilityRole(role)) return [];
  return seats.capabilities.filter(
    (judged) => judged.capability.id === capabilityId || (capabilityId === null && reliesOnDefault(judged.seats[role])),
  );
}

/** Who can be asked about an assignment in its holder's place, in order, and who cannot and why. */
export interface Line {
  line: readonly { person: PersonFacts; by: "deputy" | "manager" }[];
  passedOver: Succession["passedOver"];
}

/**
 * Everybody who could take over or speak for an assignment: deputies in their order, then the manager. Who is not active
 * or would clash under strict separation is passed over (R41).
 */
export function lineOf(
  assignment: Pick<AssignmentFacts, "role" | "capabilityId" | "person" | "deputies">,
  manager: PersonFacts | null,
  seats: AgentSeats,
): Line {
  const reach = reachOf(assignment, seats);
  const line: Line["line"][number][] = [];
  const passedOver: Succession["passedOver"][number][] = [];
  const candidates = [
    ...assignment.deputies.map((person) => ({ person, by: "deputy" as const })),
    ...(manager === null ? [] : [{ person: manager, by: "manager" as const }]),
  ];
  for (const { person, by } of candidates) {
    if (person.id === assignment.person?.id) passedOver.push({ person, because: "same_person" });
    else if (person.status !== "active") passedOver.push({ person, because: "not_active" });
    else if (reach.some((judged) => wouldClash(judged, assignment.role, person.id)))
      passedOver.push({ person, because: "would_clash" });
    else if (!line.some((one) => one.person.id === person.id)) line.push({ person, by });
  }
  return { line, passedOver };
}

/** The succession of an assignment whose person stops answering: the first in line, or nobody. */
export function successionOf(
  assignment: Pick<AssignmentFacts, "role" | "capabilityId" | "person" | "deputies">,
  manager: PersonFacts | null,
  seats: AgentSeats,
): Succession {
  const { line, passedOver } = lineOf(assignment, manager, seats);
  const [first] = line;
  return { successor: first?.person ?? null, by: first?.by ?? "nobody", passedOver };
}
