import { z } from "zod";
import type { Relation } from "#lib/identity/core/access.ts";
import { mayDo } from "#lib/identity/core/access.ts";
import type { Instant } from "#lib/platform/core/clock.ts";
import type { Queryable } from "#lib/platform/database.ts";
import { relationOnAgent } from "#lib/registry/agent-in-hand.ts";
import { severities } from "#lib/registry/core/vocabulary.ts";
import { idInAddress, personInAddress } from "#lib/registry/resolve.ts";
import { asOf, oneOf, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { exceptionLifecycle, exceptionStates } from "./core/exception-lifecycle.ts";
import { gapHolders } from "./core/gap-holders.ts";
import {
  controlOwnerOf,
  type ExceptionAnswer,
  exceptionColumns,
  exceptionFrom,
  exceptionStateSql,
  partiesOf,
  readExceptionById,
} from "./store.ts";

const shape: ListShape = {
  sortable: {
    endsAt: { sql: 'e."endsAt"', type: "timestamptz" },
    requestedAt: { sql: 'e."requestedAt"', type: "timestamptz" },
    severity: { sql: "g.severity", type: '"Severity"' },
    agent: { sql: "a.name", type: "text" },
    requestedBy: { sql: 'e."requestedByName"', type: "text" },
  },
  usually: "endsAt",
  id: "e.id",
};

/** Exceptions, those that end first standing first (R47). */
export const listExceptions = query({
  may: "catalogue.read",
  summary: "List exceptions",
  input: listFields.extend({
    state: oneOf(exceptionStates).optional(),
    agent: reference.optional(),
    gap: z.uuid("Name the gap by its id.").optional(),
    rule: z.string().trim().max(60).optional(),
    severity: oneOf(severities).optional(),
    /** Who asked for it; 'me' is whoever reads. */
    requestedBy: reference.optional(),
  }),
  async read(queryable, input, { now, context }) {
    const where = new Conditions()
      .add("(g.sentence || ' ' || a.name || ' ' || e.reason) ILIKE $", likeContaining(input.q))
      .add(`${exceptionStateSql(now)} = $`, input.state)
      .add('e."gapId" = $::uuid', input.gap)
      .add("g.rule = $", input.rule)
      .add('g.severity = $::"Severity"', input.severity);
    if (input.agent !== undefined)
      where.add('e."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
    if (input.requestedBy !== undefined)
      where.add(
        'e."requestedById" = $::uuid',
        await personInAddress(queryable, input.requestedBy, context.actor.personId),
      );
    return readPage<ExceptionAnswer>(queryable, shape, input, {
      columns: exceptionColumns(now),
      from: exceptionFrom,
      where,
    });
  },
});

/** One exception, with what the asker may do about it now and why not. */
export const readException = query({
  may: "catalogue.read",
  summary: "Read an exception",
  input: z.strictObject({ exception: z.string().max(100), asOf }),
  async read(queryable, input, { now, context }) {
    const exception = await readExceptionById(queryable, input.exception, now);
    const { actor } = context;
    const near = await nearTo(queryable, exception, now);
    const relation: Relation = { personId: exception.requestedBy?.id ?? null, tooNear: near };
    const events = exceptionLifecycle
      .offers(exception.state, {
        asking: actor.personId,
        requestedBy: exception.requestedBy?.id ?? null,
        holders: near,
        endsAt: Date.parse(exception.endsAt),
        now,
      })
      .filter(({ event }) => event !== "expire")
      .map(({ event, may, hindrance }) => ({
        event,
        because: hindrance?.because ?? (mayDo(actor, may, relation) ? null : "It takes somebody of security."),
      }));
    return { ...exception, events };
  },
});

async function nearTo(queryable: Queryable, exception: ExceptionAnswer, now: Instant): Promise<string[]> {
  const { gap, agent } = await partiesOf(queryable, exception.id);
  const relation = await relationOnAgent(queryable, agent, now, gap.capabilityId);
  const holders = gapHolders(gap, relation.holders ?? {}, await controlOwnerOf(queryable, agent.id, gap.controlId));
  return exception.requestedBy === null ? holders : [exception.requestedBy.id, ...holders];
}
