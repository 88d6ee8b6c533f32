import { describe, expect, test } from "vitest";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { evidenceOf, World } from "#lib/registry/world-for-tests.ts";
import { listExceptions } from "./exceptions/list-exceptions.ts";
import { approveException } from "./exceptions/move-exception.ts";
import { requestException } from "./exceptions/request-exception.ts";
import { withdrawExceptions } from "./exceptions/withdraw-exceptions.ts";
import { listRequests } from "./list-requests.ts";
import { listRetirements } from "./retirements/list-retirements.ts";
import { agentInUse, asked } from "./retirements/retiring-for-tests.ts";
import { submitAgent } from "./submit-agent.ts";
import { withdrawRequest } from "./withdraw-request.ts";

/** A submitted agent with no boundary, and the exception that its owner asked for. */
async function excused(world: World, name: string) {
  const owner = await world.person(name);
  const agent = await world.statedAgent("Unbounded fleet", { acceptableOutcomes: null });
  await world.assign(agent, "business_owner", owner);
  await submitAgent(world.as(owner), { agent: agent.id });
  const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "boundary-missing" })).data;
  if (!gap) throw new Error("There is no boundary-missing.");
  const exception = await requestException(world.as(owner), {
    gap: gap.id,
    reason: "The outcomes are being written.",
    compensatingControl: "A person reads each answer.",
    endsAt: iso(world.now + 30 * DAY),
  });
  return { owner, agent, gap, exception };
}

const idsOf = ({ data }: { data: readonly { id: string }[] }) => data.map(({ id }) => id);

describe("the list of exceptions", () => {
  test("narrows to a severity and to those that one asked for oneself, and stands by who asked", async () => {
    const world = new World();
    const [one, two] = [await excused(world, "Zoe"), await excused(world, "Abel")];
    const both = [one, two].map(({ agent }) => agent.name);
    expect(idsOf(await listExceptions(world.as(one.owner), { requestedBy: "me" }))).toEqual([one.exception.id]);
    expect(idsOf(await listExceptions(world.admin, { requestedBy: two.owner.email }))).toEqual([two.exception.id]);
    expect((await listExceptions(world.token("admin"), { requestedBy: "me" })).total).toBe(0);
    const { severity } = one.gap;
    expect(idsOf(await listExceptions(world.admin, { severity, requestedBy: one.owner.id }))).toEqual([
      one.exception.id,
    ]);
    const another = severity === "low" ? "high" : "low";
    expect((await listExceptions(world.admin, { severity: another, requestedBy: one.owner.id })).total).toBe(0);
    const sorted = await listExceptions(world.admin, { q: "Unbounded fleet", sort: "requestedBy", limit: 200 });
    const names = sorted.data.filter(({ agent }) => both.includes(agent.name)).map(({ id }) => id);
    expect(names).toEqual([two.exception.id, one.exception.id]);
    await world.refused(() => listExceptions(world.admin, { severity: "mild" as "low" }), {
      errors: [expect.objectContaining({ path: "severity" })],
    });
  });

  test("R47: several are withdrawn at once, each with its evidence; what it accepted is open again", async () => {
    const world = new World();
    const [one, two] = [await excused(world, "Zoe"), await excused(world, "Abel")];
    const security = await world.person("Security", { platformRoles: ["security"] });
    const by = world.as(security, ["security"]);
    await approveException(by, { exception: one.exception.id, reason: "A person reads along." });
    expect((await listGaps(world.admin, { agent: one.agent.id, status: "accepted" })).total).toBe(1);
    // Its owner takes back their own, and not another's.
    const exceptions = [one.exception.id, two.exception.id];
    const own = await withdrawExceptions(world.as(one.owner), { exceptions });
    expect(own.results.map((result) => (result.done ? "done" : result.rule))).toEqual(["done", "exception.withdraw"]);
    expect((await listGaps(world.admin, { agent: one.agent.id, status: "accepted" })).total).toBe(0);
    const rest = await withdrawExceptions(by, { exceptions });
    expect(rest).toMatchObject({ done: 1, refused: 1 });
    for (const id of exceptions) expect((await evidenceOf(id)).at(-1)?.type).toBe("exception.withdrawn");
    await world.refused(() => withdrawExceptions(world.as(one.owner), { exceptions: [two.exception.id] }), {
      kind: "forbidden",
      rule: "exception.withdraw",
    });
    for (const given of [[], Array.from({ length: 101 }, () => two.exception.id), ["no-id"]])
      await world.refused(() => withdrawExceptions(by, { exceptions: given }), { kind: "invalid" });
  });
});

test("retirements narrow to those that one asked for oneself, and to those that nobody asked for", async () => {
  const it = await agentInUse();
  const { world, agent } = it;
  const { id, requestedBy } = await asked(it);
  const by = { id: requestedBy?.id ?? "", name: requestedBy?.name ?? "" };
  expect(idsOf(await listRetirements(world.as(by), { requestedBy: "me", agent: agent.slug }))).toEqual([id]);
  expect((await listRetirements(world.as(await world.person()), { requestedBy: "me" })).total).toBe(0);
  const proposed = async (said: "true" | "false") =>
    idsOf(await listRetirements(world.admin, { agent: agent.slug, proposed: said }));
  expect([await proposed("true"), await proposed("false")]).toEqual([[], [id]]);
  expect(idsOf(await listRetirements(world.admin, { agent: agent.slug, sort: "-requestedBy" }))).toEqual([id]);
});

test("requests stand by agent, by who asked and by when they were closed, over pages", async () => {
  const world = new World();
  const made = [];
  for (const name of ["Zoe", "Abel", "Mira"]) {
    const owner = await world.person(name);
    const agent = await world.statedAgent(`Sorted fleet ${world.now} ${name}`);
    await world.assign(agent, "business_owner", owner);
    await submitAgent(world.as(owner), { agent: agent.id });
    const [request] = (await listRequests(world.admin, { agent: agent.slug })).data;
    made.push({ name, owner, id: request?.id ?? "" });
  }
  const [zoe, abel, mira] = made.map(({ id }) => id);
  await withdrawRequest(world.as(made[2]?.owner as { id: string; name: string }), { request: mira ?? "" });
  const by = async (sort: string) => {
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const more: { cursor?: string } = cursor ? { cursor } : {};
      const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(world.admin, {
        q: "Sorted fleet",
        sort,
        limit: 1,
        ...more,
      });
      ids.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    return ids;
  };
  expect(await by("submittedBy")).toEqual([abel, mira, zoe]);
  expect(await by("agent")).toEqual([abel, mira, zoe]);
  expect(await by("-submittedBy")).toEqual([zoe, mira, abel]);
  expect((await by("closedAt"))[0]).toBe(mira);
});
