import { z } from "zod";
import { iso } from "#lib/platform/core/clock.ts";
import { isoSql } from "#lib/registry/references.ts";
import { idInAddress, personInAddress } from "#lib/registry/resolve.ts";
import { oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { requestKinds, requestStates } from "./core/request-vocabulary.ts";
import { DUE_OF_REQUEST, WENT_TO } from "./due/due-decisions.ts";
import { type RequestRecord, requestColumns, requestFrom } from "./store-request-answers.ts";

/** A request in a list, with how many decisions it demands and how many were given. */
export type RequestRow = Omit<RequestRecord, "proposal" | "parts" | "reviewed"> & {
  decisions: { demanded: number; given: number };
  /** When the first of the decisions for which it waits is due. */
  dueAt: string | null;
};

const shape: ListShape = {
  sortable: {
    openedAt: { sql: 'r."openedAt"', type: "timestamptz" },
    title: { sql: "r.title", type: "text" },
    kind: { sql: "r.kind", type: '"RequestKind"' },
    state: { sql: "r.state", type: '"RequestState"' },
    dueAt: { sql: `COALESCE(${DUE_OF_REQUEST}, 'infinity')`, type: "timestamptz" },
    agent: { sql: "COALESCE(a.name, '')", type: "text" },
    submittedBy: { sql: 'COALESCE(s.name, r."submittedBy")', type: "text" },
    closedAt: { sql: `COALESCE(r."closedAt", 'infinity')`, type: "timestamptz" },
  },
  usually: "-openedAt",
  id: "r.id",
};

const several = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .string()
    .max(200)
    .transform((given) => given.split(",").filter(Boolean))
    .pipe(z.array(oneOf(words)))
    .optional();

const given = (extra: string): string =>
  `(SELECT count(*)::int FROM "RequestDecision" d WHERE d."requestId" = r.id AND d."voidedAt" IS NULL${extra})`;

/** Requests, filtered, sorted and paged; `asked` narrows to those that wait for a person, `me` for whoever asks. */
export const listRequests = query({
  may: "catalogue.read",
  summary: "List requests",
  input: listFields.extend({
    kind: several(requestKinds),
    state: several(requestStates),
    agent: reference.optional(),
    submittedBy: reference.optional(),
    asked: reference.optional(),
    overdue: z.enum(["true", "false"]).optional(),
  }),
  async read(queryable, input, { now, context }) {
    const person = async (name: string | undefined) =>
      name === undefined ? undefined : personInAddress(queryable, name, context.actor.personId);
    const where = new Conditions()
      .add("r.kind::text = ANY($::text[])", input.kind)
      .add("r.state::text = ANY($::text[])", input.state)
      .add('r."agentId" = $::uuid', input.agent && (await idInAddress(queryable, "agent", input.agent)))
      .add('r."submittedById" = $::uuid', await person(input.submittedBy))
      .add(
        `r.state = 'open' AND EXISTS (SELECT FROM "RequestDecision" d LEFT JOIN public."Person" p ON p.id = $::uuid
           WHERE d."requestId" = r.id AND d."voidedAt" IS NULL AND d.decision IS NULL
             AND (d."askedId" = p.id OR (d."askedRole" = ANY(p."platformRoles") AND r."submittedById" IS DISTINCT FROM p.id)
               OR (${WENT_TO} AND (d."ownAllowed" OR r."submittedById" IS DISTINCT FROM p.id))))`,
        await person(input.asked),
      )
      .add('(r.title ILIKE $ OR r."subjectName" ILIKE $)', likeContaining(input.q));
    if (input.overdue !== undefined)
      where.add(`COALESCE(${DUE_OF_REQUEST} <= $::timestamptz, false) = ${input.overdue}`, iso(now));
    return readPage<RequestRow>(queryable, shape, input, {
      columns: `${requestColumns}, jsonb_build_object('demanded', ${given("")}, 'given', ${given(" AND d.decision IS NOT NULL")}) AS decisions,
        ${isoSql(DUE_OF_REQUEST)} AS "dueAt"`,
      from: requestFrom,
      countFrom: '"Request" r',
      where,
    });
  },
});
