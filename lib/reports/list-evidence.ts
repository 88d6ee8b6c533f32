import { z } from "zod";
import { mayReadEntry, readableEntries } from "#lib/identity/core/sign-in-evidence.ts";
import { missing } from "#lib/platform/core/refusal.ts";
import { idInAddress } from "#lib/registry/resolve.ts";
import { moment, reference } from "#lib/verbs/fields.ts";
import { Conditions, type ListShape, likeContaining, listFields, readPage } from "#lib/verbs/list.ts";
import { query } from "#lib/verbs/query.ts";
import { type EvidenceAnswer, evidenceColumns, readEntry } from "./store.ts";

// An entry has no UUID; its sequence is unique, so that nothing is left to break ties.
const NO_TIES = "'00000000-0000-0000-0000-000000000000'::uuid";

const shape: ListShape = {
  sortable: { sequence: { sql: "e.sequence", type: "bigint" } },
  usually: "-sequence",
  id: NO_TIES,
};

const id = z.uuid({ error: "Write an id." }).optional();

/** The evidence, the newest first (R82): by agent, subject, type, actor, correlation and time. */
export const listEvidence = query({
  may: "evidence.read",
  summary: "List the evidence",
  input: listFields.extend({
    agent: reference.optional(),
    /** The id of what an entry speaks about. */
    subject: id,
    subjectKind: z.string().trim().max(100).optional(),
    /** Exact types, separated by commas; 'gap.*' for all of a kind. */
    type: z
      .string()
      .trim()
      .max(1000)
      .regex(/^[a-z][\w.-]*(\.\*)?(,[a-z][\w.-]*(\.\*)?)*$/i, "Write types such as 'agent.created' or 'gap.*'.")
      .optional(),
    /** The id of a person or token, or their name as it was. */
    actor: z.string().trim().max(254).optional(),
    correlation: z.string().trim().max(200).optional(),
    from: moment.optional(),
    until: moment.optional(),
  }),
  async read(queryable, input, { context }) {
    const where = new Conditions()
      .add(`(e."subjectName" || ' ' || e."actorName" || ' ' || e.type) ILIKE $`, likeContaining(input.q))
      .add('e."subjectId" = $::uuid', input.subject)
      .add('e."subjectKind" = $', input.subjectKind)
      .add('(e."actorId"::text = $ OR e."actorName" = $)', input.actor)
      .add('e."correlationId" = $', input.correlation)
      .add("e.at >= $::timestamptz", iso(input.from))
      .add("e.at < $::timestamptz", iso(input.until))
      .add("e.at <= $::timestamptz", iso(input.asOf));
    const readable = readableEntries(context.actor);
    if (readable) where.add(readable.sql, readable.personId);
    if (input.agent !== undefined)
      where.add('e."agentId" = $::uuid', await idInAddress(queryable, "agent", input.agent));
    if (input.type !== undefined) {
      const types = input.type.split(",");
      const exact = types.filter((type) => !type.endsWith(".*"));
      const starts = types.filter((type) => type.endsWith(".*")).map((type) => `${type.slice(0, -1)}%`);
      if (starts.length === 0) where.add("e.type = ANY($::text[])", exact);
      else where.add("e.type LIKE ANY($::text[])", [...exact, ...starts]);
    }
    return readPage<EvidenceAnswer>(queryable, shape, input, { columns: evidenceColumns, from: '"Evidence" e', where });
  },
});

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

/** One entry by its sequence. */
export const readEvidence = query({
  may: "evidence.read",
  summary: "Read an entry of the evidence",
  input: z.strictObject({ sequence: z.string().max(30) }),
  async read(queryable, { sequence }, { context: { actor } }) {
    const entry = /^\d{1,18}$/.test(sequence) ? await readEntry(queryable, sequence) : undefined;
    if (!entry || !mayReadEntry(actor, { type: entry.type, subjectId: entry.subject.id }))
      throw missing("evidence", sequence);
    return entry;
  },
});
