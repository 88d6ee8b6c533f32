import type { Role } from "#lib/registry/core/vocabulary.ts";
import { agents } from "./organisation/agents.ts";
import type { ExampleAgent, Holder } from "./organisation/example-agent.ts";
import { handOvers } from "./organisation/hand-overs.ts";
import { seatsGivenUp } from "./organisation/lately.ts";
import type { PersonKey } from "./organisation/people.ts";

/** Days after the registration on which each step of bringing an agent into use happens. */
export const after = { submitted: 6, identity: 8, answers: 9, approved: 10, granted: 12, activated: 13 } as const;

/** From naming to the end of one person or team in one role; all in days ago. */
export interface Held {
  agent: ExampleAgent;
  capability: string | null;
  role: Role;
  holder: Holder;
  named: number;
  /** Null: they have not accepted. */
  accepted: number | null;
  /** Null: they hold it today. */
  ended: number | null;
  /** True when they took it over from somebody. */
  successor: boolean;
  why: string | null;
}

export const isTeam = (holder: Holder): holder is Exclude<Holder, PersonKey> => typeof holder !== "string";

/** Who held what when, over all agents, in the order in which it began. */
export const everyHeld: readonly Held[] = agents
  .flatMap((agent) => [
    ...Object.entries(agent.people).flatMap(([role, holder]) => chain(agent, role as Role, holder)),
    ...agent.capabilities.flatMap(({ name, people, added }) =>
      Object.entries(people ?? {}).map(([role, holder]) =>
        first(agent, role as Role, holder, name, added ?? agent.registered),
      ),
    ),
  ])
  .map((held) => ({ ...held, ended: held.ended ?? seatGivenUp(held)?.daysAgo ?? null }));

/** What became of a seat that ended with nobody to take it over; undefined where there is no such thing. */
function seatGivenUp({ agent, capability, role, holder }: Held) {
  return seatsGivenUp.find(
    (seat) =>
      seat.agent === agent.slug && seat.capability === capability && seat.role === role && seat.holder === holder,
  );
}

function first(agent: ExampleAgent, role: Role, holder: Holder, capability: string | null, named: number): Held {
  const waits = capability === null && agent.unaccepted?.includes(role);
  const never = isTeam(holder) || waits || named < 5;
  return {
    agent,
    capability,
    role,
    holder,
    named,
    accepted: never ? null : named - 2,
    ended: null,
    successor: false,
    why: null,
  };
}

function chain(agent: ExampleAgent, role: Role, last: Holder): Held[] {
  const overs = handOvers
    .filter((over) => over.agent === agent.slug && over.role === role)
    .toSorted((one, other) => other.daysAgo - one.daysAgo);
  const held = [first(agent, role, overs[0]?.from ?? last, null, agent.registered)];
  for (const { daysAgo, to, why, accepts, overlaps } of overs) {
    const accepted = accepts === null ? null : daysAgo - (accepts ?? 1);
    const before = held.at(-1);
    // Whoever hands over stays until the successor has said yes; where nobody does, until they were named.
    if (before && !overlaps) before.ended = accepted ?? daysAgo;
    held.push({
      agent,
      capability: null,
      role,
      holder: to,
      named: daysAgo,
      accepted,
      ended: null,
      successor: true,
      why,
    });
  }
  return held;
}

/** The person who holds the agent's default for a role on a day; null for a team or nobody. */
export function holderOn(
  agent: ExampleAgent,
  role: Role,
  daysAgo: number,
  capability: string | null = null,
): PersonKey | null {
  const present = everyHeld.filter(
    (held) =>
      held.agent === agent &&
      held.role === role &&
      held.named >= daysAgo &&
      (held.ended === null || held.ended < daysAgo) &&
      (held.capability === null || held.capability === capability),
  );
  const own = present.find((held) => held.capability !== null) ?? present[0];
  return own === undefined || isTeam(own.holder) ? null : own.holder;
}
