import { z } from "zod";
import { missing } from "#lib/platform/core/refusal.ts";
import { isId } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type JudgementRunAnswer, runColumns } from "./store-runs.ts";

const shape: ListShape = {
  sortable: { askedAt: { sql: 'r."askedAt"', type: "timestamptz" } },
  usually: "-askedAt",
  id: "r.id",
};

/** Full re-judgements that were asked for, with their progress. */
export const listJudgements = query({
  may: "catalogue.read",
  summary: "List full re-judgements",
  input: listFields.omit({ asOf: true, q: true }),
  read: (queryable, input) =>
    readPage<JudgementRunAnswer>(queryable, shape, input, {
      columns: runColumns,
      from: '"JudgementRun" r',
      where: new Conditions(),
    }),
});

/** One of them: how far it is. */
export const readJudgementRun = query({
  may: "catalogue.read",
  summary: "Read the progress of a full re-judgement",
  input: z.strictObject({ run: z.string().max(100) }),
  async read(queryable, { run }) {
    const [found] = isId(run)
      ? await queryable.query<JudgementRunAnswer>(`SELECT ${runColumns} FROM "JudgementRun" r WHERE r.id = $1::uuid`, [
          run,
        ])
      : [];
    if (!found) throw missing("judgement", run);
    return found;
  },
});
