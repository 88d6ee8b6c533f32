import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { readJobsState } from "#lib/jobs/read-jobs-state.ts";
import type { Notice } from "#lib/notifications/core/notice.ts";
import { configuration, type MailSettings } from "#lib/platform/configuration.ts";
import { DAY, fixedClock, type Instant, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { seatSentence } from "#lib/registry/core/seat-strip.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listAgents } from "#lib/registry/list-agents.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { discardMail } from "./discard-mail.ts";
import { editNoticeSettings } from "./edit-notice-settings.ts";
import { listMails } from "./list-mails.ts";
import { countNotices, listNotices } from "./list-notices.ts";
import { markNoticesRead } from "./mark-notices-read.ts";
import { notify } from "./notify.ts";
import { readNoticeSettings } from "./read-notice-settings.ts";
import { resendMails } from "./resend-mails.ts";
import { sendMail } from "./send-mail.ts";
import { stopAddress, stopSecret } from "./stop-link.ts";

const received: Email[] = [];
/** What the server says to the next mails: null takes them. */
let refusal: { code: number; message: string } | null = null;
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
let settings: MailSettings;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  settings = {
    host: "127.0.0.1",
    port,
    security: "none",
    user: undefined,
    password: undefined,
    from: "Answerable <answerable@example.com>",
  };
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(async () => {
  // What an earlier test left waiting is none of this one's.
  await sendMail(fixedClock(Date.UTC(2030, 0, 1)), settings);
  received.length = 0;
  refusal = null;
});

let keys = 0;
const tell = (world: World, personId: string, more: Partial<Notice> = {}) =>
  writing(world.now, (tx) =>
    notify(
      tx,
      {
        personId,
        kind: "gap-assigned",
        key: `test ${++keys}`,
        title: "A gap is assigned to you",
        text: "Nobody answers for detecting misuse of ‘Refund’.",
        href: "/gaps/1",
        dueAt: null,
        ...more,
      },
      world.now,
    ),
  );
const send = (at: Instant) => sendMail(fixedClock(at), settings);
const headerOf = (mail: Email | undefined, name: string) =>
  mail?.headers.find(({ key }) => key === name.toLowerCase())?.value;

describe("a mail", () => {
  test("tells the notice plainly and as HTML, with real links, and says how to end such mails", async () => {
    const world = new World();
    const person = await world.person("Mira");
    await tell(world, person.id, { title: "You <b>& only you</b>", dueAt: Date.UTC(2026, 2, 9) });
    await send(world.now);
    const [mail] = received;
    expect(received).toHaveLength(1);
    expect(mail).toMatchObject({
      from: { name: "Answerable", address: "answerable@example.com" },
      to: [{ name: person.name, address: person.email }],
      subject: "You <b>& only you</b>",
    });
    const { publicUrl } = configuration();
    expect(mail?.text).toContain(`${publicUrl}/gaps/1`);
    expect(mail?.text).toContain("Due 9 March 2026.");
    expect(mail?.html).toContain(`href="${publicUrl}/gaps/1"`);
    expect(mail?.html).toContain("You &#60;b&#62;&#38; only you&#60;/b&#62;");
    expect(mail?.html).not.toMatch(/<img|<link|url\(|@import/i);
    expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
    expect(headerOf(mail, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(mail?.text).toContain(
      `${publicUrl}/stop-mails#${stopSecret({ personId: person.id, kind: "gap-assigned" })}`,
    );
    expect(headerOf(mail, "List-Unsubscribe")).toBe(`<${stopAddress({ personId: person.id, kind: "gap-assigned" })}>`);
    await send(world.now + 60_000);
    expect(received).toHaveLength(1);
  });

  test("says how the seats of the agent, or of the gap's capability, stand as it leaves", async () => {
    const world = new World();
    const [mira, otto] = [await world.person("Mira"), await world.person("Otto")];
    const agent = await world.statedAgent("Desk");
    const system = await world.system("Ledger");
    const capability = await world.capability(agent, "Pay", { action: "pay", system: system.slug });
    await world.assign(agent, "provisioner", mira);
    await submitAgent(world.admin, { agent: agent.id });
    const gap = (await listGaps(world.admin, { agent: agent.slug, role: "responder" })).data[0];
    const ofAgent = (await listAgents(world.admin, { q: agent.name })).data[0]?.seats ?? "";
    await present.query(`UPDATE "Notice" SET mail = 'none' WHERE "mailId" IS NULL RETURNING id::text`);
    await tell(world, otto.id, { kind: "role-named", href: `/agents/${agent.slug}?section=people` });
    await tell(world, otto.id, { kind: "gap-assigned", href: `/gaps/${gap?.id}` });
    await tell(world, otto.id, { kind: "hand-over-asked", href: `/people/${mira.id}/hand-over` });
    await send(world.now);
    const textOf = (about: string) => received.find(({ text }) => text?.includes(about))?.text?.replaceAll("\n", " ");
    expect(gap?.capability?.id).toBe(capability.id);
    expect(textOf("?section=people")).toContain(`Its seats: ${seatSentence(ofAgent)}.`);
    expect(textOf(`/gaps/${gap?.id}`)).toContain(`Its seats: ${seatSentence(gap?.seats ?? "")}.`);
    expect(received.find(({ html }) => html?.includes("?section=people"))?.html).toContain(seatSentence(ofAgent));
    expect(textOf("/hand-over")).not.toContain("Its seats");
  });

  test("gathers what was told together of one kind, and never goes to who left", async () => {
    const world = new World();
    const [many, gone] = [await world.person(), await world.person()];
    for (let n = 0; n < 60; n++) await tell(world, many.id, { title: `Gap number ${n}` });
    await tell(world, gone.id);
    await editPerson(world.admin, { person: gone.id, status: "left" });
    await send(world.now);
    expect(received.map(({ subject }) => subject)).toEqual(["60 notices: A gap is assigned to you"]);
    expect(received[0]?.text).toContain("10 more notices wait in the console.");
  });

  test.each([
    ["a line break and a header", "Hello\r\nBcc: evil@example.com\r\n\r\n<script>"],
    ["a unicode line break", "Hello\u2028Bcc: evil@example.com"],
    ["ten thousand letters", "x".repeat(10_000)],
    ["a bell and an escape", "Hello\u0007\u001b[31m"],
  ])("whose subject would hold %s holds one short line", async (_, title) => {
    const world = new World();
    const person = await world.person("Mira");
    await tell(world, person.id, { title });
    await send(world.now);
    const [mail] = received;
    expect(mail?.subject?.length).toBeLessThanOrEqual(140);
    expect(mail?.subject).not.toMatch(/[\r\n\u2028\0]/);
    expect(headerOf(mail, "Bcc")).toBeUndefined();
    expect(mail?.to).toHaveLength(1);
    expect(mail?.html).not.toContain("<script>");
  });

  test("that was sent and not noted, because its worker was killed, is sent again with the same Message-ID", async () => {
    const world = new World();
    const person = await world.person();
    await tell(world, person.id);
    await send(world.now);
    // What the database says after such an end: the mail still waits.
    await present.query(`UPDATE "Mail" SET "sentAt" = NULL, "nextAt" = "createdAt" WHERE "personId" = $1::uuid`, [
      person.id,
    ]);
    await send(world.now);
    expect(received).toHaveLength(2);
    expect(received[0]?.messageId).toBe(received[1]?.messageId);
    expect(received[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@[\w.-]+>$/);
  });

  test("of two workers at once is sent by one", async () => {
    const world = new World();
    for (let n = 0; n < 12; n++) await tell(world, (await world.person()).id);
    await Promise.all([send(world.now), send(world.now), send(world.now)]);
    expect(received).toHaveLength(12);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(12);
  });

  test("that is refused for now is tried again, later and later; one that is refused for good is given up", async () => {
    const world = new World();
    const [busy, unknown] = [await world.person(), await world.person()];
    await tell(world, busy.id);
    refusal = { code: 451, message: "Try again later" };
    await send(world.now);
    refusal = null;
    await send(world.now + 59_000);
    expect(received).toHaveLength(0);
    await send(world.now + 60_000);
    expect(received).toHaveLength(1);

    await tell(world, unknown.id);
    refusal = { code: 550, message: "No such mailbox" };
    await send(world.now);
    refusal = null;
    await send(world.now + 30 * DAY);
    expect(received).toHaveLength(1);
    const [kept] = await present.query<{ failed: boolean; error: string }>(
      `SELECT "failedAt" IS NOT NULL AS failed, "lastError" AS error FROM "Mail" WHERE "personId" = $1::uuid`,
      [unknown.id],
    );
    expect(kept).toMatchObject({ failed: true, error: expect.stringContaining("No such mailbox") });
  });

  test("that was given up is listed with why; an admin, and nobody else, sends it again, with evidence", async () => {
    const world = new World();
    const [mira, tom, gone] = [await world.person("Mira"), await world.person("Tom"), await world.person("Gone")];
    for (const { id } of [mira, tom, gone]) await tell(world, id);
    refusal = { code: 550, message: "No such mailbox" };
    await send(world.now);
    refusal = null;
    const given = await listMails(world.admin, { state: "failed" });
    const mailOf = (person: { id: string }) => given.data.find((mail) => mail.person.id === person.id)?.id ?? "";
    expect(given.data.find(({ person }) => person.id === mira.id)).toMatchObject({
      state: "failed",
      kind: "gap-assigned",
      notices: 1,
      attempts: 1,
      failedAt: iso(world.now),
      lastError: expect.stringContaining("No such mailbox"),
    });
    for (const role of ["security", "compliance", "member", "auditor"] as const) {
      await world.refused(() => resendMails(world.token(role), {}), { kind: "forbidden" });
      await expect(listMails(world.token(role), {})).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await resendMails(world.admin, { mails: [mailOf(mira)] })).toEqual({ resent: 1 });
    await world.refused(() => resendMails(world.admin, { mails: [mailOf(mira)] }), { rule: "mail-gone" });
    await send(world.now);
    expect(received.map(({ to }) => to?.[0]?.address)).toEqual([mira.email]);
    expect(received[0]?.messageId).toContain(mailOf(mira));
    expect((await listEvidence(world.admin, { type: "mail.*", subject: mailOf(mira) })).data).toMatchObject([
      { type: "mail.resent", subject: { name: `Mail to ${mira.name}` } },
    ]);

    // All that are left at once; who has left since gets none.
    await editPerson(world.admin, { person: gone.id, status: "left" });
    const { resent } = await resendMails(world.admin, {});
    expect(resent).toBeGreaterThanOrEqual(2);
    received.length = 0;
    await send(world.now);
    const reached = received.map(({ to }) => to?.[0]?.address);
    expect(reached).toContain(tom.email);
    expect(reached).not.toContain(gone.email);
    expect((await listMails(world.admin, { state: "failed" })).total).toBe(0);
    expect(await resendMails(world.admin, {})).toEqual({ resent: 0 });
  });

  test("that was given up is set aside by an admin, and nobody else, with a reason; it is kept, and not sent with the others", async () => {
    const world = new World();
    const [mira, tom] = [await world.person("Mira"), await world.person("Tom")];
    for (const { id } of [mira, tom]) await tell(world, id);
    refusal = { code: 550, message: "No such mailbox" };
    await send(world.now);
    refusal = null;
    const listed = async (state: "failed" | "discarded") =>
      (await listMails(world.admin, { state, limit: 200 })).data.filter(({ person }) =>
        [mira.id, tom.id].includes(person.id),
      );
    const mail = (await listed("failed")).find(({ person }) => person.id === mira.id)?.id ?? "";
    const reason = "Her mailbox is closed.";
    for (const role of ["security", "compliance", "member", "auditor"] as const)
      await world.refused(() => discardMail(world.token(role), { mail, reason }), { rule: "job.manage" });
    await world.refused(() => discardMail(world.admin, { mail, reason: " " }), { errors: [{ path: "reason" }] });
    const failedBefore = (await readJobsState(world.admin, {})).mail.failed;
    await discardMail(world.admin, { mail, reason });
    expect((await readJobsState(world.admin, {})).mail.failed).toBe(failedBefore - 1);
    expect((await listed("failed")).map(({ person }) => person.id)).toEqual([tom.id]);
    expect(await listed("discarded")).toMatchObject([
      {
        id: mail,
        state: "discarded",
        failedAt: iso(world.now),
        lastError: expect.stringContaining("No such mailbox"),
        discarded: { at: iso(world.now), by: world.admin.actor.name, why: reason },
      },
    ]);
    expect((await listEvidence(world.admin, { type: "mail.*", subject: mail })).data).toMatchObject([
      { type: "mail.discarded", subject: { name: `Mail to ${mira.name}` }, payload: { why: reason } },
    ]);
    for (const gone of [mail, "no-such-mail"])
      await world.refused(() => discardMail(world.admin, { mail: gone, reason }), { rule: "mail-gone" });

    // All again are all but this one; named, it starts afresh like any other.
    await resendMails(world.admin, {});
    await send(world.now);
    expect(received.map(({ to }) => to?.[0]?.address)).not.toContain(mira.email);
    expect(await resendMails(world.admin, { mails: [mail] })).toEqual({ resent: 1 });
    await send(world.now);
    expect(received.map(({ to }) => to?.[0]?.address)).toContain(mira.email);
    expect(await listed("discarded")).toEqual([]);
  });

  test("waits while the server is away, and leaves when it is back", async () => {
    const world = new World();
    await tell(world, (await world.person()).id);
    await sendMail(fixedClock(world.now), { ...settings, port: 1 });
    expect(received).toHaveLength(0);
    await send(world.now + DAY);
    expect(received).toHaveLength(1);
  });

  test("is not kept for later where no mail server is set up: what was told then is not sent in a heap", async () => {
    const world = new World();
    const person = await world.person();
    await tell(world, person.id);
    await sendMail(fixedClock(world.now), undefined);
    await send(world.now);
    expect(received).toHaveLength(0);
    expect((await listNotices(world.as(person), {})).total).toBe(1);
  });
});

describe("the daily mail", () => {
  test("comes once a day at the person's hour in their time zone, with everything that waited", async () => {
    const world = new World(Date.UTC(2026, 2, 2, 3));
    const person = await world.person();
    await editNoticeSettings(world.as(person), {
      mail: { "gap-assigned": "daily", "role-named": "daily" },
      digestHour: 7,
      timeZone: "Europe/Berlin",
    });
    await tell(world, person.id, { title: "First" });
    await tell(world, person.id, { kind: "role-named", title: "Second" });
    await send(Date.UTC(2026, 2, 2, 5, 59));
    expect(received).toHaveLength(0);
    await send(Date.UTC(2026, 2, 2, 6));
    await send(Date.UTC(2026, 2, 2, 7));
    expect(received.map(({ subject }) => subject)).toEqual(["Answerable today: 2 notices"]);
    await tell(world, person.id, { title: "Third" });
    await send(Date.UTC(2026, 2, 2, 22));
    expect(received).toHaveLength(1);
    // In summer seven in Berlin is five in UTC.
    await send(Date.UTC(2026, 3, 2, 5));
    expect(received).toHaveLength(2);
    expect(received[1]?.text).toContain("Third");
  });
});

describe("choosing", () => {
  test("is the person's own, refuses what is none, and is evidence", async () => {
    const world = new World();
    const person = await world.person();
    const me = world.as(person);
    expect(await readNoticeSettings(me, {})).toMatchObject({
      mail: { "role-named": "at_once", "gap-assigned": "at_once" },
      digestHour: 8,
      timeZone: "UTC",
      mailConfigured: false,
    });
    await tell(world, person.id);
    await editNoticeSettings(me, { mail: { "gap-assigned": "none" } });
    await tell(world, person.id);
    await send(world.now);
    expect(received).toHaveLength(0);
    expect((await evidenceOf(person.id)).map(({ type }) => type)).toEqual(["person.created", "noticeSettings.changed"]);
    await world.refused(() => editNoticeSettings(me, { timeZone: "Middle/Earth" }), { errors: [{ path: "timeZone" }] });
    await world.refused(() => editNoticeSettings(me, { mail: { "gap-assigned": "often" as "daily" } }), {
      errors: [{ path: "mail.gap-assigned" }],
    });
    await world.refused(() => editNoticeSettings(me, { mail: { boredom: "daily" } }), { kind: "invalid" });
    await world.refused(() => editNoticeSettings(world.token("member"), { digestHour: 3 }), {
      rule: "stands-for-nobody",
    });
  });
});

describe("reading", () => {
  test("shows each their own notices, and counts and marks them", async () => {
    const world = new World();
    const [me, other] = [await world.person(), await world.person()];
    for (const title of ["One", "Two", "Three"]) await tell(world, me.id, { title });
    await tell(world, other.id, { title: "Not mine" });
    const list = await listNotices(world.as(me), {});
    expect(list.data.map(({ title }) => title).sort()).toEqual(["One", "Three", "Two"]);
    expect((await listNotices(world.token("admin"), {})).total).toBe(0);
    expect((await listNotices(world.admin, {})).total).toBe(0);
    const [others] = (await listNotices(world.as(other), {})).data;
    expect(await markNoticesRead(world.as(me), { notices: [others?.id ?? ""] })).toEqual({ unread: 3 });
    expect(await markNoticesRead(world.as(me), { notices: [list.data[0]?.id ?? ""] })).toEqual({ unread: 2 });
    expect((await listNotices(world.as(me), { state: "unread" })).total).toBe(2);
    await writing(world.now, async () => {});
    world.pass(1);
    await tell(world, me.id, { title: "Came later" });
    expect(await markNoticesRead(world.as(me), { until: iso(world.now - DAY) })).toEqual({
      unread: 1,
    });
    expect(await countNotices(world.as(other), {})).toEqual({ unread: 1 });
  });
});
