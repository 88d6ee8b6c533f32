import { describe, expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editCapability } from "#lib/registry/edit-capability.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { addCapability } from "./add-capability.ts";
import { changeAgent } from "./change-agent.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, type Person, waiting } from "./changing-for-tests.ts";
import { isWaiting } from "./core/waiting.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import { submitAgent } from "./submit-agent.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const { world, people, approved } = changing();

const capabilityNow = (on: { agent: string; capability: string }) => readCapability(world.admin, on);
describe("R59: what widens waits", () => {
  test("a new capability is pending, counts for nothing, and goes live when everybody who is asked said yes", async () => {
    const { agent, system } = await approved();
    const tier = (await readAgent(world.admin, { agent: agent.slug })).riskTier;
    const asked = waiting(
      await addCapability(world.as(people.owner), {
        agent: agent.slug,
        name: "Pay",
        action: "pay",
        system: system.slug,
      }),
    );
    expect((await evidenceOf(asked.id)).map(({ type }) => type)).toEqual(["request.opened"]);
    const on = { agent: agent.slug, capability: asked.capability?.slug ?? "" };
    expect(await capabilityNow(on)).toMatchObject({ state: "pending", approvedAt: null });
    expect((await readAgent(world.admin, { agent: agent.slug })).riskTier).toBe(tier);
    expect(asked.decisions.map(({ slot }) => slot)).toEqual([
      "business_owner",
      "scope",
      `system:${system.slug}`,
      "residual_risk",
    ]);
    const done = await approveAll(world, await requestOf(world, agent, "change"));
    expect(done.state).toBe("approved");
    expect(await capabilityNow(on)).toMatchObject({ state: "live", approvedAt: iso(world.now) });
    expect((await evidenceOf((await capabilityNow(on)).id)).map(({ type }) => type)).toEqual([
      "capability.created",
      "capability.approved",
    ]);
  });

  test("a new capability with a grant is no grant alone: whoever decides about what it is decides first", async () => {
    const { agent, system } = await approved();
    const asked = waiting(
      await addCapability(world.as(people.owner), {
        agent: agent.slug,
        name: "Note",
        action: "write",
        system: system.slug,
        grant: { reason: "Pilot", endsAt: iso(world.now + 30 * DAY) },
      }),
    );
    expect(asked.title).toBe(`Widen ${agent.name}: Note (grant)`);
    expect(asked.decisions.map(({ slot }) => slot)).toEqual([
      "business_owner",
      "scope",
      `system:${system.slug}`,
      "approver",
      "provisioner",
    ]);
    expect(asked.decisions.at(-1)?.after).toEqual(["business_owner", "scope", `system:${system.slug}`, "approver"]);
  });

  test("one that is turned down or withdrawn was never live: it ends", async () => {
    for (const how of ["reject", "withdraw"] as const) {
      const { agent, system } = await approved();
      const asked = waiting(
        await addCapability(world.as(people.owner), {
          agent: agent.slug,
          name: "Pay",
          action: "pay",
          system: system.slug,
        }),
      );
      if (how === "reject")
        await decideRequest(world.as(people.security), {
          request: asked.id,
          slot: "scope",
          decision: "reject",
          reason: "No",
        });
      else await withdrawRequest(world.as(people.owner), { request: asked.id });
      expect((await capabilityNow({ agent: agent.slug, capability: asked.capability?.slug ?? "" })).state).toBe(
        "ended",
      );
    }
  });

  test("a wider action, tool, class or bound waits and applies once approved; until then nothing changes", async () => {
    const { agent, on } = await approved();
    const request = waiting(
      await changeCapability(world.as(people.owner), {
        ...on,
        tools: ["look", "note", "mail"],
        dataClassification: "restricted",
      }),
    );
    expect(request).toMatchObject({
      kind: "change",
      state: "open",
      proposal: { widened: ["tools", "dataClassification"] },
    });
    expect((await evidenceOf(request.id)).map(({ type }) => type)).toEqual(["request.opened"]);
    expect(await capabilityNow(on)).toMatchObject({ tools: ["look", "note"], dataClassification: "confidential" });
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await capabilityNow(on)).toMatchObject({
      tools: ["look", "note", "mail"],
      dataClassification: "restricted",
    });
  });

  test("one that narrows applies at once, and both are in the evidence", async () => {
    const { on } = await approved();
    const answer = await changeCapability(world.as(people.owner), {
      ...on,
      tools: ["look"],
      dataClassification: "internal",
    });
    expect(isWaiting(answer)).toBe(false);
    const capability = await capabilityNow(on);
    expect(capability).toMatchObject({ tools: ["look"], dataClassification: "internal" });
    expect((await evidenceOf(capability.id)).at(-1)?.type).toBe("capability.edited");
  });

  test("a mixed edit is split: what narrows applies, what widens waits, of a list as well", async () => {
    const { agent, on } = await approved();
    waiting(
      await changeCapability(world.as(people.owner), {
        ...on,
        tools: ["look", "mail"],
        dataClassification: "internal",
        monitoring: "Daily",
      }),
    );
    expect(await capabilityNow(on)).toMatchObject({
      tools: ["look"],
      dataClassification: "internal",
      monitoring: "Daily",
    });
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await capabilityNow(on)).toMatchObject({ tools: ["look", "mail"] });
  });

  test("more autonomy and a new delegate wait; less of either, prompt and model show at once", async () => {
    const { agent } = await approved("write");
    await editAgentControl(world.admin, {
      agent: agent.slug,
      control: "MON-01",
      owner: people.detector.email,
      status: "tested",
    });
    const say = (more: object) => changeAgent(world.as(people.owner), { agent: agent.slug, ...more } as never);
    const asked = waiting(
      await say({
        autonomy: "acts_within_bounds",
        autonomyReason: "Nobody is there at night",
        model: "Other",
        delegatesTo: ["scout"],
      }),
    );
    const now = () => readAgent(world.admin, { agent: agent.slug });
    expect(await now()).toMatchObject({ autonomy: "acts_with_approval", model: "Other", delegatesTo: [] });
    expect(asked.decisions.map(({ slot }) => slot)).toContain("oversight");
    expect((await evidenceOf(asked.id)).map(({ type }) => type)).toEqual(["request.opened"]);
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await now()).toMatchObject({
      autonomy: "acts_within_bounds",
      autonomyReason: "Nobody is there at night",
      delegatesTo: [{ slug: "scout" }],
    });
    expect(isWaiting(await say({ autonomy: "suggests", delegatesTo: [] }))).toBe(false);
    expect(await now()).toMatchObject({ autonomy: "suggests", delegatesTo: [] });
  });

  test("in a draft and in a submission it applies: the registration's request shows it", async () => {
    const agent = await world.statedAgent("Draft", {}, world.as(people.owner));
    const system = await world.system("Desk", { owner: people.desk.email });
    const add = (name: string) =>
      addCapability(world.admin, { agent: agent.slug, name, action: "read", system: system.slug });
    expect(await add("One")).toMatchObject({ state: "live" });
    await world.assign(agent, "business_owner", people.owner);
    await submitAgent(world.as(people.owner), { agent: agent.slug });
    expect(await add("Two")).toMatchObject({ state: "live" });
    expect((await listRequests(world.admin, { agent: agent.slug, kind: "change" })).total).toBe(0);
  });
});

