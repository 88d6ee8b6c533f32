import { beforeAll, describe, expect, test } from "vitest";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { createCapability } from "./create-capability.ts";
import { editCapability } from "./edit-capability.ts";
import { listCapabilities, readCapability } from "./list-capabilities.ts";
import { endCapability, resumeCapability, suspendCapability } from "./move-capability.ts";
import { evidenceOf, World } from "./world-for-tests.ts";

const world = new World();
let pia: Awaited<ReturnType<World["person"]>>;
let adam: Awaited<ReturnType<World["person"]>>;

beforeAll(async () => {
  pia = await world.person("Pia");
  adam = await world.person("Adam");
});

describe("a capability", () => {
  test("R14 R61: keeps every field of the contract and explains its tier", async () => {
    const system = await world.system("Ledger", { kind: "payment" });
    const agent = await world.statedAgent("Payer");
    const capability = await createCapability(world.admin, {
      agent: agent.slug,
      name: "Pay out",
      action: "pay",
      system: system.slug,
      tools: ["refund"],
      dataClassification: "confidential",
      reversible: false,
      bounds: { amount: 100, currency: "EUR", perHour: 20 },
      monitoring: "Alert on more than 20 an hour",
      revocation: { path: "Remove the scope", expectedMinutes: 15 },
      playbookUrl: "https://wiki.example.com/refunds",
      grant: { grantedBy: pia.email, approvedBy: adam.id, reason: "Refunds", endsAt: "2026-05-01T00:00:00Z" },
    });
    expect(capability).toMatchObject({
      slug: "pay-out",
      system: { id: system.id },
      bounds: { amount: 100, currency: "EUR", perHour: 20 },
      revocation: { path: "Remove the scope", expectedMinutes: 15 },
      grant: {
        grantedBy: { id: pia.id },
        approvedBy: { id: adam.id },
        startsAt: iso(world.now),
        endsAt: "2026-05-01T00:00:00.000Z",
      },
      state: "live",
      approvedAt: null,
    });
    expect(await readCapability(world.admin, { agent: agent.slug, capability: "pay-out" })).toMatchObject({
      riskTier: "high",
      riskReason: expect.stringMatching(/^High/),
      strictSeparation: true,
      riskReasons: { points: expect.any(Number) },
    });
    const [created] = await evidenceOf(capability.id);
    expect(created?.payload.grant).toMatchObject({ grantedById: { id: pia.id, name: pia.name } });
  });

  test("R38: under strict separation one person does not make and approve a grant, in a draft either; an import is kept", async () => {
    const grant = { grantedBy: pia.email, approvedBy: pia.email, reason: "Needed" };
    const agent = await world.statedAgent();
    const pay = { action: "pay" as const, grant };
    await world.refused(() => world.capability(agent, "Pay", pay), {
      rule: "duties-clash",
      errors: [{ path: "grant.approvedBy" }],
    });
    // Below it one person may, and a tier that rises later finds them as they are.
    await world.capability(agent, "Look", { action: "read", grant });
    const two = await world.capability(agent, "Pay", { ...pay, grant: { ...grant, approvedBy: adam.email } });
    await world.refused(
      () => editCapability(world.admin, { agent: agent.slug, capability: two.slug, grant: { grantedBy: adam.email } }),
      { rule: "duties-clash" },
    );
    const kept = await createCapability(
      { ...world.admin, imported: true },
      { agent: agent.slug, name: "Pay as it was", ...pay },
    );
    expect(kept.grant).toMatchObject({ grantedBy: { id: pia.id }, approvedBy: { id: pia.id } });
  });

  test("R96: the end of a capability ends a grant too that begins at that very moment, or later", async () => {
    for (const ahead of [0, 1]) {
      const agent = await world.agent();
      const startsAt = world.now + ahead * DAY;
      const capability = await world.capability(agent, "Ends", {
        grant: { startsAt: iso(startsAt), endsAt: iso(startsAt + DAY) },
      });
      const ended = await endCapability(world.admin, { agent: agent.slug, capability: capability.slug });
      expect(ended.grant?.endsAt).toBe(iso(startsAt + 1));
    }
  });

  test("R120: a later start begins a new period of grant and ends the running one; both stay in the past", async () => {
    const agent = await world.agent();
    const { slug, id } = await world.capability(agent, "Granted", { grant: { grantedBy: pia.email, reason: "One" } });
    world.pass(10);
    const renewed = await editCapability(world.admin, {
      agent: agent.slug,
      capability: slug,
      grant: { grantedBy: adam.email, reason: "Two", startsAt: iso(world.now) },
    });
    expect(renewed.grant).toMatchObject({ grantedBy: { id: adam.id }, reason: "Two", approvedBy: null });
    const before = iso(world.now - 1000);
    expect(
      (await readCapability(world.admin, { agent: agent.slug, capability: slug, asOf: before })).grant,
    ).toMatchObject({ reason: "One", endsAt: null });
    world.pass(1);
    const ended = await editCapability(world.admin, { agent: agent.slug, capability: slug, grant: null });
    expect(ended.grant?.endsAt).toBe(iso(world.now));
    expect((await evidenceOf(id)).map(({ type }) => type)).toEqual([
      "capability.created",
      "capability.edited",
      "capability.edited",
    ]);
  });

  test("only what is named changes; null clears; the same again leaves no evidence and no new version", async () => {
    const agent = await world.agent();
    const { slug, id } = await world.capability(agent, "Named", {
      action: "write",
      bounds: "Small ones",
      reversible: true,
    });
    const edited = await editCapability(world.admin, { agent: agent.slug, capability: slug, bounds: null });
    expect(edited).toMatchObject({ bounds: null, action: "write", reversible: true, version: 2 });
    expect((await editCapability(world.admin, { agent: agent.slug, capability: slug, action: "write" })).version).toBe(
      2,
    );
    expect(await evidenceOf(id)).toHaveLength(2);
  });

  test.each([
    ["a wrong action", { action: "fly" }, "action"],
    ["an unknown system", { system: "nowhere" }, "system"],
    ["an unknown person in the grant", { grant: { approvedBy: "nobody@example.com" } }, "grant.approvedBy"],
    [
      "a grant that ends before it starts",
      { grant: { startsAt: "2026-02-02T00:00:00Z", endsAt: "2026-02-01T00:00:00Z" } },
      "grant.endsAt",
    ],
    ["an unknown member of the revocation", { revocation: { speed: 1 } }, "revocation.speed"],
    ["an address that is none", { playbookUrl: "javascript:alert(1)" }, "playbookUrl"],
    ["too many minutes", { revocation: { expectedMinutes: 99_999_999 } }, "revocation.expectedMinutes"],
    ["over-long text", { monitoring: "x".repeat(2001) }, "monitoring"],
  ])("refuses %s, naming the field, and writes nothing", async (_, said, path) => {
    const agent = await world.agent();
    await world.refused(() => createCapability(world.admin, { agent: agent.slug, name: "Bad", ...(said as object) }), {
      kind: "invalid",
      errors: [expect.objectContaining({ path })],
    });
  });

  test("refuses a stale version, a taken slug, and whoever holds no role on it", async () => {
    const agent = await world.agent();
    const { slug } = await world.capability(agent, "Kept");
    const edit = (context = world.admin, more = {}) =>
      editCapability(context, { agent: agent.slug, capability: slug, reversible: false, ...more });
    await world.refused(() => edit(world.admin, { version: 5 }), { kind: "stale" });
    await world.refused(() => edit(world.as(pia)), { kind: "forbidden", rule: "capability.edit" });
    await world.refused(() => createCapability(world.admin, { agent: agent.slug, name: "Twin", slug }), {
      kind: "conflict",
      errors: [{ path: "slug" }],
    });
    await world.assign(agent, "provisioner", pia, { capability: slug });
    expect(await edit(world.as(pia))).toMatchObject({ reversible: false });
  });

  test("R98: its own responder suspends it, security resumes it; an end closes the grant and is final", async () => {
    const agent = await world.agent();
    const { slug, id } = await world.capability(agent, "Contained", { grant: { reason: "x" } });
    await world.assign(agent, "responder", adam, { capability: slug });
    const name = { agent: agent.slug, capability: slug };
    await world.refused(() => suspendCapability(world.as(pia), name), { rule: "agent.contain" });
    expect(await suspendCapability(world.as(adam), name)).toMatchObject({ state: "suspended" });
    await world.refused(() => resumeCapability(world.as(adam), name), { rule: "agent.resume" });
    expect(await resumeCapability(world.token("security"), name)).toMatchObject({ state: "live" });
    world.pass(1);
    expect(await endCapability(world.admin, name)).toMatchObject({
      state: "ended",
      grant: { endsAt: iso(world.now) },
    });
    await world.refused(() => editCapability(world.admin, { ...name, action: "read" }), { rule: "capability-ended" });
    await world.refused(() => suspendCapability(world.admin, name), { rule: "impossible-event" });
    expect((await listCapabilities(world.admin, { agent: agent.slug })).total).toBe(0);
    expect((await listCapabilities(world.admin, { agent: agent.slug, state: "all" })).total).toBe(1);
    expect((await evidenceOf(id)).map(({ type, actorName }) => [type, actorName])).toEqual([
      ["capability.created", "world"],
      ["capability.suspended", adam.name],
      ["capability.resumed", "security token"],
      ["capability.ended", "world"],
    ]);
  });
});
