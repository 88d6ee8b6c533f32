import { fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import type { Context } from "#lib/verbs/context.ts";
import { createCampaign } from "./create-campaign.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { listItems } from "./list-items.ts";
import { openCampaign } from "./open-campaign.ts";

type Somebody = { id: string; name: string; email: string };
type CampaignInput = Parameters<typeof createCampaign>[1];

/** A world with an active agent whose capability of tier low has a grant, its people, and campaigns over it. */
export class ReviewWorld extends World {
  get clock() {
    return fixedClock(this.now);
  }

  /** An active agent with an owner who has a manager, and one capability: `write` is low, `pay` high. */
  async reviewed(action: "write" | "pay" = "write", more: { owner?: Somebody; unit?: string } = {}) {
    const manager = await this.person("Manager");
    const owner = more.owner ?? (await this.person("Owner", { manager: manager.email }));
    const provisioner = await this.person("Provisioner");
    const approver = await this.person("Approver");
    const agent = await this.statedAgent("Agent", { businessUnit: more.unit ?? null });
    await this.assign(agent, "business_owner", owner);
    await this.assign(agent, "provisioner", provisioner);
    await this.assign(agent, "approver", approver);
    const system = await this.system();
    const capability = await this.capability(agent, "Capability", {
      action,
      system: system.slug,
      dataClassification: "internal",
      monitoring: "An alert at 20 an hour",
      revocation: { path: "Remove the scope" },
      grant: {
        grantedBy: provisioner.email,
        approvedBy: approver.email,
        reason: "Needed",
        startsAt: iso(this.now),
        endsAt: iso(this.now + 80 * 86_400_000),
      },
    });
    await this.activate(agent.id);
    return { agent, capability, owner, manager, provisioner, approver };
  }

  /** As the lifecycle leaves it; what it takes to activate is another test's. */
  async activate(agentId: string): Promise<void> {
    await present.query(
      `UPDATE "Agent" SET state = 'active', "activatedAt" = $2::timestamptz, "submittedAt" = $2::timestamptz WHERE id = $1::uuid`,
      [agentId, iso(this.now)],
    );
  }

  campaign(agents: readonly { id: string }[], more: Partial<CampaignInput> = {}) {
    return createCampaign(this.admin, {
      name: "Quarterly review",
      scope: { agents: agents.map(({ id }) => id) },
      ...more,
    });
  }

  async open(agents: readonly { id: string }[], more: Partial<CampaignInput> = {}) {
    const campaign = await this.campaign(agents, more);
    await openCampaign(this.admin, { campaign: campaign.id });
    return campaign;
  }

  async items(campaign: { id: string }, by: Context = this.admin) {
    return (await listItems(by, { campaign: campaign.id })).data;
  }

  async item(campaign: { id: string }) {
    const [item] = await this.items(campaign);
    if (item === undefined) throw new Error("The campaign has no item.");
    return item;
  }

  /** Days pass, a day at a time, and the clock's work is done each morning. */
  async live(days: number): Promise<void> {
    for (let day = 0; day < days; day++) {
      this.pass(1);
      await followCampaigns(this.clock);
    }
  }
}

/** The notices that a person got about reviews, the first first. */
export const noticesOf = (person: Somebody) =>
  present
    .query<{ kind: string }>(
      `SELECT kind FROM "Notice" WHERE "personId" = $1::uuid AND kind LIKE 'review-%' ORDER BY id`,
      [person.id],
    )
    .then((rows) => rows.map(({ kind }) => kind));

export const stateOfCapability = async ({ id }: { id: string }): Promise<string | undefined> =>
  (await present.query<{ state: string }>(`SELECT state::text AS state FROM "Capability" WHERE id = $1::uuid`, [id]))[0]
    ?.state;