describe("R57: a change that lifts the tier asks who carries the risk that remains", () => {
  /** A new way to pay, which its system owner asks for; the business owner has accepted what remains. */
  async function accepted() {
    const { agent, system } = await approved();
    const asked = waiting(
      await addCapability(world.as(people.system), {
        agent: agent.slug,
        name: "Pay",
        action: "pay",
        system: system.slug,
      }),
    );
    const accept = () =>
      decideRequest(world.as(people.owner), {
        request: asked.id,
        slot: "residual_risk",
        decision: "approve",
        reason: "I carry it",
      });
    const risk = async () => (await readAgent(world.admin, { agent: agent.slug })).residualRisk;
    return { agent, asked, accept, risk };
  }

  test("it is accepted when the change is carried out, as of the decision, and not before", async () => {
    const { agent, asked, accept, risk } = await accepted();
    await accept();
    const at = iso(world.now);
    expect(await risk()).toMatchObject({ acceptedBy: null, acceptedAt: null });
    world.pass(1);
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await risk()).toMatchObject({ acceptedBy: { id: people.owner.id }, acceptedAt: at });
    expect((await evidenceOf(agent.id)).map(({ type }) => type)).toContain("agent.risk_accepted");
    expect(asked.parts.map(({ part }) => part)).toEqual(["reach", "autonomy", "purpose", "tier", "risk"]);
  });

  test.each(["reject", "withdraw", "void"] as const)("nobody has accepted it after %s", async (how) => {
    const { agent, asked, accept, risk } = await accepted();
    await accept();
    if (how === "reject")
      await decideRequest(world.as(people.security), {
        request: asked.id,
        slot: "scope",
        decision: "reject",
        reason: "No",
      });
    else if (how === "withdraw") await withdrawRequest(world.as(people.system), { request: asked.id });
    else {
      await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: "It may pay the wrong customer" } });
      expect((await requestOf(world, agent, "change")).waitsFor).toContain("residual_risk");
    }
    expect(await risk()).toMatchObject({ acceptedBy: null, acceptedAt: null });
  });

  test("nobody accepts what nobody has stated", async () => {
    const { agent, accept } = await accepted();
    await editAgent(world.admin, { agent: agent.slug, residualRisk: { statement: null } });
    await world.refused(accept, { rule: "risk-unstated" });
  });
});

