import { describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { addCapability } from "./add-capability.ts";
import { changeAgent } from "./change-agent.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, waiting } from "./changing-for-tests.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import type { readRequest } from "./read-request.ts";
import { requestChanges } from "./request-changes.ts";
import { resubmitRequest } from "./resubmit-request.ts";

const { world, people, approved } = changing();

const sendBack = (request: string) =>
  requestChanges(world.as(people.security), { request, reason: "Not everything, please." });
const decisionOf = ({ decisions }: Awaited<ReturnType<typeof readRequest>>, slot: string) =>
  decisions.find((one) => one.slot === slot && one.voidedAt === null);

describe("R59: a change that was sent back is asked for again", () => {
  test("with other wishes: the same request, shown beside what was reviewed, and what was decided of it is asked anew", async () => {
    const { agent, on, system } = await approved();
    const asked = waiting(
      await changeCapability(world.as(people.owner), { ...on, tools: ["look", "note", "mail"], action: "pay" }),
    );
    await decideRequest(world.as(people.desk), {
      request: asked.id,
      slot: `system:${system.slug}`,
      decision: "approve",
      reason: "Fine",
    });
    await sendBack(asked.id);
    const again = await resubmitRequest(world.as(people.owner), { request: asked.id, action: "write" });
    expect(again).toMatchObject({
      id: asked.id,
      state: "open",
      outcome: null,
      proposal: { widened: ["tools"], fields: { tools: ["look", "note", "mail"] } },
    });
    expect(again.title).toContain("(tools)");
    expect(Object.fromEntries(again.parts.map(({ part, since }) => [part, since]))).toEqual({
      reach: "changed",
      autonomy: "unchanged",
      purpose: "unchanged",
      tier: "changed",
    });
    const reach = again.parts.find(({ part }) => part === "reach");
    expect(reach?.differences).toEqual([
      { field: "was", before: { action: "write", tools: ["look", "note"] }, after: { tools: ["look", "note"] } },
      { field: "action", before: "pay", after: "write" },
    ]);
    expect(decisionOf(again, `system:${system.slug}`)?.decision).toBeNull();
    expect(again.decisions.find(({ voidedAt }) => voidedAt !== null)).toMatchObject({ decision: "approve" });
    // Whoever asks for it as its business owner has thereby said yes, as at the first time.
    expect(decisionOf(again, "business_owner")).toMatchObject({ decision: "approve" });
    const entries = await evidenceOf(asked.id);
    expect(entries.at(-1)).toMatchObject({
      type: "request.decided",
      payload: { slot: "business_owner", decision: "approve" },
    });
    const asksThemselves = await present.query(
      `SELECT key FROM "Notice" WHERE "personId" = $1::uuid AND href = $2 AND kind = 'decision-asked' AND "readAt" IS NULL`,
      [people.owner.id, `/requests/${asked.id}`],
    );
    expect(asksThemselves).toEqual([]);
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["request.changes_requested", "request.resubmitted", "request.reconsidered"]),
    );
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await readCapability(world.admin, on)).toMatchObject({ tools: ["look", "note", "mail"], action: "write" });
  });

  test("as it was: what was decided stands, and only what is missing is asked", async () => {
    const { on, system } = await approved();
    const asked = waiting(await changeCapability(world.as(people.owner), { ...on, action: "pay" }));
    const slot = `system:${system.slug}`;
    await decideRequest(world.as(people.desk), { request: asked.id, slot, decision: "approve", reason: "Fine" });
    await sendBack(asked.id);
    const again = await resubmitRequest(world.as(people.owner), { request: asked.id });
    expect(decisionOf(again, slot)?.decision).toBe("approve");
    for (const { part, since } of again.parts) expect([part, since]).toEqual([part, "unchanged"]);
    expect(again.waitsFor).toContain("scope");
  });

  test("where the submitter's own yes is the last that is missing, they give it themselves, and it applies", async () => {
    const { agent, on, system } = await approved();
    const { id: request } = waiting(await changeCapability(world.as(people.owner), { ...on, tools: ["look", "mail"] }));
    await editAgent(world.admin, { agent: agent.slug, purpose: "Another than was decided about" });
    const yes = (person: typeof people.owner, slot: string) =>
      decideRequest(world.as(person), { request, slot, decision: "approve", reason: "Fine" });
    await yes(people.security, "scope");
    await yes(people.desk, `system:${system.slug}`);
    await sendBack(request);
    const again = await resubmitRequest(world.as(people.owner), { request });
    expect(again).toMatchObject({ state: "open", waitsFor: ["business_owner"] });
    expect((await yes(people.owner, "business_owner")).state).toBe("approved");
    expect(await readCapability(world.admin, on)).toMatchObject({ tools: ["look", "mail"] });
  });

  test("what reaches no further any more applies at once; where nothing is left to ask, nothing is asked or written", async () => {
    const { on } = await approved();
    const asked = waiting(
      await changeCapability(world.as(people.owner), { ...on, action: "pay", dataClassification: "restricted" }),
    );
    await sendBack(asked.id);
    await resubmitRequest(world.as(people.owner), { request: asked.id, dataClassification: "internal" });
    expect(await readCapability(world.admin, on)).toMatchObject({ dataClassification: "internal", action: "write" });
    await sendBack(asked.id);
    await world.refused(
      () => resubmitRequest(world.as(people.owner), { request: asked.id, action: "read", tools: [] }),
      { rule: "nothing-widens" },
    );
  });

  test("an agent's own reach: fewer delegates than at first", async () => {
    const { agent } = await approved();
    const asked = waiting(
      await changeAgent(world.as(people.owner), {
        agent: agent.slug,
        delegatesTo: ["scout", "pilot"],
      }),
    );
    await sendBack(asked.id);
    await resubmitRequest(world.as(people.owner), { request: asked.id, delegatesTo: ["scout"] });
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await readAgent(world.admin, { agent: agent.slug })).toMatchObject({
      delegatesTo: [{ slug: "scout" }],
    });
  });

  test("a new capability is stated anew while it waits, and its grant is asked for again", async () => {
    const { agent, system } = await approved();
    const until = (days: number) => iso(world.now + days * DAY);
    const asked = waiting(
      await addCapability(world.as(people.owner), {
        agent: agent.slug,
        name: "Note",
        action: "write",
        system: system.slug,
        grant: { reason: "Pilot", endsAt: until(30) },
      }),
    );
    const on = { agent: agent.slug, capability: asked.capability?.slug ?? "" };
    await sendBack(asked.id);
    const again = await resubmitRequest(world.as(people.owner), {
      request: asked.id,
      tools: ["note"],
      grant: { reason: "Pilot", endsAt: until(10) },
    });
    expect(again.proposal).toMatchObject({ what: "capability.create", widened: ["grant"] });
    expect(await readCapability(world.admin, on)).toMatchObject({ state: "pending", tools: ["note"], grant: null });
    await approveAll(world, again);
    expect(await readCapability(world.admin, on)).toMatchObject({
      state: "live",
      tools: ["note"],
      grant: { endsAt: until(10) },
    });
  });
});

