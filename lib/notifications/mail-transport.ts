import { createTransport, type Transporter } from "nodemailer";
import type { MailSettings } from "#lib/platform/configuration.ts";

/** How long a mail server may keep us waiting. Milliseconds. */
const PATIENCE = 15_000;

/** The way to the mail server, for one run: open until it is closed. Files and addresses in a mail are never followed. */
export const mailTransport = (settings: MailSettings): Transporter =>
  createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === "tls",
    requireTLS: settings.security === "starttls",
    ignoreTLS: settings.security === "none",
    ...(settings.user === undefined ? {} : { auth: { user: settings.user, pass: settings.password ?? "" } }),
    pool: true,
    maxConnections: 1,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
