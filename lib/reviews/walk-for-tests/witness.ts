import pg from "pg";
import { present } from "#lib/platform/database.ts";

/** What is watched: the columns that say in which state something is, and what must not grow unasked. */
const watched: Readonly<Record<string, readonly string[]>> = {
  Agent: ["state", "autonomy"],
  Capability: ["state"],
  Request: ["state"],
  RequestDecision: ["decision"],
  Campaign: ["state"],
  ReviewItem: ["state"],
  ReviewFollowUp: ["confirmedAt"],
  ReviewDecision: ["answer"],
  Exception: ["state"],
  Retirement: ["state"],
  RetirementStep: ["state"],
  Drill: ["state"],
  DrillAsk: ["rank", "answeredAt"],
  Assignment: ["role"],
};

/** One change of a watched column, or one entry of the evidence (`what` is then "Evidence"). */
export interface Witnessed {
  seq: number;
  /** The transaction that wrote it. */
  xact: string;
  what: string;
  id: string | null;
  column: string;
  before: string | null;
  after: string | null;
  /** The row, or for evidence its payload, as text. */
  body: string;
}

/**
 * Watches the database itself, by triggers that the product does not know of: every change of a state and every entry of
 * the evidence with the transaction that wrote it, so that a change which leaves nothing behind is seen however it was made.
 */
export class Witness {
  #seen = 0;

  static async begin(): Promise<Witness> {
    const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await owner.connect();
    await owner.query(`
      CREATE TABLE "Witnessed" (seq serial PRIMARY KEY, xact text NOT NULL, what text NOT NULL, id uuid, "column" text NOT NULL,
        before text, after text, body text NOT NULL);
      GRANT SELECT, INSERT ON "Witnessed" TO PUBLIC;
      GRANT USAGE ON SEQUENCE "Witnessed_seq_seq" TO PUBLIC;
      CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE col text; was jsonb; now jsonb := to_jsonb(NEW);
      BEGIN
        IF TG_OP = 'UPDATE' THEN was := to_jsonb(OLD); END IF;
        FOREACH col IN ARRAY TG_ARGV LOOP
          IF was IS NULL OR was ->> col IS DISTINCT FROM now ->> col THEN
            INSERT INTO public."Witnessed" (xact, what, id, "column", before, after, body)
            VALUES (pg_current_xact_id()::text, TG_TABLE_NAME, (now ->> 'id')::uuid, col, was ->> col, now ->> col, now::text);
          END IF;
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE FUNCTION witness_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public."Witnessed" (xact, what, id, "column", after, body)
        VALUES (pg_current_xact_id()::text, 'Evidence', NEW."subjectId", NEW.type, NEW."subjectKind", NEW.payload);
        RETURN NULL;
      END $$;
      CREATE TRIGGER witness AFTER INSERT ON "Evidence" FOR EACH ROW EXECUTE FUNCTION witness_evidence();
    `);
    for (const [table, columns] of Object.entries(watched))
      await owner.query(
        `CREATE TRIGGER witness AFTER INSERT OR UPDATE ON "${table}" FOR EACH ROW
         EXECUTE FUNCTION witness(${columns.map((column) => `'${column}'`).join(", ")})`,
      );
    await owner.end();
    return new Witness();
  }

  /** What happened since it was asked last. */
  async since(): Promise<Witnessed[]> {
    const rows = await present.query<Witnessed>(
      `SELECT seq, xact, what, id::text AS id, "column", before, after, body FROM "Witnessed" WHERE seq > $1 ORDER BY seq`,
      [this.#seen],
    );
    this.#seen = rows.at(-1)?.seq ?? this.#seen;
    return rows;
  }
}
