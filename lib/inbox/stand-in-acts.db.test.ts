import { describe, expect, test } from "vitest";
import { iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { textOf } from "#lib/platform/pdf-text-for-tests.ts";
import { editAssignment } from "#lib/registry/edit-assignment.ts";
import { editPerson } from "#lib/registry/edit-person.ts";
import { listAssignments } from "#lib/registry/list-assignments.ts";
import { evidenceOf, type World } from "#lib/registry/world-for-tests.ts";
import { closeCampaign } from "#lib/reviews/close-campaign.ts";
import { confirmFollowUp } from "#lib/reviews/confirm-follow-up.ts";
import { decideItem } from "#lib/reviews/decide-item.ts";
import { listFollowUps } from "#lib/reviews/list-follow-ups.ts";
import { ReviewWorld } from "#lib/reviews/reviews-for-tests.ts";
import { certificatePdf } from "#lib/workflow/retirements/certificate-pdf.tsx";
import { doStep } from "#lib/workflow/retirements/do-step.ts";
import { readCertificate } from "#lib/workflow/retirements/read-certificate.ts";
import { readRetirement } from "#lib/workflow/retirements/read-retirement.ts";
import { agentInUse, doEverything, started } from "#lib/workflow/retirements/retiring-for-tests.ts";
import { verifyRetirement } from "#lib/workflow/retirements/verify-retirement.ts";
import type { ItemKind } from "./core/item.ts";
import { decideInbox } from "./decide-inbox.ts";
import { listInbox } from "./list-inbox.ts";

type Person = Awaited<ReturnType<World["person"]>>;

const away = (world: World, person: Person, until: number | null = null) =>
  editPerson(world.admin, {
    person: person.id,
    outOfOffice: { from: iso(world.now), until: until === null ? null : iso(until) },
  });
const back = (world: World, person: Person) => editPerson(world.admin, { person: person.id, outOfOffice: null });
const seenBy = async (world: World, person: Person, kind: ItemKind) =>
  (await listInbox(world.as(person), { kind })).data;

async function deputies(world: World, agent: { slug: string }, role: "provisioner" | "system_owner", ids: string[]) {
  const [held] = (await listAssignments(world.admin, { agent: agent.slug, role })).data;
  await editAssignment(world.admin, { assignment: held?.id ?? "", deputies: ids });
}

describe("R93 R94 R99: while the person of a retirement step is out of office", () => {
  const retiring = async () => {
    const it = await agentInUse();
    const { world, agent, people } = it;
    const [first, second] = [await world.person("First deputy"), await world.person("Second deputy")];
    await deputies(world, agent, "provisioner", [first.id, second.id]);
    const { id, steps } = await started(it);
    const theirs = steps.filter(({ person }) => person?.id === people.provisioner.id);
    return { ...it, id, theirs, step: theirs[0]?.id ?? "", first, second };
  };

  test("their first deputy does it, with both names wherever it stands; nobody else of the line does", async () => {
    const it = await retiring();
    const { world, agent, people, id, step, theirs, first, second } = it;
    const by = (person: Person) => () =>
      doStep(world.as(person), { retirement: id, step, proof: "The key is deleted." });
    // While the holder is there, a deputy is nobody.
    expect(await seenBy(world, first, "retirement_step")).toEqual([]);
    await world.refused(by(first), { kind: "forbidden", rule: "retirement.step" });
    await away(world, people.provisioner);
    expect(await seenBy(world, second, "retirement_step")).toEqual([]);
    await world.refused(by(second), { kind: "forbidden", rule: "retirement.step" });
    // Nor do they stand in for what is asked of others.
    const foreign = (await readRetirement(world.as(first), { retirement: id })).steps;
    expect(foreign.filter(({ mine }) => mine).map((one) => one.id)).toEqual(theirs.map((one) => one.id));
    const others = foreign.find(({ person }) => person?.id === people.system.id)?.id ?? "";
    await world.refused(() => doStep(world.as(first), { retirement: id, step: others, proof: "x" }), {
      rule: "retirement.step",
    });

    const seen = await seenBy(world, first, "retirement_step");
    expect(seen.map((item) => item.id).sort()).toEqual(theirs.map((one) => one.id).sort());
    expect(seen[0]).toMatchObject({
      for: { id: people.provisioner.id },
      why: expect.stringMatching(new RegExp(`^For ${people.provisioner.name}, who is out of office\\. `)),
    });
    const asked = { kind: "retirement_step" as const, decision: "do", items: [{ id: step, version: 1 }] };
    await world.refused(() => decideInbox(world.as(first), asked), { kind: "invalid", errors: [{ path: "reason" }] });
    await world.refused(
      () => decideInbox(world.as(first), { ...asked, items: [{ id: step, version: 9 }], reason: "Gone." }),
      { kind: "stale" },
    );
    await decideInbox(world.as(first), { ...asked, reason: "The key is deleted." });
    const done = (await readRetirement(world.admin, { retirement: id })).steps.find((one) => one.id === step);
    expect(done).toMatchObject({
      state: "done",
      proof: "The key is deleted.",
      doneBy: { id: first.id },
      doneFor: { id: people.provisioner.id },
    });
    expect((await evidenceOf(step)).at(-1)).toMatchObject({
      type: "retirement.step_done",
      actorName: first.name,
      payload: {
        by: `${first.name} for ${people.provisioner.name}`,
        for: { id: people.provisioner.id, name: people.provisioner.name },
      },
    });

    // The holder is back: what is left is theirs again, and neither of the two verifies.
    await back(world, people.provisioner);
    expect(await seenBy(world, first, "retirement_step")).toEqual([]);
    await doEverything(it, id);
    for (const person of [first, people.provisioner]) {
      await world.assign(agent, "security_owner", person);
      expect(await seenBy(world, person, "retirement")).toEqual([]);
      await world.refused(() => verifyRetirement(world.as(person), { retirement: id, reason: "Looked." }), {
        rule: "same-hands",
      });
    }
    const verifier = await world.person("Verifier", { platformRoles: ["security"] });
    await verifyRetirement(world.as(verifier, ["security"]), { retirement: id, reason: "Its key is dead." });
    const verified = (await evidenceOf(id)).find(({ type }) => type === "retirement.verified");
    expect(JSON.stringify(verified?.payload)).toContain(`${first.name} for ${people.provisioner.name}`);
    const read = await readCertificate(world.admin, { retirement: id });
    const certified = read.certificate.steps.filter((one) => one.for !== undefined);
    expect(certified).toMatchObject([{ by: first.name, for: people.provisioner.name }]);
    expect(textOf(await certificatePdf(read)).replaceAll(/\s+/g, " ")).toContain(
      `Done by ${first.name} on behalf of ${people.provisioner.name}`,
    );
  });

  test("the holder for whom everything was done does not verify, nor does the database let them", async () => {
    const it = await retiring();
    const { world, agent, people, id, theirs, first, second } = it;
    await away(world, people.provisioner);
    for (const { id: step } of theirs)
      await doStep(world.as(first), { retirement: id, step, proof: "The key is deleted." });
    await back(world, people.provisioner);
    await doEverything(it, id);
    await world.assign(agent, "security_owner", people.provisioner);
    await world.assign(agent, "security_owner", second);
    expect(await seenBy(world, people.provisioner, "retirement")).toEqual([]);
    await world.refused(() => verifyRetirement(world.as(people.provisioner), { retirement: id, reason: "Looked." }), {
      rule: "same-hands",
    });
    await expect(
      present.query(
        `UPDATE "Retirement" SET state = 'verified', "verifiedById" = $2::uuid, "verifiedAt" = now() WHERE id = $1::uuid`,
        [id, people.provisioner.id],
      ),
    ).rejects.toThrow("verified by somebody else");
    // A deputy who did nothing may.
    expect(await seenBy(world, second, "retirement")).toHaveLength(1);
    await verifyRetirement(world.as(second), { retirement: id, reason: "Looked." });
  });

  test("a deputy who is away, left or would clash is passed over; who is asked themselves acts for themselves", async () => {
    const it = await retiring();
    const { world, agent, people, id, theirs, first, second } = it;
    await away(world, people.provisioner);
    await away(world, first);
    const [one, other] = theirs.map((step) => step.id);
    await world.refused(() => doStep(world.as(first), { retirement: id, step: one ?? "", proof: "x" }), {
      rule: "retirement.step",
    });
    expect(await seenBy(world, second, "retirement_step")).toHaveLength(theirs.length);
    // Under strict separation the detector does not provision, for nobody.
    await present.query(`UPDATE "Capability" SET action = 'pay' WHERE id = $1::uuid`, [it.pays.id]);
    const detects = await world.assign(agent, "detector", second);
    expect(await seenBy(world, second, "retirement_step")).toEqual([]);
    await world.refused(() => doStep(world.as(second), { retirement: id, step: one ?? "", proof: "x" }), {
      rule: "retirement.step",
    });
    await present.query(`DELETE FROM "Assignment" WHERE id = $1::uuid`, [detects.id]);
    await doStep(world.as(second), { retirement: id, step: one ?? "", proof: "Gone." });
    await world.assign(agent, "retirement_owner", second);
    await doStep(world.as(second), { retirement: id, step: other ?? "", proof: "Gone." });
    const kept = (await readRetirement(world.admin, { retirement: id })).steps;
    expect(
      kept.filter((step) => step.state === "done").map(({ doneBy, doneFor }) => [doneBy?.id, doneFor?.id]),
    ).toEqual(
      expect.arrayContaining([
        [second.id, people.provisioner.id],
        [second.id, undefined],
      ]),
    );
  });

  test("whose role has ended is not stood in for by the deputies of another role of theirs", async () => {
    const it = await retiring();
    const { world, agent, people, id, first } = it;
    const deputy = await world.person("Deputy elsewhere");
    const elsewhere = await world.assign(agent, "detector", people.provisioner);
    await editAssignment(world.admin, { assignment: elsewhere.id, deputies: [deputy.id] });
    await present.query(
      `UPDATE "Assignment" SET "endsAt" = $2::timestamptz WHERE "personId" = $1::uuid AND role = 'provisioner'`,
      [people.provisioner.id, iso(world.now)],
    );
    await away(world, people.provisioner);
    for (const person of [first, deputy]) {
      expect(await seenBy(world, person, "retirement_step")).toEqual([]);
      expect((await readRetirement(world.as(person), { retirement: id })).steps.some(({ mine }) => mine)).toBe(false);
    }
  });

  test("a step about another agent's delegation is stood in for by the deputy of its owner there", async () => {
    const it = await agentInUse();
    const { world, delegator, people } = it;
    const deputy = await world.person("Deputy there");
    const [owned] = (await listAssignments(world.admin, { agent: delegator.slug, role: "business_owner" })).data;
    await editAssignment(world.admin, { assignment: owned?.id ?? "", deputies: [deputy.id] });
    const { id, steps } = await started(it);
    const step = steps.find(({ kind }) => kind === "end_delegation_from")?.id ?? "";
    await away(world, people.delegatorOwner);
    expect((await seenBy(world, deputy, "retirement_step")).map((item) => item.id)).toEqual([step]);
    await doStep(world.as(deputy), { retirement: id, step, proof: "It calls the page now." });
  });
});

describe("R93 R88: while the assignee of a follow-up is out of office", () => {
  const asked = async () => {
    const world = new ReviewWorld();
    const it = await world.reviewed();
    const [first, second] = [await world.person("First deputy"), await world.person("Second deputy")];
    await deputies(world, it.agent, "provisioner", [first.id, second.id]);
    const campaign = await world.open([it.agent]);
    const { id: item } = await world.item(campaign);
    await decideItem(world.as(it.owner), { campaign: campaign.id, item, answer: "revoke", reason: "Not used." });
    await closeCampaign(world.admin, { campaign: campaign.id });
    const listed = async () => (await listFollowUps(world.admin, { campaign: campaign.id })).data[0];
    const followUp = (await listed())?.id ?? "";
    return { ...it, world, campaign, item, followUp, listed, first, second };
  };

  test("their first deputy confirms it, with both names; nobody else of the line does", async () => {
    const { world, campaign, item, followUp, listed, provisioner, first, second } = await asked();
    const by = (person: Person) => () =>
      confirmFollowUp(world.as(person), { campaign: campaign.id, followUp, note: "A call is refused." });
    await world.refused(by(first), { rule: "followUp.confirm" });
    expect(await seenBy(world, first, "follow_up")).toEqual([]);
    await away(world, provisioner);
    await world.refused(by(second), { rule: "followUp.confirm" });
    expect(await seenBy(world, second, "follow_up")).toEqual([]);
    expect(await listed()).toMatchObject({ standIn: first.id, confirmedFor: null });
    const [seen] = await seenBy(world, first, "follow_up");
    expect(seen).toMatchObject({ id: followUp, for: { id: provisioner.id } });
    const decision = { kind: "follow_up" as const, decision: "confirm", items: [{ id: followUp, version: 1 }] };
    await world.refused(() => decideInbox(world.as(first), decision), { errors: [{ path: "reason" }] });
    await decideInbox(world.as(first), { ...decision, reason: "A call is refused." });
    expect(await listed()).toMatchObject({
      confirmedBy: { id: first.id },
      confirmedFor: { id: provisioner.id },
      standIn: null,
      note: "A call is refused.",
    });
    expect((await evidenceOf(item)).at(-1)).toMatchObject({
      type: "review_follow_up.confirmed",
      actorName: first.name,
      payload: { by: `${first.name} for ${provisioner.name}`, for: { id: provisioner.id } },
    });
    expect(await seenBy(world, provisioner, "follow_up")).toEqual([]);
  });

  test("the assignee confirms their own from the inbox, in their own name", async () => {
    const { world, followUp, listed, provisioner } = await asked();
    const [seen] = await seenBy(world, provisioner, "follow_up");
    await decideInbox(world.as(provisioner), {
      kind: "follow_up",
      decision: "confirm",
      items: [{ id: seen?.id ?? "", version: 9 }],
      reason: "x",
    }).then(
      () => expect.unreachable("A stale version is refused."),
      (error) => expect(error).toMatchObject({ kind: "stale" }),
    );
    await decideInbox(world.as(provisioner), {
      kind: "follow_up",
      decision: "confirm",
      items: [{ id: followUp }],
      reason: "A call is refused.",
    });
    expect(await listed()).toMatchObject({ confirmedBy: { id: provisioner.id }, confirmedFor: null });
  });
});
