import { editAgentControl } from "#lib/controls/edit-agent-control.ts";
import { writing } from "#lib/platform/database.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import { judgeTouched } from "#lib/verbs/judge-port.ts";
import { doStep, waiveStep } from "./do-step.ts";
import { approveRetirement } from "./move-retirement.ts";
import type { RetirementAnswer } from "./read-retirement.ts";
import { readRetirement } from "./read-retirement.ts";
import { requestRetirement } from "./request-retirement.ts";

/** An agent in use with one of everything that a retirement has to end, and its people. */
export async function agentInUse() {
  const world = new World();
  const people = {
    owner: await world.person("Owner"),
    system: await world.person("Runner"),
    security: await world.person("Guard"),
    retirement: await world.person("Closer"),
    provisioner: await world.person("Provisioner"),
    delegatorOwner: await world.person("Delegator owner"),
  };
  const source = await world.dataSource("Handbook");
  const target = await world.system("Ledger");
  const helper = await world.agent("Helper");
  const agent = await world.statedAgent("Refunds", {
    businessUnit: "Support",
    sharedByUnits: [{ unit: "Support" }, { unit: "Claims" }],
    customerFacing: true,
    workloadIdentity: `spiffe://example.com/refunds-${helper.slug}`,
    credential: { kind: "short_lived", ttlSeconds: 900 },
    delegatesTo: [helper.slug],
    dataSources: [source.slug],
  });
  const delegator = await world.statedAgent("Desk", { delegatesTo: [agent.slug] });
  const pays = await world.capability(agent, "Pay", { action: "write", system: target.slug });
  const reads = await world.capability(agent, "Look up", { action: "read", system: target.slug });
  await world.assign(agent, "business_owner", people.owner);
  await world.assign(agent, "system_owner", people.system);
  await world.assign(agent, "security_owner", people.security);
  await world.assign(agent, "retirement_owner", people.retirement);
  await world.assign(agent, "provisioner", people.provisioner);
  await world.assign(delegator, "business_owner", people.delegatorOwner);
  await editAgentControl(world.admin, {
    agent: agent.slug,
    control: "OWN-01",
    owner: people.owner.email,
    status: "in_place",
  });
  await inState(world, agent.id, "active");
  await inState(world, delegator.id, "active");
  return { world, people, agent, delegator, helper, source, pays, reads };
}

export type InUse = Awaited<ReturnType<typeof agentInUse>>;

/** Sets a state as the lifecycle would, without its guards. */
export async function inState(world: World, id: string, state: "active" | "suspended" | "draft"): Promise<void> {
  await writing(world.now, async (tx) => {
    await tx.models.agent.update({ where: { id }, data: { state, submittedAt: new Date(world.now) } });
    await judgeTouched(tx, { agents: [id] }, world.now, "for-tests");
  });
}

/** Asked for by the retirement owner. */
export const asked = (
  { world, people, agent }: InUse,
  more: Partial<Parameters<typeof requestRetirement>[1]> = {},
): Promise<RetirementAnswer> =>
  requestRetirement(world.as(people.retirement), {
    agent: agent.slug,
    reason: "The desk pays refunds itself.",
    alternative: "The refund page",
    contact: "support-lead@example.com",
    ...more,
  });

/** Asked for by the retirement owner and approved by the security owner: in progress. */
export async function started(it: InUse): Promise<RetirementAnswer> {
  const { id } = await asked(it);
  return approveRetirement(it.world.as(it.people.security), { retirement: id, reason: "Nobody needs it." });
}

/** Everybody does the steps that they are asked for. */
export async function doEverything(
  it: InUse,
  id: string,
  { but = [] }: { but?: string[] } = {},
): Promise<RetirementAnswer> {
  const { steps } = await readRetirement(it.world.admin, { retirement: id });
  for (const { id: step, title, state, person, waivable } of steps) {
    if (state !== "open" || but.includes(title)) continue;
    const by = it.world.as(person ?? it.people.retirement);
    if (waivable && title.includes("customers"))
      await waiveStep(by, { retirement: id, step, reason: "There are none left." });
    else await doStep(by, { retirement: id, step, proof: `Done: ${title}`, proofUrl: "https://tickets.example.com/1" });
  }
  return readRetirement(it.world.admin, { retirement: id });
}
