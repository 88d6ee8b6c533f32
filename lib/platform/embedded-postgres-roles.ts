import pg from "pg";

/** The names of the embedded server's two roles and its database. */
export const ownerRole = "answerable_owner";
export const applicationRole = "answerable";
export const databaseName = "answerable";

/** The passwords of the server's superuser and of the two roles. */
export type ServerPasswords = Readonly<{ postgres: string; owner: string; application: string }>;

/** The address of a database on the embedded server, for one of its roles. */
export function embeddedUrl(
  port: number,
  role: "postgres" | "owner" | "application",
  passwords: ServerPasswords,
  database = databaseName,
): string {
  const user = { postgres: "postgres", owner: ownerRole, application: applicationRole }[role];
  return `postgresql://${user}:${encodeURIComponent(passwords[role])}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes what a server needs before any migration: the role that owns the tables, the role that the application works
 * as (which may read and write rows where a migration grants it, and nothing else), and the database. Each only if it
 * is missing, so it repairs a first start that was cut short.
 */
export async function ensureRolesAndDatabase(
  port: number,
  passwords: ServerPasswords,
  database = databaseName,
): Promise<void> {
  const server = new pg.Client({ connectionString: embeddedUrl(port, "postgres", passwords, "postgres") });
  await server.connect();
  try {
    for (const [role, password] of [
      [ownerRole, passwords.owner],
      [applicationRole, passwords.application],
    ] as const) {
      const { rowCount } = await server.query("select from pg_roles where rolname = $1", [role]);
      if (!rowCount) await server.query(`create role ${role} login password ${server.escapeLiteral(password)}`);
    }
    await createDatabase(server, database);
  } finally {
    await server.end();
  }
}

/**
 * Makes a database that the owner owns and in which the application may keep its job queue, unless it exists: empty, or
 * a copy of `template`. Its files are copied, not its pages written anew, which takes a quarter of the time.
 */
export async function createDatabase(server: pg.Client, database: string, template?: string): Promise<void> {
  const name = server.escapeIdentifier(database);
  const { rowCount } = await server.query("select from pg_database where datname = $1", [database]);
  if (!rowCount) {
    const copied = template ? ` template ${server.escapeIdentifier(template)} strategy file_copy` : "";
    await server.query(`create database ${name} owner ${ownerRole}${copied}`);
  }
  await server.query(`revoke all on database ${name} from public`);
  await server.query(`grant connect, create, temporary on database ${name} to ${applicationRole}`);
}

/** Drops the database that a superuser's address names and makes it again, empty. Nobody may be connected to it. */
export async function makeDatabaseAnew(superuserUrl: string): Promise<void> {
  const address = new URL(superuserUrl);
  const database = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  const server = new pg.Client({ connectionString: address.href });
  await server.connect();
  try {
    await server.query(`drop database ${server.escapeIdentifier(database)}`);
    await createDatabase(server, database);
  } finally {
    await server.end();
  }
}
