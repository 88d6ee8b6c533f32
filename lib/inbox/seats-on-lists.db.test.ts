import { expect, test } from "vitest";
import { assignGap } from "#lib/gaps/assign-gap.ts";
import { listGaps, readGap } from "#lib/gaps/list-gaps.ts";
import { listMatrix } from "#lib/raci/list-matrix.ts";
import { listAgents } from "#lib/registry/list-agents.ts";
import { listAllCapabilities } from "#lib/registry/list-all-capabilities.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { listControlStandings } from "#lib/reports/list-control-standings.ts";
import { listRequests } from "#lib/workflow/list-requests.ts";
import { readRequest } from "#lib/workflow/read-request.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { listInbox } from "./list-inbox.ts";

test("every list says the seats of the agent or capability that a row is about, as the agent itself does", async () => {
  const world = new World();
  const agent = await world.statedAgent();
  const [owner, closer] = [await world.person("Owner"), await world.person("Closer")];
  const system = await world.system("Ledger", { kind: "payment" });
  await world.capability(agent, "Pay", { action: "pay", reversible: false, system: system.slug });
  await world.assign(agent, "business_owner", owner);
  await submitAgent(world.as(owner), { agent: agent.id });
  const about = { agent: agent.slug };

  const gaps = (await listGaps(world.admin, { ...about, limit: 200 })).data;
  const [first] = gaps;
  if (!first) throw new Error("It has gaps.");
  await assignGap(world.admin, { gap: first.id, assignee: closer.id });
  const own = (await listAgents(world.admin, { q: agent.name })).data[0]?.seats;
  const ofCapability = (await listAllCapabilities(world.admin, about)).data[0]?.seats;
  expect([own?.length, ofCapability?.length]).toEqual([9, 5]);

  expect(new Set(gaps.map(({ capability, seats }) => [capability !== null, seats].join(" ")))).toEqual(
    new Set([`false ${own}`, `true ${ofCapability}`]),
  );
  expect((await readGap(world.admin, { gap: first.id })).seats).toBe(first.seats);
  const [request] = (await listRequests(world.admin, about)).data;
  expect(request?.seats).toBe(own);
  expect((await readRequest(world.admin, { request: request?.id ?? "" })).seats).toBe(own);
  const standings = (await listControlStandings(world.admin, about)).data;
  expect(new Set(standings.map(({ seats }) => seats))).toEqual(new Set([own]));
  expect((await listMatrix(world.admin, about)).agents.map(({ seats }) => seats)).toEqual([own]);
  expect((await listInbox(world.as(closer), {})).data.map(({ kind, seats }) => [kind, seats])).toEqual([["gap", own]]);
});
