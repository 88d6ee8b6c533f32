import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { embeddedUrl } from "#lib/platform/embedded-postgres-roles.ts";
import { runningOn } from "../../scripts/launcher/data-directory.ts";
import { freePort } from "../../scripts/launcher/ports.ts";
import { secretsOf } from "../../scripts/launcher/secrets.ts";
import { expect, testApart as test } from "../fixtures.ts";
import { Launched, temporaryDataDirectory } from "../launched.ts";

test.setTimeout(300_000);

/** What the two receivers say from now on: they refuse what comes, or take it. */
let refuses = true;
const posted: { id: string; entry: string }[] = [];
const mailed: string[] = [];

const hooks = createServer(async (request: IncomingMessage, response) => {
  const body = await text(request);
  if (!refuses) posted.push({ id: String(request.headers["webhook-id"]), entry: JSON.parse(body).type });
  response.writeHead(refuses ? 503 : 204).end();
});
const mails = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: ({ address }, _session, done) => {
    if (!refuses) mailed.push(address);
    // The server's last word: nothing is tried again by itself.
    done(refuses ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null);
  },
  onData(stream, _session, done) {
    stream.resume().on("end", () => done());
  },
});

let data: ReturnType<typeof temporaryDataDirectory>;
let application: Launched;
let database: pg.Client;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await new Promise<void>((resolve) => hooks.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => mails.listen(0, "127.0.0.1", resolve));
  data = temporaryDataDirectory();
  application = await Launched.start("start", await freePort(), data.path, {
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String((mails.server.address() as AddressInfo).port),
    SMTP_SECURITY: "none",
    MAIL_FROM: "Answerable <answerable@example.com>",
    WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
  });
  const port = runningOn(data.path)?.database?.port;
  if (port === undefined) throw new Error(`It is not running:\n${application.said}`);
  database = new pg.Client({ connectionString: embeddedUrl(port, "application", secretsOf(data.path).passwords) });
  await database.connect();
});
test.afterAll(async () => {
  await database?.end();
  await application?.stop();
  data?.remove();
  hooks.close();
  await new Promise<void>((resolve) => mails.close(resolve));
});

const post = async (page: Page, path: string, body: object) => {
  const answer = await page.request.post(`${application.address}/api/v1${path}`, {
    data: body,
    headers: { origin: application.address },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};

/** Reads the page until something stands on it: what a worker does in the minute is not told to it. */
const until = (page: Page, name: RegExp, count: number) =>
  expect
    .poll(
      async () => {
        await page.reload();
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        return page.getByRole("button", { name }).count();
      },
      { timeout: 150_000, intervals: [2_000] },
    )
    .toBe(count);

/** As if two days of attempts had passed for what was refused once: the next one is the last. */
const nextIsTheLast = () =>
  database.query(
    `UPDATE "WebhookDelivery" SET attempts = 8, "nextAt" = now() WHERE "deliveredAt" IS NULL AND "deadAt" IS NULL AND attempts BETWEEN 1 AND 7`,
  );

/** Sets one aside, with the reason. */
async function setAside(page: Page, button: RegExp, why: string, expectAccessible: () => Promise<void>) {
  await page.getByRole("button", { name: button }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill(why);
  await expectAccessible();
  await dialog.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test("R82: an admin sees what a webhook and a mail server did not take, sends one again, and sets one aside", async ({
  page,
  expectAccessible,
}) => {
  await page.goto(/http:\S+first-admin#\S+/.exec(application.said)?.[0] ?? "");
  await page.getByLabel("Name").fill("Ada Admin");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Password").fill("seven quiet ledgers");
  await page.getByRole("button", { name: "Become the admin" }).click();
  await expect(page.getByRole("region", { name: /^First steps/ })).toBeVisible();

  await test.step("a webhook that was given up", async () => {
    const { port } = hooks.address() as AddressInfo;
    const desk = await post(page, "/webhooks", {
      name: "Incident desk",
      url: `http://127.0.0.1:${port}/hook`,
      events: ["webhook.ended"],
    });
    for (let test = 0; test < 2; test++) await post(page, `/webhooks/${desk.id}/test`, {});
    await page.goto(`${application.address}/settings/webhooks`);
    await expect
      .poll(
        async () => {
          await nextIsTheLast();
          const { rows } = await database.query(`SELECT id FROM "WebhookDelivery" WHERE "deadAt" IS NOT NULL`);
          return rows.length;
        },
        { timeout: 200_000, intervals: [2_000] },
      )
      .toBe(2);
    await until(page, /^Send again: entry /, 2);
    const dead = page.getByRole("region", { name: /^Dead letters of Incident desk/ });
    await expect(dead.getByText("It answered 503.").first()).toBeVisible();
    await expectAccessible();

    await setAside(page, /^Discard: entry /, "Only a test.", expectAccessible);
    const aside = page.getByRole("region", { name: /^Discarded for Incident desk/ });
    await expect(aside.getByText(/Discarded by Ada Admin .*: Only a test\./)).toBeVisible();
    await expect(dead.getByRole("button", { name: /^Send again/ })).toHaveCount(1);
    await expectAccessible();

    refuses = false;
    await dead.getByRole("button", { name: "Send all 1 again" }).click();
    await expect(dead).toHaveCount(0);
    await expect.poll(() => posted.length, { timeout: 90_000 }).toBe(1);
    await aside.getByRole("button", { name: /^Send after all: entry / }).click();
    await expect(aside).toHaveCount(0);
    await expect.poll(() => posted.length, { timeout: 90_000 }).toBe(2);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(2);
    expect(posted.map(({ entry }) => entry)).toEqual(["webhook.tested", "webhook.tested"]);
  });

  await test.step("a mail that was given up", async () => {
    refuses = true;
    const agent = await post(page, "/agents", { name: "Refunds" });
    for (const name of ["otto", "mira"]) {
      const person = await post(page, "/people", { name, email: `${name}@example.com` });
      await post(page, `/agents/${agent.slug}/assignments`, { role: "business_owner", person: person.email });
    }
    await page.goto(`${application.address}/settings/jobs`);
    await until(page, /^Send again: mail to /, 2);
    const failed = page.getByRole("region", { name: /^Mails that were given up/ });
    await expect(failed.getByText(/No such mailbox/).first()).toBeVisible();
    await expectAccessible();

    await setAside(page, /^Discard: mail to otto/, "He has another address.", expectAccessible);
    const aside = page.getByRole("region", { name: /^Discarded mails/ });
    await expect(aside.getByText(/Discarded by Ada Admin .*: He has another address\./)).toBeVisible();
    await expect(failed.getByRole("button", { name: /^Send again: / })).toHaveCount(1);
    await expectAccessible();

    refuses = false;
    await failed.getByRole("button", { name: "Send again: mail to mira" }).click();
    await expect(failed).toHaveCount(0);
    await expect.poll(() => mailed, { timeout: 90_000 }).toEqual(["mira@example.com"]);
    await aside.getByRole("button", { name: "Send after all: mail to otto" }).click();
    await expect(aside).toHaveCount(0);
    await expect.poll(() => mailed, { timeout: 90_000 }).toEqual(["mira@example.com", "otto@example.com"]);
  });
});
