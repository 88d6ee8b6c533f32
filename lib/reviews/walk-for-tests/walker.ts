import { DAY, fixedClock, iso } from "#lib/platform/core/clock.ts";
import { present } from "#lib/platform/database.ts";
import type { PlatformRole, Role } from "#lib/registry/core/vocabulary.ts";
import { World } from "#lib/registry/world-for-tests.ts";
import type { Context } from "#lib/verbs/context.ts";

type Named = { id: string; name: string; email: string };

export const names = [
  "owner",
  "boss",
  "system",
  "security",
  "closer",
  "provisioner",
  "approver",
  "detector",
  "responder",
  "desk",
  "data",
  "guard",
  "guard2",
  "law",
  "admin",
] as const;
export type Name = (typeof names)[number];

const platformRoles: Partial<Record<Name, PlatformRole[]>> = {
  guard: ["member", "security"],
  guard2: ["member", "security"],
  law: ["member", "compliance"],
  admin: ["member", "admin"],
};

const roleOf: Partial<Record<Name, Role>> = {
  owner: "business_owner",
  system: "system_owner",
  security: "security_owner",
  closer: "retirement_owner",
  provisioner: "provisioner",
  approver: "approver",
  detector: "detector",
  responder: "responder",
};

/** One agent with everybody that it takes, from its draft on: what a walk of random events is about. */
export class Walker extends World {
  people = {} as Record<Name, Named>;
  id = "";
  slug = "";
  /** Whose agent it is: what is asked of a unit is asked of this walk alone. */
  unit = "";
  capabilities: string[] = [];

  static async begin(): Promise<Walker> {
    const walker = new Walker();
    for (const name of names)
      walker.people[name] = await walker.person(name, {
        platformRoles: platformRoles[name] ?? ["member"],
        ...(name === "boss" || walker.people.boss === undefined ? {} : { manager: walker.people.boss.email }),
      });
    const { desk, data, provisioner, approver } = walker.people;
    walker.unit = `Unit of ${walker.people.owner.name}`;
    const system = await walker.system("Desk", { owner: desk.email });
    const source = await walker.dataSource("Cases", {
      dataOwner: data.email,
      qualityOwner: data.email,
      dataClassification: "confidential",
    });
    const agent = await walker.statedAgent("Walked", {
      businessUnit: walker.unit,
      customerFacing: true,
      dataSources: [source.slug],
      residualRisk: { statement: "A refund too many" },
    });
    walker.id = agent.id;
    walker.slug = agent.slug;
    const grant = {
      grantedBy: provisioner.email,
      approvedBy: approver.email,
      reason: "Needed",
      startsAt: iso(walker.now),
      endsAt: iso(walker.now + 60 * DAY),
    };
    const what = { system: system.slug, monitoring: "An alert", revocation: { path: "Remove the scope" }, grant };
    walker.capabilities = [
      (await walker.capability(agent, "Pay", { ...what, action: "pay" })).id,
      (await walker.capability(agent, "Read", { ...what, action: "read" })).id,
    ];
    for (const [name, role] of Object.entries(roleOf)) {
      const more = role === "responder" ? { authority: "May stop it", deputies: [desk.email] } : {};
      await walker.assign(agent, role as Role, walker.people[name as Name], more);
    }
    await walker.assign(agent, "control_owner", walker.people.system);
    return walker;
  }

  by(name: Name): Context {
    return this.as(this.people[name], platformRoles[name] ?? ["member"]);
  }

  /** Whoever has that id; a stranger where nobody in the walk has. */
  byId(id: string | null, role: string | null = null): Context {
    const name = names.find((one) => this.people[one].id === id);
    if (name !== undefined) return this.by(name);
    return this.by(role === "compliance" ? "law" : role === "security" ? "guard" : "boss");
  }

  get clock() {
    return fixedClock(this.now);
  }

  /** One row of what is there now, the newest first. */
  async newest<Row extends object>(text: string, values: readonly unknown[] = [this.id]): Promise<Row | null> {
    return (await present.query<Row>(text, values))[0] ?? null;
  }
}
