import { describe, expect, test } from "vitest";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import type { Notice } from "#lib/notifications/core/notice.ts";
import { present, writing } from "#lib/platform/database.ts";
import { acceptAssignment } from "#lib/registry/accept-assignment.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { notify } from "./notify.ts";

const noticesOf = (personId: string) =>
  present.query<{ kind: string; key: string; title: string; text: string; href: string; mail: string; read: boolean }>(
    `SELECT kind, key, title, text, href, mail, "readAt" IS NOT NULL AS read FROM "Notice" WHERE "personId" = $1::uuid ORDER BY id`,
    [personId],
  );

const about = (personId: string, more: Partial<Notice> = {}): Notice => ({
  personId,
  kind: "gap-assigned",
  key: "the same",
  title: "A gap is assigned to you",
  text: "Close it.",
  href: "/gaps",
  dueAt: null,
  ...more,
});

describe("a notice", () => {
  test("is told once per person and key, also by ten transactions at the same time", async () => {
    const world = new World();
    const [one, other] = [await world.person(), await world.person()];
    const told = await Promise.all(
      Array.from({ length: 10 }, () => writing(world.now, (tx) => notify(tx, about(one.id), world.now))),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await writing(world.now, (tx) => notify(tx, about(other.id), world.now))).toBe(true);
    expect(await writing(world.now, (tx) => notify(tx, about(one.id, { key: "another" }), world.now))).toBe(true);
    expect((await noticesOf(one.id)).map(({ key }) => key)).toEqual(["the same", "another"]);
  });

  test("is not told when what it tells of is rolled back", async () => {
    const world = new World();
    const person = await world.person();
    await expect(
      writing(world.now, async (tx) => {
        await notify(tx, about(person.id), world.now);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await noticesOf(person.id)).toEqual([]);
  });

  test.each(["https://evil.example", "//evil.example", "gaps", ""])("never leads to '%s'", async (href) => {
    const world = new World();
    const person = await world.person();
    await expect(writing(world.now, (tx) => notify(tx, about(person.id, { href }), world.now))).rejects.toThrow(
      "leads to a page",
    );
  });
});

describe("who is named in a role", () => {
  test("R9: is told by whom and for what, until they have answered; who names themselves is not", async () => {
    const world = new World();
    const [owner, responder] = [await world.person("Owner"), await world.person("Responder")];
    const agent = await world.agent("Desk");
    const capability = await world.capability(agent, "Refund");
    const assignment = await world.name(agent, "responder", responder, { capability: capability.slug });
    const [notice] = await noticesOf(responder.id);
    expect(notice).toMatchObject({
      kind: "role-named",
      title: `You are named responder for ‘${capability.name}’ of ${agent.name}`,
      href: `/agents/${agent.slug}?section=people`,
      mail: "at_once",
      read: false,
    });
    expect(notice?.text).toContain("world named you responder");
    await acceptAssignment(world.as(responder), { assignment: assignment.id });
    expect(await noticesOf(responder.id)).toMatchObject([{ read: true, mail: "none" }]);

    const own = await world.agent("Own", {}, world.as(owner));
    expect(own.name).toContain("Own");
    expect(await noticesOf(owner.id)).toEqual([]);
  });
});

describe("whom a gap is assigned to", () => {
  test("R46: is told what is so, what closes it and until when; who takes it themselves is not", async () => {
    const world = new World();
    const [closer, taker] = [await world.person("Closer"), await world.person("Taker")];
    const agent = await world.statedAgent("Desk");
    const owner = await world.person("Owner");
    await world.assign(agent, "business_owner", owner);
    await world.capability(agent, "Look", { action: "read", system: (await world.system()).slug });
    await submitAgent(world.as(owner), { agent: agent.id });
    const [gap] = (await listGaps(world.admin, { agent: agent.id })).data;
    await assignGap(world.admin, { gap: gap?.id ?? "", assignee: closer.id });
    const [notice] = await noticesOf(closer.id);
    expect(notice).toMatchObject({ kind: "gap-assigned", href: `/gaps/${gap?.id}`, read: false });
    expect(notice?.text).toContain(gap?.sentence);
    expect(notice?.text).toContain(gap?.fix);
    await assignGap(world.admin, { gap: gap?.id ?? "", assignee: null });
    await assignGap(world.as(taker), { gap: gap?.id ?? "", assignee: taker.id });
    expect(await noticesOf(taker.id)).toEqual([]);
  });
});
