import { describe, expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { writing } from "#lib/platform/database.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editSystem } from "#lib/registry/edit-system.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { evidenceOf } from "#lib/registry/world-for-tests.ts";
import { changeAgent } from "./change-agent.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, type Person, waiting } from "./changing-for-tests.ts";
import { partOf } from "./core/request-vocabulary.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";
import { decideRequest } from "./decide-request.ts";
import type { RequestAnswer } from "./read-request.ts";
import { requestChanges } from "./request-changes.ts";
import { resubmitRequest } from "./resubmit-request.ts";

const { world, people, approved } = changing();

const yes = (person: Person, request: string, slot: string) =>
  decideRequest(world.as(person), { request, slot, decision: "approve", reason: "Right as shown" });
const sendBack = (request: string) =>
  requestChanges(world.as(people.security), { request, reason: "Not everything, please." });
/** The slots that are approved and in force. */
const standing = ({ decisions }: RequestAnswer) =>
  decisions.filter(({ voidedAt, decision }) => voidedAt === null && decision === "approve").map(({ slot }) => slot);
/** The decisions that were given and are void, each with why. */
const voided = ({ decisions }: RequestAnswer) =>
  decisions
    .filter(({ voidedAt, decision }) => voidedAt !== null && decision !== null)
    .map(({ slot, voidedWhy }) => [slot, voidedWhy]);

describe("R59: a change is shown in parts, and an approval belongs to those that its question is about", () => {
  test("another purpose voids the yes of the business owner alone, and says so", async () => {
    const { agent, on, system } = await approved();
    const { id } = waiting(await changeCapability(world.as(people.system), { ...on, tools: ["look", "note", "mail"] }));
    await yes(people.owner, id, "business_owner");
    await yes(people.desk, id, `system:${system.slug}`);
    await editAgent(world.admin, { agent: agent.slug, purpose: "Another than was decided about" });
    const after = await requestOf(world, agent, "change");
    expect(voided(after)).toEqual([["business_owner", "What was decided about changed: Purpose and boundary."]]);
    expect(standing(after)).toEqual([`system:${system.slug}`]);
    expect(after.waitsFor).toEqual(["business_owner", "scope"]);
    expect((await evidenceOf(id)).at(-1)).toMatchObject({
      type: "request.reconsidered",
      payload: { changed: ["Purpose and boundary"], voided: [{ slot: "business_owner", decided: true }] },
    });
  });

  test("a fact that the tier follows from voids whoever looked at the tier, and not the owner of the system", async () => {
    const { agent, on, system } = await approved();
    const { id } = waiting(await changeCapability(world.as(people.system), { ...on, tools: ["look", "note", "mail"] }));
    await yes(people.security, id, "scope");
    await yes(people.desk, id, `system:${system.slug}`);
    await editAgent(world.admin, { agent: agent.slug, interaction: "agentic" });
    const after = await requestOf(world, agent, "change");
    expect(voided(after)).toEqual([["scope", "What was decided about changed: Risk tier."]]);
    expect(standing(after)).toEqual([`system:${system.slug}`]);
  });

  test("so does a fact of the system that it is to act on from then on, which nothing of the agent touches yet", async () => {
    const { agent, on } = await approved();
    const vault = await world.system("Vault", { owner: people.desk.email, kind: "api" });
    const { id } = waiting(await changeCapability(world.as(people.system), { ...on, system: vault.slug }));
    await yes(people.owner, id, "business_owner");
    await yes(people.security, id, "scope");
    await editSystem(world.admin, { system: vault.slug, kind: "identity_store" });
    const after = await requestOf(world, agent, "change");
    expect(after.waitsFor).toContain("residual_risk");
    expect(voided(after)).toEqual(
      expect.arrayContaining([["scope", "What was decided about changed: What it may do, Risk tier."]]),
    );
  });

  test("sent back for a shorter grant, whoever decided about the reach has decided", async () => {
    const { on, system } = await approved();
    const until = (days: number) => ({ reason: "Pilot", endsAt: iso(world.now + days * DAY) });
    const { id } = waiting(
      await changeCapability(world.as(people.system), { ...on, tools: ["look", "note", "mail"], grant: until(60) }),
    );
    await yes(people.security, id, "scope");
    await yes(people.desk, id, `system:${system.slug}`);
    await yes(people.approver, id, "approver");
    await sendBack(id);
    const again = await resubmitRequest(world.as(people.system), { request: id, grant: until(30) });
    expect(standing(again)).toEqual(["scope", `system:${system.slug}`]);
    expect(voided(again)).toEqual([["approver", "What was decided about changed: The grant."]]);
    expect(again.parts.filter(({ since }) => since !== "unchanged")).toMatchObject([
      { part: "grant", since: "changed", differences: [{ field: "endsAt" }] },
    ]);
  });

  test("sent back for fewer delegates, whoever decided about the autonomy has decided", async () => {
    const { agent } = await approved();
    await editAgentControl(world.admin, {
      agent: agent.slug,
      control: "MON-01",
      owner: people.detector.email,
      status: "tested",
    });
    const { id } = waiting(
      await changeAgent(world.as(people.system), {
        agent: agent.slug,
        autonomy: "acts_within_bounds",
        autonomyReason: "Nobody is there at night",
        delegatesTo: ["scout", "pilot"],
      }),
    );
    await yes(people.security, id, "oversight");
    await yes(people.security, id, "scope");
    await sendBack(id);
    const again = await resubmitRequest(world.as(people.system), { request: id, delegatesTo: ["scout"] });
    expect(standing(again)).toEqual(["oversight"]);
    expect(voided(again)).toEqual([["scope", "What was decided about changed: Who it hands work to."]]);
  });
});

describe("a change that was open before it was shown in parts", () => {
  /** All of it in one part, as it was shown and asked for then; nothing is decided yet. */
  async function inOne(more: object = { tools: ["look", "note", "mail"] }) {
    const made = await approved();
    const { id } = waiting(await changeCapability(world.as(people.system), { ...made.on, ...more }));
    const whole = partOf("change", "What changes", { agent: made.agent.name, becomes: more });
    await writing(world.now, async (tx) => {
      await tx.query(
        `UPDATE "Request" SET parts = jsonb_build_array($2::jsonb) || jsonb_path_query_array(parts, '$[*] ? (@.part == "risk")')
         WHERE id = $1::uuid RETURNING id::text`,
        [id, JSON.stringify(whole)],
      );
      await tx.query(
        `UPDATE "RequestDecision" SET parts = CASE WHEN 'risk' = ANY(parts) THEN '{change,risk}'::text[] ELSE '{change}' END
         WHERE "requestId" = $1::uuid RETURNING id::text`,
        [id],
      );
    });
    return { ...made, id };
  }
  const REACH = "What it may do";
  const other = (...titles: string[]) =>
    `It is shown in other parts now: ${titles.join(", ")} instead of What changes.`;

  test("asks again for what was decided, which says why; what waits is about the parts as they are, of who was asked", async () => {
    const { agent, on, system, id } = await inOne();
    const slot = `system:${system.slug}`;
    await yes(people.security, id, "scope");
    await yes(people.desk, id, slot);
    // Whatever is written about the agent, also what the request does not show.
    await editAgent(world.admin, { agent: agent.slug, escalation: "Call the desk" });
    const after = await requestOf(world, agent, "change");
    expect(after.parts.map(({ part }) => part)).toEqual(["reach", "autonomy", "purpose", "tier"]);
    expect(voided(after)).toEqual([
      ["scope", other(REACH, "Risk tier")],
      [slot, other(REACH, "Autonomy")],
    ]);
    const live = after.decisions.filter(({ voidedAt }) => voidedAt === null);
    expect(live.map(({ slot: name, parts, asked }) => [name, parts, asked?.id])).toEqual([
      ["business_owner", ["reach", "purpose"], people.owner.id],
      ["scope", ["reach", "tier"], people.security.id],
      [slot, ["reach", "autonomy"], people.desk.id],
    ]);
    const done = await approveAll(world, after);
    expect(done).toMatchObject({ state: "approved" });
    expect(await readCapability(world.admin, on)).toMatchObject({ tools: ["look", "note", "mail"] });
  });

  test("the risk that was stated shows as it was; who accepted it is asked about all that it follows from", async () => {
    const { agent, id } = await inOne({ action: "pay" });
    await yes(people.owner, id, "residual_risk");
    await editAgent(world.admin, { agent: agent.slug, escalation: "Call the desk" });
    const after = await requestOf(world, agent, "change");
    expect(voided(after)).toEqual([["residual_risk", other(REACH, "Autonomy", "Risk tier")]]);
    expect(after.waitsFor).toContain("residual_risk");
  });

  test("one that was sent back is asked for again in parts", async () => {
    const { agent, on, id } = await inOne();
    await yes(people.owner, id, "business_owner");
    await sendBack(id);
    const again = await resubmitRequest(world.as(people.system), { request: id });
    expect(standing(again)).toEqual([]);
    expect(voided(again)).toEqual([["business_owner", other(REACH, "Purpose and boundary")]]);
    await approveAll(world, await requestOf(world, agent, "change"));
    expect(await readCapability(world.admin, on)).toMatchObject({ tools: ["look", "note", "mail"] });
  });

  test("nothing is written about it, and it is decided as it was shown", async () => {
    const { on, id, agent } = await inOne();
    const done = await approveAll(world, await requestOf(world, agent, "change"));
    expect(done).toMatchObject({ id, state: "approved" });
    expect(voided(done)).toEqual([]);
    expect(await readCapability(world.admin, on)).toMatchObject({ tools: ["look", "note", "mail"] });
  });
});
