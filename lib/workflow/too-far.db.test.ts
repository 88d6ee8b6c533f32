import { describe, expect, test } from "vitest";
import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { iso } from "#lib/platform/core/clock.ts";
import { editAgent } from "#lib/registry/edit-agent.ts";
import { editDataSource } from "#lib/registry/edit-data-source.ts";
import { readCapability } from "#lib/registry/list-capabilities.ts";
import { readAgent } from "#lib/registry/read-agent.ts";
import { changeAgent } from "./change-agent.ts";
import { changeCapability } from "./change-capability.ts";
import { changing, waiting } from "./changing-for-tests.ts";
import { approveAll, requestOf } from "./decide-for-tests.ts";
import { readRequest } from "./read-request.ts";
import { inState } from "./retirements/retiring-for-tests.ts";

const { world, people, approved } = changing();

describe("what was in order when it was asked for is looked at again before the last yes", () => {
  test("R56: more autonomy waits until the detection control is tested again", async () => {
    const { agent } = await approved();
    const monitored = (status: "tested" | "failing") =>
      editAgentControl(world.admin, {
        agent: agent.slug,
        control: "MON-01",
        owner: people.owner.email,
        status,
        evidenceUrl: "https://evidence.example.com/mon-01",
        ...(status === "tested" ? { testedAt: iso(world.now) } : {}),
      });
    await monitored("tested");
    const asked = waiting(
      await changeAgent(world.as(people.owner), {
        agent: agent.slug,
        autonomy: "acts_freely",
        autonomyReason: "Nights and week-ends",
      }),
    );
    await monitored("failing");
    const decide = async () => approveAll(world, await requestOf(world, agent, "change"));
    await expect(decide()).rejects.toMatchObject({
      rule: "authority-unbounded",
      errors: [{ path: "controls.MON-01" }],
    });
    // The others stand; the last one waits, and nothing was carried out.
    expect((await readRequest(world.admin, { request: asked.id })).state).toBe("open");
    expect((await readAgent(world.admin, { agent: agent.slug })).autonomy).toBe("acts_with_approval");
    await monitored("tested");
    expect((await decide()).state).toBe("approved");
    expect((await readAgent(world.admin, { agent: agent.slug })).autonomy).toBe("acts_freely");
  });

  test("R27: wider reach waits where the data owner has taken a decision back meanwhile", async () => {
    const source = await world.dataSource("Claim files", {
      dataOwner: people.desk.email,
      dataClassification: "restricted",
    });
    const decides = (use: string | null) =>
      editDataSource(world.as(people.desk), {
        dataSource: source.slug,
        decisions: { use, retention: "A day", summary: "Inside the desk" },
      });
    await decides("The claim at hand");
    const { agent, on } = await approved();
    await editAgent(world.admin, { agent: agent.slug, dataSources: [source.slug] });
    await inState(world, agent.id, "active");
    waiting(await changeCapability(world.as(people.owner), { ...on, dataClassification: "restricted" }));
    await decides(null);
    const decide = async () => approveAll(world, await requestOf(world, agent, "change"));
    await expect(decide()).rejects.toMatchObject({ rule: "data-undecided" });
    expect((await readCapability(world.admin, on)).dataClassification).toBe("confidential");
    await decides("The claim at hand");
    expect((await decide()).state).toBe("approved");
  });
});
