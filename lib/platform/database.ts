import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "#lib/platform/prisma/client.ts";
import { type Instant, iso } from "./core/clock.ts";
import { PLANNED_ONCE, PlanNames } from "./core/plan-names.ts";

/** Anything that answers SQL: the pool, a reading connection, a transaction. Rows come as plain objects. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A transaction of a command: Prisma's typed models, and SQL on the same connection. */
export interface Transaction extends Queryable {
  readonly models: Omit<Prisma.TransactionClient, "$queryRaw" | "$executeRaw">;
}

interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
}

// The same for every connection: each has its own plans under them.
const planNames = new PlanNames();

/** True where a plan is of a table that a migration changed since; all are made anew under other names. */
function planIsOld(error: unknown): boolean {
  const old = sqlState(error) === "0A000" && /cached plan/.test(String((error as Error).message));
  if (old) planNames.renew();
  return old;
}

async function againIfOld<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!planIsOld(error)) throw error;
    return read();
  }
}

/** A read as the driver takes it: named where its text asks for it. */
const readOf = (text: string, values: readonly unknown[]): pg.QueryConfig => {
  const name = text.startsWith(PLANNED_ONCE) ? planNames.nameOf(text, values) : undefined;
  return { text, values: values as unknown[], ...(name === undefined ? {} : { name }) };
};

// One per process, also when Next's development server loads this module again.
const kept = globalThis as typeof globalThis & { answerableDatabase?: Database };

function database(): Database {
  if (kept.answerableDatabase) return kept.answerableDatabase;
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString)
    throw new Error("DATABASE_URL is not set: start through `npm start`, `npm run demo` or a script.");
  const pool = new pg.Pool({
    connectionString,
    max: Number(process.env.DATABASE_CONNECTIONS ?? 10),
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // A lost connection is dropped by the pool; the request that held it fails by itself and becomes a 503.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const prisma = new PrismaClient({
    // Without a name a statement is not kept; the type does not say that there may be none.
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql, args }) => planNames.nameOf(sql, args) as string }),
  });
  kept.answerableDatabase = { pool, prisma };
  return kept.answerableDatabase;
}

/** SQL outside a transaction, for hot reads of the present. One statement, one connection, no ceremony. */
export const present: Queryable = {
  async query<Row extends object>(text: string, values: readonly unknown[] = []) {
    const read = async () => (await database().pool.query<Row & pg.QueryResultRow>(readOf(text, values))).rows;
    return againIfOld(read);
  },
};

const onClient = (client: pg.PoolClient): Queryable => ({
  async query<Row extends object>(text: string, values: readonly unknown[] = []) {
    return (await client.query<Row & pg.QueryResultRow>(readOf(text, values))).rows;
  },
});

/**
 * Reads the registry in one consistent, read-only snapshot: as it is, or as it stood at `asOf`. The SQL is the same
 * for both, because tables are named without their schema and `past` has views of the same names.
 */
export async function reading<T>(asOf: Instant | null, read: (queryable: Queryable) => Promise<T>): Promise<T> {
  return againIfOld(() => readingOnce(asOf, read));
}

/** How long one statement of a read may take: whoever waits longer has given up, and others need the connection. */
const LONGEST_READ = "2min";

async function readingOnce<T>(asOf: Instant | null, read: (queryable: Queryable) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '${LONGEST_READ}'`,
    );
    if (asOf !== null) {
      await client.query("SET LOCAL search_path = past, public");
      await client.query("SELECT set_config('answerable.as_of', $1, true)", [iso(asOf)]);
    }
    const answer = await read(onClient(client));
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** How long one command may hold its transaction; imports and seeds ask for more. Milliseconds. */
const USUAL_TIMEOUT = 30_000;

/**
 * One read-write transaction at the given instant: triggers stamp versions with it, so that a fake clock, a seed and a
 * live write all keep the same kind of past. Tried again when the database asks for it (deadlock, serialization).
 */
export async function writing<T>(
  now: Instant,
  write: (tx: Transaction) => Promise<T>,
  { timeout = USUAL_TIMEOUT }: { timeout?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().prisma.$transaction(
        async (models) => {
          const tx: Transaction = {
            models,
            query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
              models.$queryRawUnsafe<Row[]>(text, ...values),
          };
          await tx.query("SELECT set_config('answerable.now', $1, true)", [iso(now)]);
          return await write(tx);
        },
        { timeout, maxWait: 10_000 },
      );
    } catch (error) {
      const again = ["40001", "40P01"].includes(sqlState(error) ?? "") || planIsOld(error);
      if (attempt >= 4 || !again) throw error;
    }
  }
}

/** The SQLSTATE behind an error of pg or of Prisma, null when it has none. */
export function sqlState(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const meta = error.meta as
      | { driverAdapterError?: { cause?: { originalCode?: string } }; code?: string }
      | undefined;
    const original = meta?.driverAdapterError?.cause?.originalCode ?? meta?.code;
    if (original) return original;
    if (error.code === "P2002") return "23505";
    if (error.code === "P2003") return "23503";
    if (error.code === "P2034") return "40001";
    return null;
  }
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** The name of the constraint that refused, when one did. */
export function constraintName(error: unknown): string | null {
  const own = (error as { constraint?: unknown } | null)?.constraint;
  if (typeof own === "string") return own;
  const text =
    error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta ?? "")}` : "";
  return /constraint\W{1,4}(\w+)/.exec(text)?.[1] ?? null;
}

const LOST_STATES = ["57P01", "57P02", "57P03", "08000", "08001", "08003", "08006", "53300"];
const LOST_CODES = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
];

/** True when the database could not be reached or went away: the caller may simply ask again. */
export function isDatabaseAway(error: unknown): boolean {
  if (LOST_STATES.includes(sqlState(error) ?? "")) return true;
  const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === "string" && LOST_CODES.includes(code)) return true;
  if (
    typeof message === "string" &&
    /Connection terminated|timeout exceeded when trying to connect|the database system is|server closed the connection|Can't reach database/i.test(
      message,
    )
  )
    return true;
  return cause !== undefined && cause !== error && isDatabaseAway(cause);
}

/** Ends all connections; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = kept.answerableDatabase;
  delete kept.answerableDatabase;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
