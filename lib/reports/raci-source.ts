import { z } from "zod";
import type { Instant } from "#lib/platform/core/clock.ts";
import { type Queryable, reading } from "#lib/platform/database.ts";
import { type Group, type Grouping, groupings, groupOf, groupOfUnit, inOrder } from "#lib/raci/core/grouping.ts";
import type { ListedRow, RowFilter } from "#lib/raci/core/listed-rows.ts";
import { type ListedAgent, listedAgents } from "#lib/raci/listed-agents.ts";
import { matrixConditions, matrixFilters } from "#lib/raci/matrix-filters.ts";
import type { AgentFacts } from "#lib/registry/core/facts.ts";
import { agentStrip, capabilityStrip } from "#lib/registry/core/seat-strip.ts";
import { asOf, oneOf } from "#lib/verbs/fields.ts";
import { HeldLines } from "./core/held-lines.ts";
import { reportAgents } from "./store.ts";

/** What every report about the matrix can be narrowed and grouped by: the same as the page. */
export const raciReportFields = z.strictObject({
  ...matrixFilters,
  by: oneOf(groupings)
    .default("agent")
    .meta({ description: "What the duties stand under. Other than by agent, each says its group." }),
  asOf,
});

/** Which agents and rows a report is about, in which order, at which moment; its rows are derived as they are written. */
export interface RaciSource {
  ids: readonly string[];
  by: Grouping;
  now: Instant;
  asOf: Instant | null;
  filter: RowFilter;
}

/** A duty as a report writes it. */
export interface ReportedDuty extends ListedRow {
  agent: AgentFacts;
  /** The seat strip of the capability that it is about, else of the agent. */
  seats: string;
  group: Group;
}

/** So many agents are derived and written at a time: a large file needs no large memory. */
const AT_A_TIME = 100;

/** Finds the agents of a report. @throws Refusal `missing` */
export async function raciSource(
  queryable: Queryable,
  { asOf: moment, by, ...asked }: z.output<typeof raciReportFields>,
  now: Instant,
): Promise<RaciSource> {
  const { where, filter } = await matrixConditions(queryable, asked, now);
  const agents = await reportAgents(queryable, where, by);
  const order = inOrder("unit");
  // By unit each agent stands in one group: the groups follow from the order of the agents.
  if (by === "unit") agents.sort((one, other) => order(groupOfUnit(one.unit), groupOfUnit(other.unit)));
  return { ids: agents.map(({ id }) => id), by, now, asOf: moment ?? null, filter };
}

/** The agents of a report with their rows, part by part, in its order. */
export async function* listedAgentsOf({ ids, now, asOf: moment, filter }: RaciSource): AsyncGenerator<ListedAgent[]> {
  for (let start = 0; start < ids.length; start += AT_A_TIME)
    yield await reading(moment, (queryable) =>
      listedAgents(queryable, ids.slice(start, start + AT_A_TIME), now, filter),
    );
}

/**
 * What `write` makes of each duty, in the order of the screen. By system and by person a group has duties of many
 * agents: their lines wait, packed, until it is the turn of their group, and each agent is still derived once.
 */
export async function* linesInOrder<Line>(
  source: RaciSource,
  write: (duty: ReportedDuty) => Line,
): AsyncGenerator<Line[]> {
  const across = source.by === "system" || source.by === "person";
  const groups = new Map<string, { group: Group; lines: HeldLines<Line> }>();
  for await (const agents of listedAgentsOf(source)) {
    const duties = agents.flatMap((agent) => dutiesOf(agent, source.by));
    if (!across) yield duties.map(write);
    else
      for (const duty of duties) {
        const known = groups.get(duty.group.key) ?? { group: duty.group, lines: new HeldLines<Line>() };
        groups.set(duty.group.key, known);
        known.lines.add(write(duty));
      }
  }
  const order = inOrder(source.by);
  for (const { lines } of [...groups.values()].sort((one, other) => order(one.group, other.group)))
    yield* lines.parts();
}

const dutiesOf = ({ facts, seats, rows }: ListedAgent, by: Grouping): ReportedDuty[] => {
  const ofAgent = agentStrip(seats);
  const agent = { id: facts.id, name: facts.name, unit: facts.businessUnit };
  return rows.map((listed) => {
    const { capability, row } = listed;
    const group = groupOf({ agent, system: capability?.system ?? null, accountable: row.accountable }, by);
    const judged = capability === null ? undefined : seats.byCapability.get(capability.id);
    return { ...listed, agent: facts, seats: judged === undefined ? ofAgent : capabilityStrip(judged), group };
  });
};