describe("refused, and nothing is left behind", () => {
  test("while it is open, by who did not ask, of a stale version, for a registration, and what the change cannot say", async () => {
    const { agent, on } = await approved();
    const asked = waiting(await changeCapability(world.as(people.owner), { ...on, action: "pay" }));
    const again = (person = people.owner, more: object = {}) =>
      resubmitRequest(world.as(person), { request: asked.id, ...more });
    await world.refused(() => again(), { kind: "conflict" });
    await sendBack(asked.id);
    await world.refused(() => again(people.detector), { rule: "request.withdraw" });
    await world.refused(() => again(people.owner, { version: 99 }), { kind: "stale" });
    await world.refused(() => again(people.owner, { autonomy: "suggests" }), { errors: [{ path: "autonomy" }] });
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, action: "pay" }), {
      rule: "already-asked",
    });
    const [registration] = (await listRequests(world.admin, { agent: agent.slug, kind: "registration" })).data;
    await world.refused(() => resubmitRequest(world.admin, { request: registration?.id ?? "" }), { kind: "conflict" });
  });

  test("what another request asks for meanwhile", async () => {
    const { on } = await approved();
    const tools = ["look", "note", "mail"];
    const asked = waiting(await changeCapability(world.as(people.owner), { ...on, tools }));
    await sendBack(asked.id);
    await changeCapability(world.as(people.owner), { ...on, action: "pay" });
    await world.refused(() => resubmitRequest(world.as(people.owner), { request: asked.id, action: "execute" }), {
      rule: "already-asked",
    });
    expect((await resubmitRequest(world.as(people.owner), { request: asked.id })).state).toBe("open");
  });

  test("R56: broader authority without bounds, also when it is asked for again", async () => {
    const { on } = await approved();
    const asked = waiting(await changeCapability(world.as(people.owner), { ...on, tools: ["look", "note", "mail"] }));
    await sendBack(asked.id);
    await world.refused(() => resubmitRequest(world.as(people.owner), { request: asked.id, bounds: null }), {
      rule: "authority-unbounded",
    });
  });
});
