import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { isId, oneOf } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { drillStates } from "./core/drill-lifecycle.ts";
import { type DrillFigures, figuresOf, type Outcome, outcomeOf, timeToReach } from "./core/drill-result.ts";
import { type AskRow, asksOf, type DrillRow, drillColumns, drillFrom } from "./store.ts";

const shape: ListShape = {
  sortable: {
    startedAt: { sql: 'd."startedAt"', type: "timestamptz" },
    name: { sql: "d.name", type: "text" },
  },
  usually: "-startedAt",
  id: "d.id",
};

export type DrillAnswer = DrillRow & { figures: DrillFigures };

/** A responder's seat with how it came out. */
export interface SeatAnswer extends Pick<AskRow, "agent" | "capability" | "capabilities" | "tier"> {
  id: string;
  outcome: Outcome;
  /** From the drill's start to the first answer, in milliseconds. */
  reachedAfter: number | null;
  asked: Pick<AskRow, "person" | "askedAt" | "dueAt" | "answeredAt">[];
}

const factsOf = ({ assignmentId, rank, askedAt, dueAt, answeredAt }: AskRow) => ({
  assignmentId,
  rank,
  askedAt: Date.parse(askedAt),
  dueAt: Date.parse(dueAt),
  answeredAt: answeredAt === null ? null : Date.parse(answeredAt),
});

/** Drills, the latest first, each with its figures. */
export const listDrills = query({
  may: "catalogue.read",
  summary: "List reachability drills",
  input: listFields.extend({ state: oneOf(drillStates).optional() }),
  async read(queryable, input) {
    const where = new Conditions().add("d.name ILIKE $", likeContaining(input.q)).add("d.state = $", input.state);
    const page = await readPage<DrillRow>(queryable, shape, input, { columns: drillColumns, from: drillFrom, where });
    const asks = Map.groupBy(
      await asksOf(
        queryable,
        page.data.map(({ id }) => id),
      ),
      ({ drillId }) => drillId,
    );
    return { ...page, data: page.data.map((drill) => withFigures(drill, asks.get(drill.id) ?? [])) };
  },
});

const withFigures = (drill: DrillRow, asks: readonly AskRow[]): DrillAnswer => ({
  ...drill,
  figures: figuresOf(asks.map(factsOf), Date.parse(drill.startedAt), drill.state === "running"),
});

/** One drill: its figures, and each seat with who was asked in which order and when they answered. */
export const readDrill = query({
  may: "catalogue.read",
  summary: "Read a reachability drill with its result",
  input: z.strictObject({ drill: z.string().max(100) }),
  read: (queryable, input) => readDrillById(queryable, input.drill),
});

/** @throws Refusal `missing` */
export async function readDrillById(queryable: Queryable, id: string): Promise<DrillAnswer & { seats: SeatAnswer[] }> {
  const [drill] = isId(id)
    ? await queryable.query<DrillRow>(`SELECT ${drillColumns} FROM ${drillFrom} WHERE d.id = $1::uuid`, [id])
    : [];
  if (!drill) throw missing("drill", id);
  const asks = await asksOf(queryable, [id]);
  const seats = [...Map.groupBy(asks, ({ assignmentId }) => assignmentId).values()].flatMap((seat): SeatAnswer[] => {
    const [first] = seat;
    if (first === undefined) return [];
    const { assignmentId, agent, capability, capabilities, tier } = first;
    const facts = seat.map(factsOf);
    const answer: SeatAnswer = {
      id: assignmentId,
      agent,
      capability,
      capabilities,
      tier,
      outcome: outcomeOf(facts, drill.state === "running"),
      reachedAfter: timeToReach(facts, Date.parse(drill.startedAt)),
      asked: seat.map(({ person, askedAt, dueAt, answeredAt }) => ({ person, askedAt, dueAt, answeredAt })),
    };
    return [answer];
  });
  return { ...withFigures(drill, asks), seats };
}
