import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import "#lib/boot.ts";
import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { platformRoles } from "#lib/registry/core/vocabulary.ts";
import { listEvidence, readEvidence } from "#lib/reports/list-evidence.ts";
import { systemContext } from "#lib/verbs/context.ts";
import type { Actor } from "./core/actor.ts";
import { mayReadEntry } from "./core/sign-in-evidence.ts";
import { createToken } from "./create-token.ts";
import { invitePerson } from "./invite-person.ts";
import { contextOf, somebody } from "./people-for-tests.ts";
import { startSession } from "./start-session.ts";

const NOW = Date.UTC(2026, 2, 1);
const system = () => systemContext("test", fixedClock(NOW));
let people: { id: string; email: string }[] = [];

beforeAll(async () => {
  people = [await somebody(), await somebody(), await somebody()];
  for (const { id, email } of people) {
    await invitePerson(system(), { person: id });
    await startSession(await contextOf(email, NOW), { person: id, means: "password" });
  }
  await createToken(system(), { name: "nightly", role: "auditor" });
  await present.query(
    `INSERT INTO "Evidence" (at, "actorKind", "actorName", type, "subjectKind", "subjectId", "subjectName", "correlationId", payload, hash)
     SELECT $1::timestamptz, 'system', 'test', t, 'person', $2::uuid, 'x', 'c', '{}', t
     FROM unnest(ARRAY['agent.created', 'sessions', 'person.edited', 'person.invited', 'password', 'tokens.x', 'account.linked', 'noticeSettings.changed', 'calendarFeed.created', 'job.retried', 'mail.resent']) t`,
    [iso(NOW), people[0]?.id],
  );
});

describe("evidence of signing in", () => {
  test("a list holds exactly the entries that may be read one by one, whoever asks", async () => {
    const everything = (await listEvidence(system(), { limit: 200 })).data;
    expect(everything.length).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...platformRoles], { minLength: 1 }),
        fc.constantFrom(0, 1, 2, null),
        fc.option(fc.subarray(["evidence.read", "evidence.readSignIns"]), { nil: null }),
        async (roles, who, cut) => {
          const personId = who === null ? null : (people[who]?.id ?? null);
          const scopes = who !== null || cut === null ? null : ["evidence.read", ...cut];
          const actor: Actor = {
            kind: who === null ? "token" : "person",
            id: personId,
            name: "x",
            personId,
            roles,
            scopes,
          };
          const context = { ...system(), actor };
          const listed = (await listEvidence(context, { limit: 200 })).data.map(({ sequence }) => sequence);
          const readable = everything.filter(({ type, subject }) =>
            mayReadEntry(actor, { type, subjectId: subject.id }),
          );
          expect(listed).toEqual(readable.map(({ sequence }) => sequence));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("members read their own sign-ins and nobody else's; who watches over access reads all", async () => {
    const [mira, other] = people;
    const subjects = async (roles: Actor["roles"], type: string) => {
      const context = await contextOf(mira?.email ?? "", NOW);
      const { data } = await listEvidence({ ...context, actor: { ...context.actor, roles } }, { type });
      return new Set(data.map(({ subject }) => subject.id));
    };
    expect(await subjects(["member"], "session.started")).toEqual(new Set([mira?.id]));
    expect((await subjects(["auditor"], "session.started")).size).toBe(3);
    expect(await subjects(["member"], "token.*")).toEqual(new Set());
    expect((await subjects(["security"], "token.*")).size).toBe(1);
    // How a colleague is told, and what a job or a mail failed with, is not for everybody either.
    const own = await contextOf(other?.email ?? "", NOW);
    for (const type of ["noticeSettings.changed", "calendarFeed.created", "job.retried", "mail.resent"])
      expect((await listEvidence({ ...own, actor: { ...own.actor, roles: ["member"] } }, { type })).total).toBe(0);
    expect(await subjects(["member"], "noticeSettings.changed")).toEqual(new Set([mira?.id]));
    const [entry] = (await listEvidence(system(), { type: "session.started", subject: other?.id })).data;
    await expect(
      readEvidence(await contextOf(mira?.email ?? "", NOW), { sequence: entry?.sequence ?? "" }),
    ).rejects.toMatchObject({ kind: "missing" });
  });
});
