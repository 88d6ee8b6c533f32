import { beforeAll, describe, expect, test } from "vitest";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { decisionsOf } from "./core/decisions.ts";
import { decideInbox } from "./decide-inbox.ts";
import { listInbox } from "./list-inbox.ts";
import { sources } from "./sources.ts";

const world = new World();
let mira: Awaited<ReturnType<World["person"]>>;
let otto: Awaited<ReturnType<World["person"]>>;

beforeAll(async () => {
  mira = await world.person("Mira");
  otto = await world.person("Otto");
});

describe("deciding from the inbox", () => {
  test.each(sources)("each decision of $kind has a verb", ({ kind, decide }) =>
    expect(Object.keys(decide).sort()).toEqual(decisionsOf[kind].map(({ id }) => id).sort()),
  );

  test("accepts several at once, each with its own evidence", async () => {
    const agent = await world.agent();
    const held = [await world.name(agent, "business_owner", mira), await world.name(agent, "approver", mira)];
    const items = held.map(({ id, version }) => ({ id, version }));
    expect(await decideInbox(world.as(mira), { kind: "accept", decision: "accept", items })).toEqual({ decided: 2 });
    for (const { id } of held)
      expect((await evidenceOf(id)).map(({ type, actorName }) => [type, actorName]).at(-1)).toEqual([
        "assignment.accepted",
        mira.name,
      ]);
    expect((await listInbox(world.as(mira), {})).total).toBe(0);
  });

  test("declines one, with the reason in the evidence", async () => {
    const { id } = await world.name(await world.agent(), "detector", mira);
    const asked = { kind: "accept" as const, decision: "decline", items: [{ id }] };
    await world.refused(() => decideInbox(world.as(mira), asked), { kind: "invalid", errors: [{ path: "reason" }] });
    await decideInbox(world.as(mira), { ...asked, reason: "I do not know this desk" });
    expect((await evidenceOf(id)).at(-1)).toMatchObject({
      type: "assignment.declined",
      reason: "I do not know this desk",
    });
  });

  test("all or none: one that is stale, gone or somebody else's leaves the others as they were", async () => {
    const agent = await world.agent();
    const good = await world.name(agent, "business_owner", mira);
    const stale = await world.name(agent, "approver", mira);
    const strange = await world.name(agent, "detector", otto);
    const both = (other: { id: string; version?: number }) => () =>
      decideInbox(world.as(mira), { kind: "accept", decision: "accept", items: [{ id: good.id }, other] });
    await world.refused(both({ id: stale.id, version: 7 }), { kind: "stale", errors: [{ path: "items.1" }] });
    await world.refused(both({ id: strange.id }), { kind: "forbidden", rule: "assignment.accept" });
    await world.refused(both({ id: agent.id }), { kind: "missing" });
    await world.refused(both({ id: good.id }), { rule: "already-accepted", errors: [{ path: "items.1" }] });
    expect((await listInbox(world.as(mira), { agent: agent.id })).total).toBe(2);
  });

  test.each([
    ["a decision that the kind does not know", { kind: "accept", decision: "attest" }, "decision"],
    ["a kind that is answered on its own page", { kind: "gap", decision: "accept" }, "decision"],
    ["several that each need a reason of their own", { kind: "accept", decision: "decline", twice: true }, "items"],
    ["nothing at all", { kind: "accept", decision: "accept", none: true }, "items"],
  ] as const)("refuses %s", async (_, { twice, none, ...asked }: Record<string, unknown>, path) => {
    const id = "01980a3c-5b6e-7c1d-9f2a-3b4c5d6e7f80";
    const items = none ? [] : twice ? [{ id }, { id }] : [{ id }];
    await world.refused(() => decideInbox(world.as(mira), { ...asked, items, reason: "x" } as never), {
      kind: "invalid",
      errors: [{ path }],
    });
  });
});