describe("refused, and nothing is left behind", () => {
  test("the same widening asked for twice, and a stale edit", async () => {
    const { on } = await approved();
    await changeCapability(world.as(people.owner), { ...on, tools: ["look", "note", "mail"] });
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, tools: ["look", "note", "wipe"] }), {
      rule: "already-asked",
    });
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, version: 99, action: "pay" }), {
      kind: "stale",
    });
    await world.refused(() => changeCapability(world.as(people.detector), { ...on, action: "pay" }), {
      rule: "capability.edit",
    });
  });

  test("by the registry itself, whichever way the widening comes in", async () => {
    const { agent, on } = await approved();
    await world.refused(() => editCapability(world.admin, { ...on, action: "pay" }), { rule: "needs-approval" });
    await world.refused(() => editAgent(world.admin, { agent: agent.slug, autonomy: "acts_freely" }), {
      rule: "needs-approval",
    });
  });

  test("R56: broader authority without bounds and a tested detection control, naming both", async () => {
    const { agent, on } = await approved();
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, bounds: null }), {
      rule: "authority-unbounded",
      errors: [{ path: `capabilities.${on.capability}.bounds` }, { path: "controls.MON-01" }],
    });
    await world.refused(() => changeAgent(world.as(people.owner), { agent: agent.slug, autonomy: "acts_freely" }), {
      rule: "authority-unbounded",
      errors: [{ path: "controls.MON-01" }],
    });
  });
});

describe("R38 R39 R96: a grant is asked for, approved by the approver and made by the provisioner", () => {
  const until = (days: number) => iso(world.now + days * DAY);

  test("with a purpose and an end; it begins when it is made, and who made and approved it is who did", async () => {
    const { agent, on } = await approved("pay");
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, grant: { reason: "Refunds" } }), {
      errors: [{ path: "grant.endsAt" }],
    });
    await world.refused(() => changeCapability(world.as(people.owner), { ...on, grant: { endsAt: until(30) } }), {
      errors: [{ path: "grant.reason" }],
    });
    const asked = waiting(
      await changeCapability(world.as(people.provisioner), { ...on, grant: { reason: "Refunds", endsAt: until(30) } }),
    );
    expect(asked.decisions.map(({ slot, asked: who }) => [slot, who?.id])).toEqual([
      ["approver", people.approver.id],
      ["provisioner", people.provisioner.id],
    ]);
    const decide = (person: Person, slot: string) =>
      decideRequest(world.as(person), { request: asked.id, slot, decision: "approve", reason: "As asked" });
    await world.refused(() => decide(people.provisioner, "provisioner"), { rule: "not-yet" });
    await world.refused(() => decide(people.provisioner, "approver"), { rule: "own-request" });
    await decide(people.approver, "approver");
    expect((await capabilityNow(on)).grant).toBeNull();
    world.pass(1);
    await decide(people.provisioner, "provisioner");
    expect((await capabilityNow(on)).grant).toMatchObject({
      grantedBy: { id: people.provisioner.id },
      approvedBy: { id: people.approver.id },
      reason: "Refunds",
      startsAt: iso(world.now),
    });
    expect(await requestOf(world, agent, "change").catch(() => null)).toBeNull();
  });

  test("R41: whoever would clash is passed over when the grant is asked for", async () => {
    const { on } = await approved("pay");
    const asked = waiting(
      await changeCapability(world.as(people.approver, ["admin"]), {
        ...on,
        grant: { reason: "Refunds", endsAt: until(30) },
      }),
    );
    // The approver asked for it, so somebody else approves; nobody of the three roles does.
    expect(asked.decisions[0]).toMatchObject({ slot: "approver", asked: null, askedRole: "security" });
  });

  test("R96: past its end it counts as ended on every read, though no job has run", async () => {
    const { agent, on } = await approved();
    waiting(await changeCapability(world.as(people.owner), { ...on, grant: { reason: "Pilot", endsAt: until(2) } }));
    await approveAll(world, await requestOf(world, agent, "change"));
    const granted = async () => {
      const { capabilities } = await readAgent(world.admin, { agent: agent.slug });
      return capabilities?.[0]?.answers.find(({ question }) => question === "granted")?.answered;
    };
    expect(await granted()).toBe(true);
    world.pass(2);
    expect(await granted()).toBe(false);
    expect((await capabilityNow(on)).grant).toMatchObject({ ended: true });
  });
});
