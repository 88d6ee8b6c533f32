import { describe, expect, test } from "vitest";
import { readJobsState } from "#lib/jobs/read-jobs-state.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { listEvidence } from "#lib/reports/list-evidence.ts";
import { discardMail } from "./discard-mail.ts";
import { listMails } from "./list-mails.ts";
import { mailServer } from "./mail-server-for-tests.ts";
import { resendMails } from "./resend-mails.ts";
import { tell } from "./tell-for-tests.ts";

const { received, refuse, takeAgain, send } = mailServer();

describe("a mail", () => {
  test("that was given up is listed with why; an admin, and nobody else, sends it again, with evidence", async () => {
    const world = new World();
    const [mira, tom, gone] = [await world.person("Mira"), await world.person("Tom"), await world.person("Gone")];
    for (const { id } of [mira, tom, gone]) await tell(world, id);
    refuse(550, "No such mailbox");
    await send(world.now);
    takeAgain();
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
    refuse(550, "No such mailbox");
    await send(world.now);
    takeAgain();
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
});
