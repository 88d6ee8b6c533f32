import { z } from "zod";
import { asOf } from "#lib/verbs/fields.ts";
import { type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { ruleById } from "./core/all-rules.ts";
import { gapConditions, gapFilters } from "./gap-filters.ts";
import { eventsOfGap, type GapAnswer, gapAnswerColumns, gapAnswerFrom, readGapById } from "./store-gaps.ts";

const shape: ListShape = {
  sortable: {
    severity: { sql: "g.severity", type: '"Severity"' },
    dueAt: { sql: 'g."dueAt"', type: "timestamptz" },
    openedAt: { sql: 'g."openedAt"', type: "timestamptz" },
    rule: { sql: "g.rule", type: "text" },
    agent: { sql: "COALESCE(a.name, '')", type: "text" },
  },
  usually: "-severity,dueAt",
  id: "g.id",
};

/** Gaps, filtered, sorted and paged; the open and accepted ones unless `status` says otherwise (R43, R46). */
export const listGaps = query({
  may: "catalogue.read",
  summary: "List gaps",
  input: listFields.extend(gapFilters),
  read: async (queryable, input, { now }) =>
    readPage<GapAnswer>(queryable, shape, input, {
      columns: gapAnswerColumns(now),
      from: gapAnswerFrom,
      countFrom: '"Gap" g LEFT JOIN "Agent" a ON a.id = g."agentId"',
      where: await gapConditions(queryable, input, now),
    }),
});

/** One gap with its history and what its rule says. */
export const readGap = query({
  may: "catalogue.read",
  summary: "Read a gap with its history",
  input: z.strictObject({ gap: z.string().max(100), asOf }),
  async read(queryable, input, { now }) {
    const gap = await readGapById(queryable, input.gap, now);
    const rule = ruleById.get(gap.rule);
    return {
      ...gap,
      explains: rule?.explains ?? null,
      firesWhen: rule?.firesWhen ?? null,
      requirements: rule?.requirements ?? [],
      references: rule?.references ?? [],
      history: await eventsOfGap(queryable, gap.id, now),
    };
  },
});
