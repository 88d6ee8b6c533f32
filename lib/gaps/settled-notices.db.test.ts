import { expect, test } from "vitest";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { assignGap } from "./assign-gap.ts";
import { listGaps } from "./list-gaps.ts";

test("R46: a gap that closes settles what its assignee was told, and nobody else's", async () => {
  const world = new World();
  const owner = await world.person("Owner");
  const closer = await world.person("Closer");
  const agent = await world.statedAgent();
  await world.assign(agent, "business_owner", owner);
  await submitAgent(world.as(owner), { agent: agent.id });
  for (const role of ["system_owner", "security_owner"] as const) {
    const [gap] = (await listGaps(world.admin, { agent: agent.id, rule: "owner-missing", role })).data;
    await assignGap(world.admin, { gap: gap?.id ?? "", assignee: closer.id });
  }
  const unread = async () =>
    (await listNotices(world.as(closer), {})).data.filter(({ readAt }) => readAt === null).map(({ kind }) => kind);
  expect(await unread()).toEqual(["gap-assigned", "gap-assigned"]);
  await world.assign(agent, "system_owner", owner);
  expect(await unread()).toEqual(["gap-assigned"]);
});
