import { describe, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { createCapability } from "#lib/registry/create-capability.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { doStep, waiveStep } from "./do-step.ts";
import { listRetirements } from "./list-retirements.ts";
import { approveRetirement, refuseRetirement, withdrawRetirement } from "./move-retirement.ts";
import { proposeRetirements } from "./propose-retirements.ts";
import { readRetirement } from "./read-retirement.ts";
import { requestRetirement } from "./request-retirement.ts";
import { agentInUse, asked, doEverything, inState, started } from "./retiring-for-tests.ts";
import { runRetirements } from "./run-retirements.ts";
import { verifyRetirement } from "./verify-retirement.ts";

const typesOf = async (id: string) => (await evidenceOf(id)).map(({ type }) => type);
const stateOf = async (id: string) =>
  (await present.query<{ state: string }>(`SELECT state::text AS state FROM "Agent" WHERE id = $1::uuid`, [id]))[0]
    ?.state;

describe("R94 R99 R101: the way out of use", () => {
  test("asked, approved by somebody else, done step by step with proof, verified by other hands: nothing of it is live", async () => {
    const it = await agentInUse();
    const { world, people, agent, delegator, helper, source, pays, reads } = it;
    const waiting = await asked(it);
    expect(waiting).toMatchObject({ state: "requested", agentState: "active", steps: [] });
    expect(waiting.planned.map(({ kind }) => kind)).toEqual([
      "tell_unit",
      "tell_unit",
      "tell_customers",
      "end_delegation_from",
      "end_delegation_to",
      "revoke_grant",
      "revoke_grant",
      "revoke_credential",
      "hand_over_data",
      "close_controls",
      "archive_evidence",
    ]);
    const running = await approveRetirement(world.as(people.security), { retirement: waiting.id, reason: "Yes." });
    expect(running).toMatchObject({ state: "in_progress", agentState: "retiring", planned: [] });
    expect(running.steps.map(({ title, person }) => [title, person?.id])).toEqual([
      ["Tell Claims why, what to use instead, and whom to ask", people.owner.id],
      ["Tell Support why, what to use instead, and whom to ask", people.owner.id],
      ["Tell the customers who use it", people.owner.id],
      [`End the delegation from ${delegator.name}`, people.delegatorOwner.id],
      [`End the delegation to ${helper.name}`, people.system.id],
      [`Revoke ‘${reads.name}’`, people.provisioner.id],
      [`Revoke ‘${pays.name}’`, people.provisioner.id],
      ["Revoke its credential and close its identity", people.system.id],
      [`Hand over or delete what it keeps of ${source.name}`, people.system.id],
      ["Close the controls that are operated for it", people.security.id],
      ["Archive its evidence and documents", people.retirement.id],
    ]);
    expect(await typesOf(waiting.id)).toEqual(["retirement.requested", "retirement.approved", "retirement.started"]);

    const done = await doEverything(it, waiting.id);
    expect(done.open).toEqual([]);
    expect(done.progress).toEqual({ done: 11, total: 11 });
    for (const step of done.steps) {
      expect(step.doneBy?.id, step.title).toBe(step.person?.id);
      expect(step.doneAt).toBe(iso(world.now));
      expect(await typesOf(step.id)).toEqual([
        step.kind === "tell_customers" ? "retirement.step_waived" : "retirement.step_done",
      ]);
    }
    const between = await readAgent(world.admin, { agent: agent.slug });
    expect(between).toMatchObject({
      state: "retiring",
      delegatesTo: [],
      delegatedBy: [],
      dataSources: [],
      credential: { kind: "none" },
      workloadIdentity: agent.workloadIdentity,
    });
    expect(between.capabilities.map(({ state }) => state)).toEqual(["ended", "ended"]);
    expect((await readAgent(world.admin, { agent: delegator.slug })).delegatesTo).toEqual([]);
    const control = await present.query(
      `SELECT status::text AS status FROM "AgentControl" WHERE "agentId" = $1::uuid`,
      [agent.id],
    );
    expect(control).toEqual([{ status: "not_applicable" }]);

    const verifier = await world.person("Verifier", { platformRoles: ["security"] });
    const retired = await verifyRetirement(world.as(verifier, ["security"]), {
      retirement: waiting.id,
      reason: "Its key is dead.",
    });
    expect(retired).toMatchObject({
      state: "retired",
      agentState: "retired",
      verifiedBy: { id: verifier.id },
      verification: "Its key is dead.",
      retiredAt: iso(world.now),
    });
    expect(await stateOf(agent.id)).toBe("retired");
    expect((await listAssignments(world.admin, { agent: agent.slug })).total).toBe(0);
    expect((await listGaps(world.admin, { agent: agent.slug })).total).toBe(0);
    expect(await typesOf(waiting.id)).toEqual([
      "retirement.requested",
      "retirement.approved",
      "retirement.started",
      "retirement.verified",
      "retirement.retired",
    ]);
    // What it lent people for the steps is gone with it.
    await world.refused(() => editAgent(world.admin, { agent: agent.slug, purpose: "x" }), { rule: "agent-retired" });
    expect((await listRetirements(world.admin, { agent: agent.slug, state: "retired" })).total).toBe(1);
  });

  test("R99: verified by another holder of a role on it, who did none of its steps; not by who holds nothing there", async () => {
    const it = await agentInUse();
    const { world, agent } = it;
    const [second, stranger] = [await world.person("Second guard"), await world.person("Stranger")];
    await world.assign(agent, "security_owner", second);
    const { id } = await started(it);
    await doEverything(it, id);
    const verify = (by: typeof second) =>
      verifyRetirement(world.as(by), { retirement: id, reason: "Its key is dead." });
    await world.refused(() => verify(stranger), { kind: "forbidden", rule: "retirement.verify" });
    expect(await verify(second)).toMatchObject({ state: "retired", verifiedBy: { id: second.id } });
  });

  test("what became live while it was retiring gets a step, and stands against verifying until then", async () => {
    const it = await agentInUse();
    const { world, people, agent } = it;
    const { id } = await started(it);
    await doEverything(it, id);
    const added = await createCapability(world.admin, { agent: agent.slug, name: "One more", action: "read" });
    const verify = () =>
      verifyRetirement(world.as(it.people.security, ["security"]), { retirement: id, reason: "Sure." });
    expect((await readRetirement(world.admin, { retirement: id })).open).toEqual([`Revoke ‘${added.name}’`]);
    const somebody = await world.person("Somebody", { platformRoles: ["security"] });
    const apart = () => verifyRetirement(world.as(somebody, ["security"]), { retirement: id, reason: "Sure." });
    await world.refused(apart, { rule: "steps-open" });
    await runRetirements(fixedClock(world.now));
    await runRetirements(fixedClock(world.now));
    const { steps } = await readRetirement(world.admin, { retirement: id });
    expect(steps.filter(({ state }) => state === "open").map(({ title }) => title)).toEqual([`Revoke ‘${added.name}’`]);
    const [step] = steps.filter(({ state }) => state === "open");
    await doStep(world.as(people.provisioner), { retirement: id, step: step?.id ?? "", proof: "Removed." });
    // Something that was done and is so again stands against it too.
    await editAgent(world.admin, { agent: agent.slug, credential: { kind: "long_lived" } });
    await world.refused(apart, { rule: "steps-open" });
    await editAgent(world.admin, { agent: agent.slug, credential: { kind: "none" } });
    await world.refused(verify, { rule: "same-hands" });
    expect(await apart()).toMatchObject({ state: "retired" });
  });

  test("scheduled, it starts by the clock on its day and not before; the agent goes on until then", async () => {
    const it = await agentInUse();
    const { world, people, agent } = it;
    const { id } = await asked(it, { scheduledAt: iso(world.now + 10 * DAY) });
    expect(
      await approveRetirement(world.as(people.security), { retirement: id, reason: "In ten days." }),
    ).toMatchObject({
      state: "approved",
      agentState: "active",
    });
    world.pass(10);
    await runRetirements(fixedClock(world.now - 1));
    expect(await stateOf(agent.id)).toBe("active");
    await runRetirements(fixedClock(world.now));
    await runRetirements(fixedClock(world.now));
    expect(await readRetirement(world.admin, { retirement: id })).toMatchObject({
      state: "in_progress",
      agentState: "retiring",
    });
    expect(await typesOf(id)).toEqual(["retirement.requested", "retirement.approved", "retirement.started"]);
  });

  test("the clock proposes it once the end of its purpose has passed, once for each end", async () => {
    const it = await agentInUse();
    const { world, people, agent } = it;
    const endsAt = iso(world.now + DAY);
    expect(await editAgent(world.admin, { agent: agent.slug, endsAt })).toMatchObject({ endsAt });
    const proposals = async () =>
      (await listRetirements(world.admin, { agent: agent.slug, sort: "requestedAt" })).data.map(
        ({ state, reason, proposed }) => ({
          state,
          reason,
          proposed,
        }),
      );
    await proposeRetirements(fixedClock(world.now));
    expect(await proposals()).toEqual([]);
    world.pass(1);
    await proposeRetirements(fixedClock(world.now));
    await proposeRetirements(fixedClock(world.now));
    const proposed = { reason: "Its purpose ended on 3 March 2026.", proposed: true };
    expect(await proposals()).toEqual([{ ...proposed, state: "requested" }]);
    const [{ id } = { id: "" }] = (await listRetirements(world.admin, { agent: agent.slug })).data;
    await refuseRetirement(world.as(people.security), { retirement: id, reason: "Another month." });
    await proposeRetirements(fixedClock(world.now));
    expect(await proposals()).toHaveLength(1);
    await editAgent(world.admin, { agent: agent.slug, endsAt: iso(world.now + DAY) });
    world.pass(1);
    await proposeRetirements(fixedClock(world.now));
    expect(await proposals()).toHaveLength(2);
  });
});

describe("what is refused leaves nothing", () => {
  test("asking: without a role, in a draft, twice, on a day that has passed, on a stale page", async () => {
    const it = await agentInUse();
    const { world, people, agent, helper } = it;
    const stranger = await world.person("Stranger");
    const ask = (by: typeof stranger, more = {}) => asked({ ...it, people: { ...people, retirement: by } }, more);
    await world.refused(() => ask(stranger), { kind: "forbidden", rule: "agent.retire" });
    await world.refused(() => ask(people.provisioner), { kind: "forbidden", rule: "agent.retire" });
    await world.refused(() => asked(it, { scheduledAt: iso(world.now) }), { rule: "invalid-input" });
    await world.refused(() => asked(it, { version: 999 }), { rule: "stale-version" });
    await world.refused(() => asked(it, { reason: " " }), { rule: "invalid-input" });
    const proposedFor = iso(world.now);
    for (const by of [world.as(people.retirement), world.token("admin")])
      await world.refused(() => requestRetirement(by, { agent: agent.slug, reason: "Over", proposedFor }), {
        errors: [expect.objectContaining({ path: "proposedFor" })],
      });
    await world.assign(helper, "retirement_owner", people.retirement);
    await world.refused(() => asked({ ...it, agent: helper as never }), { rule: "impossible-event" });
    await asked(it);
    await world.refused(() => asked(it), { rule: "retirement-under-way" });
    expect(await stateOf(agent.id)).toBe("active");
  });

  test("R39: deciding: who asked, who holds nothing, a token, twice, without a reason, on a stale page", async () => {
    const it = await agentInUse();
    const { world, people } = it;
    const { id, version } = await asked(it, {});
    const decide = (by: Parameters<typeof approveRetirement>[0], more = {}) =>
      approveRetirement(by, { retirement: id, reason: "Yes.", ...more });
    await world.refused(() => decide(world.as(people.retirement)), { kind: "forbidden", rule: "retirement.decide" });
    await world.refused(() => decide(world.as(people.retirement, ["security"])), { rule: "own-request" });
    await world.refused(() => decide(world.as(people.provisioner)), { kind: "forbidden" });
    await world.refused(() => decide(world.token("security")), { rule: "needs-person" });
    await world.refused(() => decide(world.as(people.security), { version: version + 1 }), { rule: "stale-version" });
    await world.refused(() => decide(world.as(people.security), { reason: undefined }), { rule: "invalid-input" });
    await decide(world.as(people.security));
    await world.refused(() => decide(world.as(people.owner)), { rule: "impossible-event" });
    await world.refused(() => withdrawRetirement(world.as(people.retirement), { retirement: id }), {
      rule: "impossible-event",
    });
  });

  test("withdrawing: only who asked or answers for it; then nothing more happens to it", async () => {
    const it = await agentInUse();
    const { world, people } = it;
    const { id } = await asked(it);
    await world.refused(() => withdrawRetirement(world.as(people.provisioner), { retirement: id }), {
      kind: "forbidden",
    });
    expect(await withdrawRetirement(world.as(people.retirement), { retirement: id })).toMatchObject({
      state: "withdrawn",
    });
    await world.refused(() => approveRetirement(world.as(people.security), { retirement: id, reason: "Yes." }), {
      rule: "impossible-event",
    });
    expect(await asked(it)).toMatchObject({ state: "requested" });
  });

  test("steps: before the start, by who is not asked, without proof, twice, waiving what must be done, a token, a stale page", async () => {
    const it = await agentInUse();
    const { world, people } = it;
    const waiting = await asked(it);
    const { id, steps } = await approveRetirement(world.as(people.security), {
      retirement: waiting.id,
      reason: "Yes.",
    });
    const grant = steps.find(({ kind }) => kind === "revoke_grant");
    if (!grant) throw new Error("no grant");
    const act = (by: Parameters<typeof doStep>[0], more = {}) =>
      doStep(by, { retirement: id, step: grant.id, proof: "Removed.", ...more });
    await world.refused(() => act(world.as(people.owner)), { kind: "forbidden", rule: "retirement.step" });
    await world.refused(() => act(world.as(people.provisioner, ["auditor"])), { kind: "forbidden" });
    await world.refused(() => act(world.token("admin")), { rule: "needs-person" });
    await world.refused(() => act(world.as(people.provisioner), { proof: "" }), { rule: "invalid-input" });
    await world.refused(() => act(world.as(people.provisioner), { proofDigest: "abc" }), { rule: "invalid-input" });
    await world.refused(() => act(world.as(people.provisioner), { version: 9 }), { rule: "stale-version" });
    await world.refused(
      () => waiveStep(world.as(people.provisioner), { retirement: id, step: grant.id, reason: "No time." }),
      { rule: "step-not-waivable" },
    );
    await act(world.as(people.provisioner), { proofDigest: `sha256:${"A".repeat(64)}` });
    const after = (await readRetirement(world.admin, { retirement: id })).steps.find((one) => one.id === grant.id);
    expect(after).toMatchObject({ state: "done", proof: "Removed.", proofDigest: "a".repeat(64) });
    await world.refused(() => act(world.as(people.provisioner)), { rule: "step-closed" });
    const another = await agentInUse();
    const other = await asked(another);
    await world.refused(
      () => doStep(world.as(people.provisioner), { retirement: other.id, step: grant.id, proof: "x" }),
      {
        rule: "not-found",
      },
    );
  });

  test("R99: verifying: with an open step, by who did one, by who holds nothing, a token, without a word", async () => {
    const it = await agentInUse();
    const { world, people, agent } = it;
    const { id } = await started(it);
    const verify = (by: Parameters<typeof verifyRetirement>[0], reason = "Looked.") =>
      verifyRetirement(by, { retirement: id, reason });
    const apart = await world.person("Apart", { platformRoles: ["security"] });
    await world.refused(() => verify(world.as(apart, ["security"])), { rule: "steps-open" });
    await doEverything(it, id);
    for (const by of [people.owner, people.security, people.retirement])
      await world.refused(() => verify(world.as(by)), { rule: "same-hands" });
    await world.refused(() => verify(world.as(people.provisioner, ["admin"])), { rule: "same-hands" });
    const nobody = await world.person("Nobody");
    await world.refused(() => verify(world.as(nobody)), { kind: "forbidden", rule: "retirement.verify" });
    await world.refused(() => verify(world.token("security")), { rule: "needs-person" });
    await world.refused(() => verify(world.as(apart, ["security"]), ""), { rule: "invalid-input" });
    expect(await stateOf(agent.id)).toBe("retiring");
    // The database holds both rules, whatever the program does.
    await expect(
      present.query(`UPDATE "Retirement" SET state = 'verified', "verifiedById" = $2::uuid WHERE id = $1::uuid`, [
        id,
        people.owner.id,
      ]),
    ).rejects.toMatchObject({ code: "WF002" });
  });

  test("an agent that never asked for it is not verified", async () => {
    const it = await agentInUse();
    const { world, agent } = it;
    await inState(world, agent.id, "suspended");
    await world.refused(() => verifyRetirement(world.admin, { agent: agent.slug, reason: "Sure." }), {
      rule: "no-retirement",
    });
  });
});

test("R99: two who verify at once, and an executor among them: one retirement, one certificate's worth of evidence", async () => {
  for (let round = 0; round < 4; round++) {
    const it = await agentInUse();
    const { world, people } = it;
    const { id } = await started(it);
    const last = "Archive its evidence and documents";
    const { steps } = await doEverything(it, id, { but: [last] });
    const [one, two] = [
      await world.person("One", { platformRoles: ["security"] }),
      await world.person("Two", { platformRoles: ["security"] }),
    ];
    const step = steps.find(({ title }) => title === last)?.id ?? "";
    const verify = (by: typeof one) =>
      verifyRetirement(world.as(by, ["security"]), { retirement: id, reason: "Looked." });
    const outcomes = await Promise.allSettled([
      verify(one),
      doStep(world.as(people.retirement), { retirement: id, step, proof: "Archived." }),
      verify(two),
      verify(people.retirement),
      doStep(world.as(one, ["admin"]), { retirement: id, step, proof: "Archived too." }),
    ]);
    const doing = [outcomes[1], outcomes[4]];
    expect(doing.filter((outcome) => outcome?.status === "fulfilled")).toHaveLength(1);
    const { state, verifiedBy, steps: after } = await readRetirement(world.admin, { retirement: id });
    const verified = [outcomes[0], outcomes[2], outcomes[3]].filter((outcome) => outcome?.status === "fulfilled");
    expect(verified.length).toBe(state === "retired" ? 1 : 0);
    expect(after.map(({ doneBy }) => doneBy?.id)).not.toContain(verifiedBy?.id ?? "nobody");
    expect((await typesOf(id)).filter((type) => type === "retirement.retired")).toHaveLength(verified.length);
    if (state !== "retired") {
      const left = await world.person("Left", { platformRoles: ["security"] });
      expect(await verify(left)).toMatchObject({ state: "retired" });
    }
  }
}, 120_000);
