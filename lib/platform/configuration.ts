import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

const webAddress = z
  .url({ protocol: /^https?$/, error: "must be a web address such as https://answerable.example.com" })
  .transform((address) => address.replace(/\/+$/, ""));

const databaseAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address such as postgresql://user:password@host:5432/database",
});

const settings = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: webAddress.optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_OWNER_URL: databaseAddress.optional(),
  DATABASE_CONNECTIONS: wholeNumber(1, 500).default(10),
  WORKER: z.enum(["on", "off"], "must be on or off").default("on"),
  WORKER_CONCURRENCY: wholeNumber(1, 64).default(4),
  AUTH_SECRET: z.string().min(32, "must be at least 32 characters long").optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: wholeNumber(1, 65535).default(587),
  SMTP_SECURITY: z.enum(["starttls", "tls", "none"], "must be starttls, tls or none").default("starttls"),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must be an address such as Answerable <answerable@example.com>",
    )
    .optional(),
  WEBHOOK_ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((names) =>
      names
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug")
    .default("info"),
});

/** The names of all settings, as the environment and `.env` spell them. */
export const settingNames = Object.keys(settings.shape);

/** What the installation was told, checked. */
export type Configuration = Readonly<{
  port: number;
  host: string;
  /** The address people use, without a slash at its end. */
  publicUrl: string;
  dataDirectory: string;
  /** The application's own connection; absent: the embedded server. */
  databaseUrl: string | undefined;
  /** The owner's connection, for migrations alone. */
  databaseOwnerUrl: string | undefined;
  databaseConnections: number;
  worker: boolean;
  workerConcurrency: number;
  authSecret: string | undefined;
  oidc: Readonly<{ issuer: string; clientId: string; clientSecret: string; name: string }> | undefined;
  /** Where mail is handed over; absent: nothing is mailed. */
  mail: MailSettings | undefined;
  /** Hosts, perhaps with a port, that webhooks may reach although their addresses are private. */
  webhookAllowedHosts: readonly string[];
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
}>;

/** The mail server, and who the mails are from. */
export type MailSettings = Readonly<{
  host: string;
  port: number;
  security: "starttls" | "tls" | "none";
  user: string | undefined;
  password: string | undefined;
  from: string;
}>;

/** A setting that cannot be used. The message names each one, what it holds and what it must be. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment. An empty value counts as not set.
 * @throws ConfigurationError that names every setting at fault
 */
export function parseConfiguration(environment: Environment): Configuration {
  const given = Object.fromEntries(settingNames.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues
        .map(({ path: [name], message }) => `${String(name)} ${message}${shown(String(name), given[String(name)])}.`)
        .join("\n"),
    );
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    dataDirectory: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    worker: values.WORKER === "on",
    workerConcurrency: values.WORKER_CONCURRENCY,
    authSecret: values.AUTH_SECRET,
    oidc: oidcOf(values),
    mail: mailOf(values),
    webhookAllowedHosts: values.WEBHOOK_ALLOWED_HOSTS,
    logLevel: values.LOG_LEVEL,
  };
}

/** What was given, for the message, but never a secret. */
function shown(name: string, value: string | undefined): string {
  return value === undefined || /SECRET|PASSWORD|DATABASE/.test(name) ? "" : `, and is '${value}'`;
}

function oidcOf(values: z.infer<typeof settings>): Configuration["oidc"] {
  const parts = {
    OIDC_ISSUER: values.OIDC_ISSUER,
    OIDC_CLIENT_ID: values.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: values.OIDC_CLIENT_SECRET,
  };
  const missing = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(parts).length) return undefined;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = parts;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new ConfigurationError(`Sign-in through a provider also needs ${missing.join(" and ")}.`);
  }
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME };
}

function mailOf(values: z.infer<typeof settings>): Configuration["mail"] {
  const { SMTP_HOST: host, MAIL_FROM: from, SMTP_USER: user, SMTP_PASSWORD: password } = values;
  if (host === undefined && from === undefined) return undefined;
  if (host === undefined || from === undefined)
    throw new ConfigurationError(`Mail also needs ${host === undefined ? "SMTP_HOST" : "MAIL_FROM"}.`);
  if (password !== undefined && user === undefined) throw new ConfigurationError("SMTP_PASSWORD also needs SMTP_USER.");
  return { host, port: values.SMTP_PORT, security: values.SMTP_SECURITY, user, password, from };
}

/**
 * Adds what the file `.env` says to the environment, where that says nothing itself. No file: nothing happens.
 * @throws ConfigurationError for a name that is no setting, with the nearest one
 */
export function addEnvironmentFile(file: string, environment: Record<string, string | undefined>): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return;
  }
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (!settingNames.includes(name)) {
      const near = settingNames.find((known) => distance(known, name) <= 2);
      throw new ConfigurationError(
        `${file}: ${name} is no setting of Answerable${near ? `; is ${near} meant?` : ". The file .env.example names them all."}`,
      );
    }
    environment[name] ??= value;
  }
}

/** How many letters must be added, removed or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const row = [i + 1];
    for (const [j, letterThere] of [...other].entries()) {
      row.push(
        Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (letter === letterThere ? 0 : 1)),
      );
    }
    above = row;
  }
  return above[other.length] ?? 0;
}

let current: Configuration | undefined;

/** The configuration of this process, read from its environment once. */
export function configuration(): Configuration {
  current ??= parseConfiguration(process.env);
  return current;
}
