import { expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { editControl } from "#lib/controls/edit-control.ts";
import { listGaps } from "#lib/gaps/list-gaps.ts";
import { DAY, iso } from "#lib/platform/core/clock.ts";
import { present, writing } from "#lib/platform/database.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { submitAgent } from "#lib/workflow/submit-agent.ts";
import { readException } from "./list-exceptions.ts";
import { approveException } from "./move-exception.ts";
import { requestException } from "./request-exception.ts";

/** Somebody waits for what another transaction holds. */
const somebodyWaits = () =>
  expect
    .poll(
      async () =>
        (
          await present.query<{ waits: boolean }>(
            `SELECT count(*) > 0 AS waits FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        )[0]?.waits,
      { timeout: 10_000 },
    )
    .toBe(true);

test.each([
  ["a catalogue control that nobody has said anything about", "OWN-01", false],
  ["a control that somebody owned before", "OWN-02", true],
])("R33: who becomes the default owner of %s does not accept its gap meanwhile", async (_, control, owned) => {
  const world = new World();
  const owner = await world.person("Owner");
  const security = await world.person("Security", { platformRoles: ["security"] });
  const agent = await world.statedAgent();
  await world.assign(agent, "business_owner", owner);
  await submitAgent(world.as(owner), { agent: agent.slug });
  await editAgentControl(world.admin, { agent: agent.slug, control, status: "failing" });
  if (owned) await editControl(world.admin, { control, defaultOwner: owner.email });
  const [gap] = (await listGaps(world.admin, { agent: agent.slug, rule: "control-failing" })).data;
  const { id } = await requestException(world.as(owner), {
    gap: gap?.id ?? "",
    reason: "It is being mended.",
    compensatingControl: "A person looks.",
    endsAt: iso(world.now + 30 * DAY),
  });
  // Both are on their way: whoever waits sees what the other did.
  let approving: Promise<unknown> = Promise.resolve();
  await writing(world.now, async (tx) => {
    await editControl.within(tx, world.admin, { control, defaultOwner: security.email });
    approving = approveException(world.as(security, ["security"]), { exception: id, reason: "A person looks." });
    approving.catch(() => {});
    await somebodyWaits();
  });
  await expect(approving).rejects.toMatchObject({ kind: "forbidden" });
  expect(await readException(world.admin, { exception: id })).toMatchObject({ state: "requested" });
});
