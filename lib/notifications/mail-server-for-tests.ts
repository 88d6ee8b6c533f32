import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { MailSettings } from "#lib/platform/configuration.ts";
import { fixedClock, type Instant } from "#lib/platform/core/clock.ts";
import { sendMail } from "./send-mail.ts";

/**
 * A mail server of the test file's own, from before its first test until after its last: what it received since the test
 * began, and what it says to the next mails.
 */
export function mailServer() {
  const received: Email[] = [];
  let refusal: { code: number; message: string } | null = null;
  let port = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) => {
      done(refusal === null ? null : Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    async onData(stream, _session, done) {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      received.push(await PostalMime.parse(Buffer.concat(parts)));
      done();
    },
  });
  const settings = (): MailSettings => ({
    host: "127.0.0.1",
    port,
    security: "none",
    user: undefined,
    password: undefined,
    from: "Answerable <answerable@example.com>",
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  beforeEach(async () => {
    // What an earlier test left waiting is none of this one's.
    await sendMail(fixedClock(Date.UTC(2030, 0, 1)), settings());
    received.length = 0;
    refusal = null;
  });

  return {
    received,
    settings,
    /** From now on each mail is refused with this code of SMTP; `takeAgain` ends that. */
    refuse(code: number, message: string) {
      refusal = { code, message };
    },
    takeAgain() {
      refusal = null;
    },
    send: (at: Instant) => sendMail(fixedClock(at), settings()),
  };
}

/** The header of that name, in whatever case the mail writes it. */
export const headerOf = (mail: Email | undefined, name: string) =>
  mail?.headers.find(({ key }) => key === name.toLowerCase())?.value;
